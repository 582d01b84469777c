package battwheels.evfi.card;

/** How it fails; {@code unknown} when a draft was made before anybody looked. */
public enum FailureMode {
    COMPLETE_FAILURE,
    INTERMITTENT,
    DEGRADATION,
    ERRATIC_BEHAVIOR,
    NO_RESPONSE,
    OVERHEATING,
    NOISE,
    VIBRATION,
    LEAKAGE,
    UNKNOWN;

    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
