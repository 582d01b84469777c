package battwheels.tickets;

import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** How the complaint was cured. A reopened ticket starts with {@link #NONE}: its old cure did not hold. */
public record Resolution(
        @Nullable String resolution,
        @Nullable String resolutionNotes,
        @Nullable ResolutionOutcome resolutionOutcome,
        @Nullable String confirmedFault,
        @Nullable String selectedFailureCard) {

    public static final Resolution NONE = new Resolution(null, null, null, null, null);

    boolean isGiven() {
        return resolution != null && !resolution.isBlank();
    }

    void check(Faults faults) {
        faults.text("resolution", resolution, 5_000)
                .text("resolution_notes", resolutionNotes, 5_000)
                .text("confirmed_fault", confirmedFault, 1_000)
                .text("selected_failure_card", selectedFailureCard, 64);
    }

    Resolution edited(Edits edits, Resolution given) {
        return new Resolution(
                edits.text("resolution", resolution, given.resolution),
                edits.text("resolution_notes", resolutionNotes, given.resolutionNotes),
                edits.value("resolution_outcome", resolutionOutcome, given.resolutionOutcome),
                edits.text("confirmed_fault", confirmedFault, given.confirmedFault),
                edits.text("selected_failure_card", selectedFailureCard, given.selectedFailureCard));
    }
}
