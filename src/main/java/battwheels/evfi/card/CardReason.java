package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** Body of a move that may be given a reason. */
public record CardReason(@Nullable String reason) {
    public Faults faults() {
        return new Faults().text("reason", reason, 1_000);
    }
}
