package battwheels.platform.config;

import java.util.List;

/** What came of reading the configuration: all of it, or everything that is wrong with it. */
public sealed interface Loaded {

    /** A configuration a server can start with. */
    record Ready(Configuration configuration) implements Loaded {}

    /** At least one fault; the server must not start. */
    record Refused(List<Fault> faults) implements Loaded {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
