package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One self-contained document, or every reason why there is none. */
public sealed interface MergeOutcome {
    record Merged(ObjectNode document) implements MergeOutcome {}

    /** @param faults each names the file, the place in it and what is wrong */
    record Refused(List<String> faults) implements MergeOutcome {}
}
