package battwheels.evfi.guided;

/** How a check of a guided diagnosis went; a skipped one counts as passed and is remembered as skipped. */
public enum StepOutcome {
    PASS,
    FAIL,
    SKIP
}
