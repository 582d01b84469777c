package battwheels.evfi.guided;

import battwheels.evfi.card.Listed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check of a guided diagnosis.
 *
 * @param passAction and {@code failAction}: {@code next}, {@code skip_to:<step>} or {@code resolution:<id>}
 */
public record TreeStep(
        String stepId,
        int order,
        String instruction,
        @Nullable String expectedMeasurement,
        List<String> toolsRequired,
        List<String> safetyNotes,
        String passAction,
        String failAction) {

    public TreeStep {
        toolsRequired = Listed.copy(toolsRequired);
        safetyNotes = Listed.copy(safetyNotes);
    }
}
