package battwheels.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** Somebody else's server on loopback that takes webhooks. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile IntSupplier status = () -> 204;

    /** @param headers with names in lower case, as the specification's library wants them */
    record Received(Map<String, List<String>> headers, String body) {
        String id() {
            return Objects.requireNonNull(headers.get("webhook-id")).getFirst();
        }

        /** Whether the specification's own library takes it with this secret. */
        boolean verifiedBy(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException | com.standardwebhooks.exceptions.EmptyWebhookSecretException no) {
                return false;
            }
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        server.createContext("/hook", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=in-the-address";
    }

    /** How it answers from now on. */
    void answering(int code) {
        status = () -> code;
    }

    List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        received.add(
                new Received(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status.getAsInt(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
