package battwheels.platform.moving;

import battwheels.platform.problem.Fault;
import java.util.List;

/** What came of something that was to be taken in, or would. */
public sealed interface MovedIn {
    /** It is there now, or would be. */
    record Made(String id) implements MovedIn {}

    /** It was there before, under this id. */
    record There(String id) implements MovedIn {}

    /** It is not taken as it is. */
    record Refused(List<Fault> faults) implements MovedIn {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
