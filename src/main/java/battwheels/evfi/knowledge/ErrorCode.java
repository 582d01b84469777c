package battwheels.evfi.knowledge;

import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Severity;
import battwheels.evfi.card.Subsystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trouble code means.
 *
 * @param dtcCode upper case
 * @param codeStandard OBD2, CAN or Proprietary
 */
public record ErrorCode(
        String dtcCode,
        CodeStandard codeStandard,
        String description,
        @Nullable String detailedExplanation,
        @Nullable String vehicleMake,
        @Nullable Subsystem subsystem,
        @Nullable Severity severity,
        List<String> commonCauses,
        List<String> diagnosticSteps) {

    public ErrorCode {
        commonCauses = Listed.copy(commonCauses);
        diagnosticSteps = Listed.copy(diagnosticSteps);
    }

    static ErrorCode generic(String code, String description) {
        return new ErrorCode(code, CodeStandard.OBD2, description, null, null, null, null, List.of(), List.of());
    }
}
