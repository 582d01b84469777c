package battwheels;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import java.util.List;

/** The domains a server hosts: one verticle each. */
final class Domains {
    private Domains() {}

    static List<DomainVerticle> of(Kernel kernel) {
        return List.of();
    }
}
