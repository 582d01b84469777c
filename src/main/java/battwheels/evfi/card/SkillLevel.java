package battwheels.evfi.card;

/** What a technician must be able to do. */
public enum SkillLevel {
    BASIC,
    INTERMEDIATE,
    ADVANCED,
    EXPERT;
}
