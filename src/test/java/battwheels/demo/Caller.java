package battwheels.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody at the counter, calling the server in their own name. Immutable: {@code with} gives another one. */
final class Caller {
    /** Amounts as they were sent: 10.00 is not 10.0. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String base;
    private final Teller teller;
    private final String name;
    private final String token;
    private final Map<String, String> headers;

    private Caller(
            HttpClient client, String base, Teller teller, String name, String token, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.teller = teller;
        this.name = name;
        this.token = token;
        this.headers = headers;
    }

    static Caller at(String base, Teller teller) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        return new Caller(client, base, teller, "somebody", "", Map.of());
    }

    Caller named(String person) {
        return new Caller(client, base, teller, person, token, headers);
    }

    Caller signedIn(String bearer) {
        return new Caller(client, base, teller, name, bearer, headers);
    }

    /** Asking without telling of it. */
    Caller quietly() {
        return new Caller(client, base, Teller.silent(), name, token, headers);
    }

    /** A screen with the events of this person's organization. */
    LiveEvents live() {
        return LiveEvents.open(client, base, token);
    }

    /** With one more header, which is told. */
    Caller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(client, base, teller, name, token, more);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path) {
        return send("POST", path, "");
    }

    Answer post(String path, Object body) {
        return send("POST", path, text(body));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, text(body));
    }

    /** A file, which is told by its size. */
    byte[] download(String path) {
        HttpResponse<byte[]> response = sent("GET", path, "");
        if (response.statusCode() != OK) {
            throw new UnexpectedAnswer(path + " was answered " + response.statusCode());
        }
        teller.file(response.headers().firstValue("Content-Type").orElse("none"), response.body().length);
        return response.body();
    }

    private Answer send(String method, String path, String body) {
        HttpResponse<byte[]> response = sent(method, path, body);
        return new Answer(method + " " + path, response.statusCode(), response.headers(), tree(response), teller);
    }

    private HttpResponse<byte[]> sent(String method, String path, String body) {
        teller.request(name, method, path, body, headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " at " + base, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
