package battwheels.events;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.FaultProxy;
import battwheels.fixtures.FaultProxy.Fault;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.embedded.StoreRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of faults on the page on events: what a caller sees meanwhile, and that all is right again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
    private static final Path PAGE = Path.of("src/docs/events.md");
    private static final Pattern ROW =
            Pattern.compile("\\| (documents|streams) \\| ([a-z-]+) \\| ([0-9 or]+) \\| ([0-9 or]+) \\| ([a-z ]+) \\|");

    /** A request's deadline and some time for a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private final StoreRole store;
    private final FaultProxy documents;
    private final FaultProxy streams;
    private final TestServer server;
    private Member owner;

    FaultTableTest(@TempDir Path data) throws IOException {
        store = StoreRole.start(data.resolve("store"), 0, 0);
        documents = FaultProxy.before(port(store.documentsUrl()));
        streams = FaultProxy.before(port(store.streamsUrl()));
        server = new TestServer()
                .with("MONGO_URL", "mongodb://127.0.0.1:" + documents.port())
                .with("REDIS_URL", "redis://127.0.0.1:" + streams.port())
                .with("KEYS_DIR", data.resolve("keys").toString());
    }

    @BeforeAll
    void start() throws Exception {
        server.start();
        owner = server.signUp();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        documents.close();
        streams.close();
        store.close();
    }

    /** A row of the table. */
    record Line(String store, String fault, List<String> change, List<String> read, List<String> handlers) {
        static Line of(MatchResult row) {
            return new Line(row.group(1), row.group(2), words(row.group(3)), words(row.group(4)), words(row.group(5)));
        }

        private static List<String> words(String cell) {
            return List.of(cell.strip().split(" or "));
        }

        @Override
        public String toString() {
            return store + " " + fault;
        }
    }

    static Stream<Line> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> Line.of(row.toMatchResult()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void whatACallerSeesIsWhatThePageSaysAndAllIsRightAgain(Line line) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        begin(line);
        for (int i = 0; i < 2; i++) {
            Answer change = timed(() -> owner.api().post("/api/v1/tickets", Map.of("title", "Does not charge")));
            assertThat(line.change()).contains(String.valueOf(change.status()));
            if (change.status() == 201) {
                acknowledged.add(change.text("/ticket_id"));
            }
            Answer log = timed(() -> owner.api().get("/api/v1/events?limit=1"));
            assertThat(line.read()).contains(String.valueOf(log.status()));
        }
        if (line.handlers().equals(List.of("hear"))) {
            until(() -> acknowledged.stream().allMatch(this::isHeard));
        }
        documents.fail(Fault.NONE);
        streams.fail(Fault.NONE);

        until(() -> owner.api()
                        .post("/api/v1/tickets", Map.of("title", "Charges again"))
                        .status()
                == 201);
        until(() -> acknowledged.stream().allMatch(this::isHeard));
        assertThat(owner.api().get("/api/v1/events/deliveries").mustBe(200).at("/data"))
                .isEmpty();
    }

    private void begin(Line line) throws IOException {
        if (line.fault().equals("emptied")) {
            flush();
            return;
        }
        Fault fault = Fault.valueOf(line.fault().replace('-', '_').toUpperCase(Locale.ROOT));
        (line.store().equals("documents") ? documents : streams).fail(fault);
    }

    private void flush() throws IOException {
        try (Socket redis = new Socket(InetAddress.getLoopbackAddress(), port(store.streamsUrl()))) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(redis.getInputStream().read()).isEqualTo('+');
        }
    }

    private static Answer timed(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        return answer;
    }

    /** The timeline has the entry that the handler of its first event writes. */
    private boolean isHeard(String ticket) {
        Answer answer = owner.api().get("/api/v1/tickets/" + ticket + "/activities");
        return answer.status() == 200 && answer.at("/data").size() == 1;
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }
}
