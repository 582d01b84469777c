package battwheels.evfi.card;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** What a failure looks like from outside, and the hash by which the same look is recognised ({@link Signatures}). */
public record FailureSignature(
        String signatureId,
        String signatureHash,
        List<String> primarySymptoms,
        List<String> errorCodes,
        Subsystem subsystem,
        FailureMode failureMode,
        @JsonUnwrapped Circumstances circumstances) {

    public FailureSignature {
        primarySymptoms = Listed.copy(primarySymptoms);
        errorCodes = Listed.copy(errorCodes);
    }
}
