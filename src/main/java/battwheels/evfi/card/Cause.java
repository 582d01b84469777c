package battwheels.evfi.card;

import battwheels.platform.shape.Edits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why it fails. */
public record Cause(String rootCause, @Nullable String rootCauseDetails, List<String> secondaryCauses) {

    public Cause {
        secondaryCauses = Listed.copy(secondaryCauses);
    }

    Cause edited(Edits edits, CardForm form) {
        return new Cause(
                edits.kept("root_cause", rootCause, CardForm.stripped(form.rootCause())),
                edits.text("root_cause_details", rootCauseDetails, form.rootCauseDetails()),
                edits.kept("secondary_causes", secondaryCauses, form.secondaryCauses()));
    }
}
