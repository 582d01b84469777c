package battwheels.evfi.knowledge;

/** Who defined a trouble code. */
public enum CodeStandard {
    OBD2,
    CAN,
    PROPRIETARY
}
