package battwheels.moving;

import java.util.Map;

/** What came of a move, or would, by collection. */
public record MoveSummary(Map<String, Counts> collections) {
    /**
     * Of one collection.
     *
     * @param read documents of the organization
     * @param made that are here now, or would be
     * @param there that were here before
     * @param keptOut that are not taken
     * @param dropped fields without a place here
     * @param changed fields that are not as they were
     */
    public record Counts(int read, int made, int there, int keptOut, int dropped, int changed) {}
}
