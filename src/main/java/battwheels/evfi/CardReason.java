package battwheels.evfi;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a move that may be given a reason. */
public record CardReason(@Nullable String reason) {
    Faults faults() {
        return new Faults().text("reason", reason, 1_000);
    }
}
