package battwheels.platform.http.contract.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractMergeTest {
    private static final Path SOURCES = Path.of("src/main/resources/openapi");

    @Test
    void theProjectsOwnSourcesMergeAndGiveTheSameBytesEachTime() throws IOException {
        var first = merged(ContractSources.in(SOURCES));
        var second = merged(ContractSources.in(SOURCES));

        assertThat(first.toString()).isEqualTo(second.toString());
    }

    @Test
    void everyReferenceOfTheResultLeadsIntoIts() throws IOException {
        var document = merged(ContractSources.in(SOURCES));

        assertThat(document.findValuesAsText("$ref"))
                .allMatch(ref -> ref.startsWith("#/components/"))
                .noneMatch(ref -> document.at(ref.substring(1)).isMissingNode());
    }

    @Test
    void componentsOfADomainCarryItsName() throws IOException {
        var document = merged(with("bikes", bike("/bikes", "listBikes")));

        assertThat(document.at("/components/schemas").has("bikes.Bike")).isTrue();
        assertThat(document.at("/components/schemas").has("Problem")).isTrue();
    }

    @Test
    void anOperationGetsWhatTheEdgeDoesForAll() throws IOException {
        var operation = merged(with("bikes", bike("/bikes", "listBikes"))).at("/paths/~1bikes/post");

        assertThat(operation.findValuesAsText("$ref"))
                .contains(
                        "#/components/parameters/IdempotencyKey",
                        "#/components/parameters/OrganizationId",
                        "#/components/responses/401.AUTH_REQUIRED.SESSION_ENDED");
        assertThat(operation.path("x-domain").asText()).isEqualTo("bikes");
    }

    @Test
    void thePathTwiceIsRefusedAlsoUnderAnotherParameterName() throws IOException {
        var sources = with("bikes", bike("/bikes/{bike_id}", "getBike"));
        sources.put("carts", ContractSources.parse("carts", bike("/bikes/{id}", "getCart")));

        assertThat(faults(sources))
                .containsExactly("carts.yaml: path /bikes/{id} is the same as /bikes/{bike_id} in bikes.yaml");
    }

    @Test
    void anOperationIdTwiceIsRefused() throws IOException {
        var sources = with("bikes", bike("/bikes", "make"));
        sources.put("carts", ContractSources.parse("carts", bike("/carts", "make")));

        assertThat(faults(sources))
                .containsExactly("carts.yaml: operationId make of post /carts is taken by post /bikes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/components/schemas/Nothing",
                "other.yaml#/components/schemas/Bike",
                "components.yaml#/components/schemas/Nothing",
                "https://example.com/schema.json",
                "#/paths"
            })
    void aReferenceThatLeadsNowhereIsRefused(String reference) throws IOException {
        var source = bike("/bikes", "make").replace("#/components/schemas/Bike", reference);

        assertThat(faults(with("bikes", source))).containsExactly("bikes.yaml: " + reference + " leads nowhere");
    }

    @Test
    void aCodeTheProductDoesNotHaveIsRefused() throws IOException {
        var used = bike("/bikes", "make").replace("x-refusals: []", "x-refusals: [BIKE_STOLEN]");

        assertThat(faults(with("bikes", used)))
                .containsExactly("post /bikes: x-refusals names BIKE_STOLEN, which no x-problems describes");
        assertThat(faults(with("bikes", "x-problems: {BIKE_STOLEN: {detail: Gone.}}\n" + bike("/bikes", "make"))))
                .containsExactly("bikes.yaml: x-problems describes BIKE_STOLEN, which is no problem code");
    }

    @Test
    void aProblemDescribedTwiceIsRefused() throws IOException {
        assertThat(faults(with("bikes", "x-problems: {NOT_FOUND: {detail: Gone.}}\n" + bike("/bikes", "make"))))
                .containsExactly("components.yaml: problem NOT_FOUND is described twice");
    }

    @Test
    void everyFaultIsToldAtOnce() throws IOException {
        var sources = with("bikes", bike("/bikes", "make").replace("#/components/schemas/Bike", "#/a"));
        sources.put("carts", ContractSources.parse("carts", bike("/bikes", "make")));

        assertThat(faults(sources)).hasSize(3);
    }

    @Test
    void aKeyTwiceInASourceIsRefused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ContractSources.parse("bikes", "a: 1\na: 2\n")))
                .hasMessageContaining("bikes")
                .hasMessageContaining("Duplicate");
    }

    @Test
    void sourcesWithoutTheSharedOneAreRefused() {
        assertThat(faults(new TreeMap<>())).containsExactly("components.yaml is missing");
    }

    private static TreeMap<String, ObjectNode> with(String name, String yaml) throws IOException {
        var sources = new TreeMap<String, ObjectNode>();
        sources.put(ContractSources.SHARED, ContractSources.in(SOURCES).get(ContractSources.SHARED));
        sources.put(name, ContractSources.parse(name, yaml));
        return sources;
    }

    private static String bike(String path, String operationId) {
        return """
                x-defaults: {x-scope: organization}
                paths:
                  %s:
                    post:
                      operationId: %s
                      summary: Makes a bike.
                      x-permission: 'vehicles:create'
                      x-refusals: []
                      responses:
                        '201':
                          description: The bike.
                          content:
                            application/json:
                              schema: {$ref: '#/components/schemas/Bike'}
                components:
                  schemas:
                    Bike: {type: object}
                """.formatted(path, operationId);
    }

    private static ObjectNode merged(java.util.SortedMap<String, ObjectNode> sources) {
        return ((MergeOutcome.Merged) ContractMerge.merge(sources)).document();
    }

    private static List<String> faults(java.util.SortedMap<String, ObjectNode> sources) {
        return ((MergeOutcome.Refused) ContractMerge.merge(sources)).faults();
    }
}
