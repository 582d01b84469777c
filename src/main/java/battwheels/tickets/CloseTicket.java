package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Body of a closing: the resolution, without which no ticket closes. */
public record CloseTicket(@JsonUnwrapped Resolution resolution) {

    public CloseTicket(@Nullable Resolution resolution) {
        this.resolution = resolution == null ? Resolution.NONE : resolution;
    }

    public static CloseTicket with(String resolution) {
        return new CloseTicket(new Resolution(resolution, null, null, null, null));
    }

    Faults faults() {
        Faults faults = new Faults();
        faults.require(resolution.isGiven(), "resolution", "is required");
        resolution.check(faults);
        return faults;
    }
}
