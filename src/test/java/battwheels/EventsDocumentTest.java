package battwheels;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.plans.Plans;
import battwheels.platform.streams.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for people names the kinds of events of the registry, and keeps the log as long as the plans. */
class EventsDocumentTest {
    private static final Path PAGE = Path.of("src/docs/events.md");
    private static final Pattern KIND = Pattern.compile("\\| `[a-z_]+\\.[a-z_]+` \\| \\d+ \\| `.+` \\| .+ \\|");
    private static final Pattern PLAN = Pattern.compile("\\| `([a-z_]+)` \\| (\\d+) \\|");

    private static Stream<MatchResult> rows(Pattern row) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(row::matcher)
                .filter(found -> found.matches())
                .map(found -> found.toMatchResult());
    }

    private static String row(EventType type) {
        return "| `%s` | %d | `%s` | %s |".formatted(type.name(), type.version(), type.permission(), type.meaning());
    }

    @Test
    void thePageHasEveryKindOfTheRegistry() throws IOException {
        List<String> registry =
                Domains.vocabulary().all().stream().map(EventsDocumentTest::row).toList();
        assertThat(rows(KIND).map(MatchResult::group))
                .as("the rows are:%n%s", String.join("\n", registry))
                .containsExactlyElementsOf(registry);
    }

    @Test
    void thePageKeepsTheLogAsLongAsThePlans() throws IOException {
        Map<String, Integer> page = new TreeMap<>();
        rows(PLAN).forEach(row -> page.put(row.group(1), Integer.valueOf(row.group(2))));
        assertThat(page).isEqualTo(Plans.load().eventLogDays());
    }
}
