package battwheels.platform.flags;

/** For whom a flag is on. */
public enum FlagMode {
    OFF,
    ON,
    /** The organizations named. */
    CANARY,
    /** A part of all organizations, always the same ones; a larger part holds the smaller. */
    PERCENTAGE
}
