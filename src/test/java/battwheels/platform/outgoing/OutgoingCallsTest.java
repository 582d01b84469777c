package battwheels.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is looked up once, every address of it must be allowed, and where an answer points to is not gone to. */
class OutgoingCallsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String NAME = "https://hook.example.com";
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "93.184.216.34 10.1.2.3",
                "93.184.216.34 ::1",
                "::ffff:10.0.0.1",
                "fd00::1"
            })
    void aNameThatMeansTheInsideIsNotCalled(String addresses) {
        OutgoingCalls target = new OutgoingCalls(VERTX, false, host -> addresses(addresses));

        assertThat(target.post(NAME, Map.of(), "{}")).isEqualTo(noPlace());
        target.close();
    }

    @Test
    void aNameThatMeansNothingIsAnsweredAlike() {
        OutgoingCalls target = new OutgoingCalls(VERTX, false, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(target.post(NAME, Map.of(), "{}")).isEqualTo(noPlace());
        assertThat(target.post("https://127.0.0.1/x", Map.of(), "{}")).isEqualTo(noPlace());
        target.close();
    }

    /** The second answer names another place, as a hostile name server's would: nobody may ask for it. */
    @Test
    void theConnectionGoesToWhatWasLookedAtUnderTheNameThatWasMeant() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 5, HERE)) {
            CompletableFuture<String> hello = CompletableFuture.supplyAsync(() -> firstBytes(server));
            OutgoingCalls target = new OutgoingCalls(
                    VERTX,
                    true,
                    host -> List.of(asked.getAndIncrement() == 0 ? HERE : InetAddress.ofLiteral("10.9.9.9")));

            Outcome outcome = target.post(NAME + ":" + server.getLocalPort() + "/x", Map.of(), "{}");

            assertThat(hello.get(10, TimeUnit.SECONDS)).contains("hook.example.com");
            assertThat(outcome).isInstanceOf(Outcome.Unreached.class);
            assertThat(asked).hasValue(1);
            target.close();
        }
    }

    @Test
    void aRedirectionIsAnAnswer() throws IOException {
        AtomicInteger inside = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 5);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/inside", exchange -> {
            inside.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().add("Location", base + "/inside");
            exchange.sendResponseHeaders(307, -1);
        });
        server.start();
        OutgoingCalls target = new OutgoingCalls(VERTX, true, NameLookup.system());

        assertThat(target.post(base + "/hook", Map.of(), "{}")).isEqualTo(new Outcome.Answered(307));
        assertThat(inside).hasValue(0);
        target.close();
        server.stop(0);
    }

    @Test
    void anAnswerWithoutAnEndIsNotWaitedFor() throws IOException {
        AtomicReference<String> body = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 5);
        server.createContext("/hook", exchange -> {
            body.set(exchange.getRequestHeaders().getFirst("webhook-id")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        });
        server.start();
        OutgoingCalls target = new OutgoingCalls(VERTX, true, NameLookup.system());
        String url = "http://localhost:" + server.getAddress().getPort() + "/hook";

        assertThat(target.post(url, Map.of("webhook-id", "msg_1"), "{}")).isEqualTo(new Outcome.Answered(200));
        assertThat(body).hasValue("msg_1{}");
        target.close();
        server.stop(0);
    }

    private static Outcome noPlace() {
        return new Outcome.Unreached("The host has no address, or not addresses of the public internet alone.");
    }

    private static String firstBytes(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(10_000);
            byte[] bytes = new byte[2_048];
            int read = socket.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(" ")).map(InetAddress::ofLiteral).toList();
    }
}
