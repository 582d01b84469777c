package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the edge may refuse before or after the domain is asked, derived from how an operation is declared. One table,
 * in the order in which the edge checks; a domain's own refusals ({@code x-refusals}) follow.
 */
final class StandardRefusals {
    private record Row(String code, Predicate<JsonNode> applies) {}

    private static final List<Row> TABLE = List.of(
            new Row("AUTH_REQUIRED", o -> !isPublic(o)),
            new Row("TENANT_CONTEXT_MISSING", StandardRefusals::ofOrganization),
            new Row("TENANT_ACCESS_DENIED", StandardRefusals::ofOrganization),
            new Row("ORG_SUSPENDED", StandardRefusals::ofOrganization),
            new Row("RATE_LIMITED", o -> true),
            new Row("TENANT_BUSY", StandardRefusals::ofOrganization),
            new Row("RBAC_DENIED", o -> o.path("x-permission").asText().contains(":")),
            new Row("FEATURE_NOT_AVAILABLE", o -> o.has("x-feature")),
            new Row("PARAMETER_INVALID", o -> hasParameter(o, "query", "Idempotency-Key", "If-Match")),
            new Row("CURSOR_INVALID", o -> hasParameter(o, "cursor")),
            new Row("JSON_MALFORMED", StandardRefusals::hasBody),
            new Row("BODY_TOO_LARGE", StandardRefusals::hasBody),
            new Row("MEDIA_TYPE_UNSUPPORTED", StandardRefusals::hasBody),
            new Row("VALIDATION_FAILED", StandardRefusals::hasBody),
            new Row("IDEMPOTENCY_KEY_REUSED", o -> hasParameter(o, "Idempotency-Key")),
            new Row("IDEMPOTENCY_IN_FLIGHT", o -> hasParameter(o, "Idempotency-Key")),
            new Row("NOT_FOUND", o -> hasParameter(o, "path")),
            new Row("VERSION_STALE", o -> hasParameter(o, "If-Match")),
            new Row("UNAVAILABLE", o -> true),
            new Row("OUTCOME_UNKNOWN", o -> hasParameter(o, "Idempotency-Key")));

    private StandardRefusals() {}

    /**
     * @param operation with its parameters resolved ({@code x-resolved}: a list of {@code {in, name}})
     * @return codes, the edge's first; those under {@code x-never} are left out
     */
    static Set<String> of(JsonNode operation) {
        var codes = new LinkedHashSet<String>();
        TABLE.stream()
                .filter(row -> row.applies().test(operation))
                .map(Row::code)
                .forEach(codes::add);
        operation.path("x-refusals").forEach(code -> codes.add(code.asText()));
        operation.path("x-never").forEach(code -> codes.remove(code.asText()));
        return codes;
    }

    static List<String> codes() {
        return new ArrayList<>(TABLE.stream().map(Row::code).toList());
    }

    private static boolean isPublic(JsonNode operation) {
        return operation.path("x-permission").asText().equals("public");
    }

    private static boolean ofOrganization(JsonNode operation) {
        return operation.path("x-scope").asText().equals("organization");
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
