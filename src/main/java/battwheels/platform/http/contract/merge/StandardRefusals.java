package battwheels.platform.http.contract.merge;

import static battwheels.platform.problem.ProblemCode.AUTH_REQUIRED;
import static battwheels.platform.problem.ProblemCode.CONCURRENT_CHANGE;
import static battwheels.platform.problem.ProblemCode.CSRF_REFUSED;
import static battwheels.platform.problem.ProblemCode.CURSOR_INVALID;
import static battwheels.platform.problem.ProblemCode.DEADLINE_PASSED;
import static battwheels.platform.problem.ProblemCode.FEATURE_NOT_AVAILABLE;
import static battwheels.platform.problem.ProblemCode.HEADERS_TOO_LARGE;
import static battwheels.platform.problem.ProblemCode.IDEMPOTENCY_IN_FLIGHT;
import static battwheels.platform.problem.ProblemCode.IDEMPOTENCY_KEY_REUSED;
import static battwheels.platform.problem.ProblemCode.MALFORMED_REQUEST;
import static battwheels.platform.problem.ProblemCode.NOT_FOUND;
import static battwheels.platform.problem.ProblemCode.ORGANIZATION_BUSY;
import static battwheels.platform.problem.ProblemCode.ORG_SUSPENDED;
import static battwheels.platform.problem.ProblemCode.OUTCOME_UNKNOWN;
import static battwheels.platform.problem.ProblemCode.OVERLOADED;
import static battwheels.platform.problem.ProblemCode.PAYLOAD_TOO_LARGE;
import static battwheels.platform.problem.ProblemCode.PRECONDITION_FAILED;
import static battwheels.platform.problem.ProblemCode.RATE_LIMITED;
import static battwheels.platform.problem.ProblemCode.RBAC_DENIED;
import static battwheels.platform.problem.ProblemCode.SECOND_FACTOR_MISSING;
import static battwheels.platform.problem.ProblemCode.SESSION_ENDED;
import static battwheels.platform.problem.ProblemCode.STORE_UNAVAILABLE;
import static battwheels.platform.problem.ProblemCode.SUBSCRIPTION_EXPIRED;
import static battwheels.platform.problem.ProblemCode.TENANT_ACCESS_DENIED;
import static battwheels.platform.problem.ProblemCode.TENANT_CONTEXT_MISSING;
import static battwheels.platform.problem.ProblemCode.UNSUPPORTED_MEDIA_TYPE;
import static battwheels.platform.problem.ProblemCode.URI_TOO_LONG;
import static battwheels.platform.problem.ProblemCode.USAGE_LIMIT_EXCEEDED;
import static battwheels.platform.problem.ProblemCode.VALIDATION_FAILED;

import battwheels.platform.identity.ApiKeys;
import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the edge may refuse before or after the domain is asked, derived from how an operation is declared. One table,
 * in the order in which the edge checks; a domain's own refusals ({@code x-refusals}) follow.
 */
final class StandardRefusals {
    private record Row(ProblemCode code, Predicate<JsonNode> applies) {}

    private static final List<Row> TABLE = List.of(
            new Row(URI_TOO_LONG, o -> true),
            new Row(HEADERS_TOO_LARGE, o -> true),
            new Row(AUTH_REQUIRED, o -> !isPublic(o)),
            new Row(SESSION_ENDED, o -> !isPublic(o)),
            new Row(CSRF_REFUSED, o -> mutating(o) && !isPublic(o)),
            new Row(TENANT_CONTEXT_MISSING, StandardRefusals::ofOrganization),
            new Row(TENANT_ACCESS_DENIED, StandardRefusals::ofOrganization),
            new Row(ORG_SUSPENDED, StandardRefusals::ofOrganization),
            new Row(RATE_LIMITED, o -> true),
            new Row(ORGANIZATION_BUSY, StandardRefusals::ofOrganization),
            new Row(RBAC_DENIED, o -> o.path("x-permission").asText().contains(":")),
            new Row(SECOND_FACTOR_MISSING, o -> o.path("x-scope").asText().equals("platform")),
            new Row(
                    SUBSCRIPTION_EXPIRED,
                    o -> mutating(o)
                            && ofOrganization(o)
                            && !o.path("x-when-lapsed").asBoolean()),
            new Row(FEATURE_NOT_AVAILABLE, o -> o.has("x-feature") || openToPrograms(o)),
            new Row(USAGE_LIMIT_EXCEEDED, StandardRefusals::openToPrograms),
            new Row(MALFORMED_REQUEST, o -> hasBody(o) || hasParameter(o, "query", "Idempotency-Key", "If-Match")),
            new Row(CURSOR_INVALID, o -> hasParameter(o, "cursor")),
            new Row(PAYLOAD_TOO_LARGE, StandardRefusals::hasBody),
            new Row(UNSUPPORTED_MEDIA_TYPE, StandardRefusals::hasBody),
            new Row(VALIDATION_FAILED, StandardRefusals::hasBody),
            new Row(IDEMPOTENCY_KEY_REUSED, o -> mutating(o) && !isPublic(o)),
            new Row(NOT_FOUND, o -> hasParameter(o, "path")),
            new Row(IDEMPOTENCY_IN_FLIGHT, StandardRefusals::mutating),
            new Row(CONCURRENT_CHANGE, o -> mutating(o) && hasParameter(o, "path")),
            new Row(PRECONDITION_FAILED, o -> hasParameter(o, "If-Match")),
            new Row(STORE_UNAVAILABLE, o -> true),
            new Row(OUTCOME_UNKNOWN, StandardRefusals::mutating),
            new Row(OVERLOADED, o -> true),
            new Row(DEADLINE_PASSED, o -> true));

    private StandardRefusals() {}

    /**
     * @param operation with its parameters resolved ({@code x-resolved}: a list of {@code {in, name}})
     * @return codes, the edge's first; those under {@code x-never} are left out
     */
    static Set<String> of(JsonNode operation) {
        var codes = new LinkedHashSet<String>();
        TABLE.stream()
                .filter(row -> row.applies().test(operation))
                .map(row -> row.code().name())
                .forEach(codes::add);
        operation.path("x-refusals").forEach(code -> codes.add(code.asText()));
        operation.path("x-never").forEach(code -> codes.remove(code.asText()));
        return codes;
    }

    private static boolean isPublic(JsonNode operation) {
        return operation.path("x-permission").asText().equals("public");
    }

    private static boolean ofOrganization(JsonNode operation) {
        return operation.path("x-scope").asText().equals("organization");
    }

    /** Whether an API key can come this far: then the plan must have keys, and the day's calls are counted. */
    private static boolean openToPrograms(JsonNode operation) {
        Set<String> permission = Set.of(operation.path("x-permission").asText());
        return ofOrganization(operation) && !ApiKeys.ofPrograms(permission).isEmpty();
    }

    private static boolean mutating(JsonNode operation) {
        return hasParameter(operation, "Idempotency-Key");
    }

    private static boolean hasBody(JsonNode operation) {
        return operation.has("requestBody");
    }

    private static boolean hasParameter(JsonNode operation, String... placesOrNames) {
        var wanted = Set.of(placesOrNames);
        for (var parameter : operation.path("x-resolved")) {
            if (wanted.contains(parameter.path("in").asText())
                    || wanted.contains(parameter.path("name").asText())) {
                return true;
            }
        }
        return false;
    }
}
