package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    public record Answer(List<String> codes, @Nullable JsonNode schema) {}

    /** Every documented refusal: code -> status. */
    public Map<String, Integer> refusals() {
        var refusals = new TreeMap<String, Integer>();
        byStatus.forEach((status, answer) -> answer.codes().forEach(code -> refusals.put(code, status)));
        return refusals;
    }
}
