package battwheels.platform.http.contract;

import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a call may be answered with.
 *
 * @param success the status of its success
 * @param versioned whether the success carries an ETag
 * @param byStatus every documented status
 */
public record Answers(int success, boolean versioned, SortedMap<Integer, Answer> byStatus) {
    /**
     * @param codes the refusals that come with this status, none for a success
     * @param schema the body's schema, null where the answer has no body
     */
    public record Answer(List<ProblemCode> codes, @Nullable JsonNode schema) {}

    /** Whether an answer of this status has a body. */
    public boolean hasBody(int status) {
        var answer = byStatus.get(status);
        return answer != null && answer.schema() != null;
    }

    /** Every documented refusal. */
    public Set<ProblemCode> refusals() {
        var refusals = EnumSet.noneOf(ProblemCode.class);
        byStatus.values().forEach(answer -> refusals.addAll(answer.codes()));
        return refusals;
    }
}
