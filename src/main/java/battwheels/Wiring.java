package battwheels;

import battwheels.organizations.SignUpStep;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import battwheels.platform.tenancy.TenantStores;
import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The few seams of a server that a test may take hold of; production has one wiring.
 *
 * @param stores makes the tenant stores; the isolation proof makes them without injection
 * @param listeners hear every command on its way to the document store
 * @param afterSignUpStep hears of each step of a sign-up, where a test stops it
 */
record Wiring(
        BiFunction<DocumentCollections, QueryLog, TenantStores> stores,
        List<CommandListener> listeners,
        InstantSource clock,
        Consumer<SignUpStep> afterSignUpStep) {

    static Wiring production() {
        return new Wiring(TenantStores::new, List.of(), Clock.systemUTC(), step -> {});
    }
}
