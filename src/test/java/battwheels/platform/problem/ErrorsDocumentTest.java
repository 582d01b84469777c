package battwheels.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.http.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The registry, the contract and the page for people name the same refusals. */
class ErrorsDocumentTest {
    private static final Path PAGE = Path.of("src/docs/errors.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z_]+)` \\| (\\d+) \\| `([a-z:-]+)` \\| (.+?) \\| (.+?) \\|");

    private record Line(String code, int status, String type) {
        static Line of(ProblemCode code) {
            return new Line(code.name(), code.status(), code.type());
        }
    }

    @Test
    void thePageHasEveryCodeInTheOrderOfRefusal() throws IOException {
        List<Line> page = Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> new Line(row.group(1), Integer.parseInt(row.group(2)), row.group(3)))
                .toList();

        assertThat(page).isEqualTo(registry());
    }

    @Test
    void theContractShowsEveryCodeAsItIsAnswered() throws IOException {
        JsonNode contract = new ObjectMapper().readTree(Contract.load().json());
        List<Line> shown = contract.at("/x-problems").properties().stream()
                .map(problem -> contract.at("/components/examples/problem." + problem.getKey() + "/value"))
                .map(example -> new Line(
                        example.path("code").asText(),
                        example.path("status").asInt(),
                        example.path("type").asText()))
                .toList();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(registry());
    }

    private static List<Line> registry() {
        return Arrays.stream(ProblemCode.values()).map(Line::of).toList();
    }
}
