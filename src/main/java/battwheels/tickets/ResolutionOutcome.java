package battwheels.tickets;

/** Whether the repair cured the complaint. */
public enum ResolutionOutcome {
    SUCCESS,
    PARTIAL,
    FAILURE
}
