package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.identity.Permission;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.plans.Feature;
import battwheels.platform.plans.Plans;
import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** What every operation of the contract must have. Each test lists every breach at once. */
class ContractLintTest {
    private static final Contract CONTRACT = Contract.load();
    private final ContractDocument document = new ContractDocument(CONTRACT);
    private final AnswerSchemas answers = new AnswerSchemas(CONTRACT);
    private final BodySchemas bodies = new BodySchemas(CONTRACT);

    @Test
    void everyOperationSaysWhatItDoes() {
        assertBreaches(o -> o.summary().endsWith(".") && o.operationId().matches("[a-z][A-Za-z]+"))
                .isEmpty();
    }

    @Test
    void everyOperationNamesAPermissionThatTheTableKnows() {
        var table = RolePermissions.load();

        assertBreaches(o -> switch (o.access().reach()) {
                    case PUBLIC -> o.access().open();
                    case ACCOUNT -> o.access().permission().equals(Access.AUTHENTICATED);
                    case ORGANIZATION, PLATFORM ->
                        o.access().permission().equals(Access.AUTHENTICATED)
                                || Permission.parse(o.access().permission())
                                        .filter(table::knows)
                                        .isPresent();
                })
                .isEmpty();
    }

    @Test
    void everyFeatureIsInSomePlan() {
        var plans = Plans.load();

        assertBreaches(o -> Optional.ofNullable(o.access().feature())
                        .map(feature -> plans.lowestWith(new Feature(feature)).isPresent())
                        .orElse(true))
                .isEmpty();
    }

    @Test
    void everyCallThatChangesSomethingTakesAnIdempotencyKey() {
        assertBreaches(o -> o.method().mutating()
                        == o.parameter(Place.HEADER, "Idempotency-Key").isPresent())
                .isEmpty();
    }

    @Test
    void everyChangeOfAResourceTakesIfMatchAndAnswersItsVersion() {
        // Marking as read is an action that older clients PUT; it overwrites nothing.
        assertBreaches(o -> (o.method() != Method.PUT && o.method() != Method.PATCH)
                        || o.operationId().startsWith("mark")
                        || (o.answers().versioned()
                                && o.parameter(Place.HEADER, "If-Match").isPresent()))
                .isEmpty();
    }

    @Test
    void everyPathParameterIsDeclared() {
        var inPath = Pattern.compile("\\{([a-z_]+)}");

        assertBreaches(o -> inPath.matcher(o.path())
                        .results()
                        .map(m -> m.group(1))
                        .toList()
                        .equals(o.parameters().stream()
                                .filter(p -> p.place() == Place.PATH)
                                .map(Parameter::name)
                                .toList()))
                .isEmpty();
    }

    @Test
    void everyListHasTheSamePagesAndEnvelope() {
        assertBreaches(o -> !o.operationId().startsWith("list") || hasEnvelope(o))
                .isEmpty();
        assertBreaches(o -> !o.paged()
                        || Set.of("page", "limit", "sort_by", "sort_order").stream()
                                .allMatch(name -> o.parameter(Place.QUERY, name).isPresent()))
                .isEmpty();
    }

    private boolean hasEnvelope(Operation operation) {
        var answer = operation.answers().byStatus().get(200);
        var schema = answer == null ? null : answer.schema();
        return schema != null
                && schema.path("properties").path("data").path("type").asText().equals("array")
                && schema.path("properties").path("pagination").has("$ref");
    }

    @Test
    void everySuccessIsOneOfTheFewTheProductGives() {
        assertBreaches(o -> switch (o.answers().success()) {
                    case 200, 201, 202 -> o.answers().hasBody(o.answers().success());
                    case 204 -> !o.answers().hasBody(204);
                    default -> false;
                })
                .isEmpty();
    }

    @Test
    void everyRefusalStandsUnderItsStatus() {
        assertBreaches(o -> o.answers().byStatus().entrySet().stream()
                        .allMatch(a -> a.getValue().codes().stream().allMatch(c -> c.status() == a.getKey())))
                .isEmpty();
        assertBreaches(o -> o.answers().refusals().contains(ProblemCode.RATE_LIMITED))
                .isEmpty();
        // Whoever is not public is looked up in the store.
        assertBreaches(o -> o.access().open()
                        || o.answers()
                                .refusals()
                                .containsAll(Set.of(ProblemCode.AUTH_REQUIRED, ProblemCode.STORE_UNAVAILABLE)))
                .isEmpty();
    }

    @Test
    void everyBodyHasExamplesAndEveryExampleIsTrue() {
        SoftAssertions.assertSoftly(softly -> CONTRACT.operations().stream()
                .filter(o -> o.body() != null)
                .forEach(o -> {
                    var examples = document.examples(document.operation(o).path("requestBody"));
                    softly.assertThat(examples).as(o.operationId()).isNotEmpty();
                    examples.forEach(e -> softly.assertThat(bodies.validate(o, e.value()))
                            .as("%s %s", o.operationId(), e.name())
                            .isEmpty());
                }));
    }

    @Test
    void everyAnswerHasExamplesAndEveryExampleIsTrue() {
        SoftAssertions.assertSoftly(softly -> CONTRACT.operations()
                .forEach(o -> o.answers().byStatus().forEach((status, answer) -> {
                    var examples = document.examples(
                            document.operation(o).path("responses").path(String.valueOf(status)));
                    if (answer.schema() != null) {
                        softly.assertThat(examples)
                                .as("%s %d", o.operationId(), status)
                                .isNotEmpty();
                    }
                    examples.forEach(e -> softly.assertThat(answers.validate(o.operationId(), status, e.value()))
                            .as("%s %d %s", o.operationId(), status, e.name())
                            .isEmpty());
                })));
    }

    @Test
    void everyAnswerIsClosedSoThatNothingSlipsOut() {
        var open = new ArrayList<String>();
        CONTRACT.operations()
                .forEach(o -> o.answers().byStatus().forEach((status, answer) -> {
                    if (answer.schema() != null) {
                        walk(answer.schema(), new HashSet<>(), schema -> {
                            if (schema.has("properties") && !schema.has("additionalProperties")) {
                                open.add(o.operationId() + " " + status + ": " + schema);
                            }
                        });
                    }
                }));

        assertThat(open).isEmpty();
    }

    @Test
    void everyBodyIsBoundedAndNeedsNoAlternatives() {
        var unbounded = new ArrayList<String>();
        CONTRACT.operations().stream()
                .filter(o -> o.body() != null)
                .forEach(o -> walk(Objects.requireNonNull(o.body()).schema(), new HashSet<>(), schema -> {
                    if (!isBounded(schema)) {
                        unbounded.add(o.operationId() + ": " + schema);
                    }
                }));

        assertThat(unbounded).isEmpty();
    }

    @Test
    void everyPatternIsOneThatClientsInOtherLanguagesRead() {
        assertThat(document.patterns())
                .isNotEmpty()
                .noneMatch(pattern -> pattern.matches(".*(\\\\p|\\(\\?|[*+?}]\\+).*"));
    }

    private static boolean isBounded(JsonNode schema) {
        var type = schema.path("type").toString();
        var text = !type.contains("string")
                || List.of("maxLength", "enum", "format", "pattern").stream().anyMatch(schema::has);
        var list = !type.contains("array") || schema.has("maxItems");
        var number = !(type.contains("integer") || type.contains("number")) || schema.has("maximum");
        return text && list && number && !schema.has("anyOf") && !schema.has("oneOf");
    }

    /** Every schema that can be reached, each once. */
    private void walk(JsonNode schema, Set<JsonNode> seen, Consumer<JsonNode> visit) {
        var target = document.resolve(schema);
        if (!target.isObject() || !seen.add(target)) {
            return;
        }
        visit.accept(target);
        target.path("properties").forEach(p -> walk(p, seen, visit));
        List.of("items", "additionalProperties").forEach(key -> walk(target.path(key), seen, visit));
    }

    private static ListAssert<String> assertBreaches(Predicate<Operation> holds) {
        return assertThat(CONTRACT.operations().stream()
                .filter(holds.negate())
                .map(o -> o.operationId() + " " + o.method() + " " + o.path())
                .toList());
    }
}
