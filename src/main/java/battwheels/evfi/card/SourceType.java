package battwheels.evfi.card;

/** Where a card comes from. */
public enum SourceType {
    FIELD_DISCOVERY,
    OEM_INPUT,
    INTERNAL_ANALYSIS,
    PATTERN_DETECTION,
    LEGACY_IMPORT;
}
