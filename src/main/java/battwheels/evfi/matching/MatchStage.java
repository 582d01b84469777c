package battwheels.evfi.matching;

import java.util.Locale;

/** How a card was found, the surest way first. */
public enum MatchStage {
    SIGNATURE,
    SUBSYSTEM_VEHICLE,
    VECTOR_SEMANTIC,
    HYBRID,
    KEYWORD;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
