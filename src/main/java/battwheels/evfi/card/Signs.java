package battwheels.evfi.card;

import battwheels.platform.shape.Edits;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what a failure is recognised: symptoms in words and the codes the vehicle shows, in upper case. */
public record Signs(
        List<Symptom> symptoms,
        List<String> symptomCodes,
        @Nullable String symptomText,
        List<String> errorCodes) {
    public static final Signs NONE = new Signs(List.of(), List.of(), null, List.of());

    public Signs {
        symptoms = Listed.copy(symptoms);
        symptomCodes = Listed.copy(symptomCodes);
        errorCodes = Listed.copy(errorCodes);
    }

    /** The symptoms a signature is made of: those listed, else the text, else the card's title. */
    public List<String> primary(String title) {
        if (!symptoms.isEmpty()) {
            return symptoms.stream().map(Symptom::description).toList();
        }
        return List.of(symptomText == null ? title : symptomText);
    }

    Signs edited(Edits edits, CardForm form) {
        return new Signs(
                edits.kept("symptoms", symptoms, form.symptoms()),
                edits.kept("symptom_codes", symptomCodes, form.symptomCodes()),
                edits.text("symptom_text", symptomText, form.symptomText()),
                edits.kept("error_codes", errorCodes, form.errorCodes() == null ? null : codes(form.errorCodes())));
    }

    /** Codes as they are compared: upper case, each once. */
    public static List<String> codes(List<String> given) {
        return given.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
