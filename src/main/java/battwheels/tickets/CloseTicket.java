package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/** Body of a closing: the resolution, without which no ticket closes. */
public record CloseTicket(Resolution cure) {

    /** The body is the resolution. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CloseTicket(@Nullable Resolution cure) {
        this.cure = cure == null ? Resolution.NONE : cure;
    }

    public static CloseTicket with(String resolution) {
        return new CloseTicket(new Resolution(resolution, null, null, null, null));
    }

    Faults faults() {
        Faults faults = new Faults();
        faults.require(cure.isGiven(), "resolution", "is required");
        cure.check(faults);
        return faults;
    }
}
