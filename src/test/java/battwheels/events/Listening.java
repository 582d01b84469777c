package battwheels.events;

import battwheels.fixtures.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that listens to the live stream until it is closed or the server ends it. */
final class Listening implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<java.io.InputStream> response;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** One event as it came. */
    record Heard(String id, String event, JsonNode data) {}

    private Listening(String url, String token, String lastEventId) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        reader = Thread.startVirtualThread(this::read);
    }

    static Listening at(String server, Member member, String query) throws Exception {
        return new Listening(
                server + "/api/v1/events/stream" + query, member.api().token(), "");
    }

    static Listening after(String server, Member member, String lastEventId) throws Exception {
        return new Listening(server + "/api/v1/events/stream", member.api().token(), lastEventId);
    }

    int status() {
        return response.statusCode();
    }

    List<Heard> heard() {
        return heard;
    }

    List<String> types() {
        return heard.stream().map(Heard::event).toList();
    }

    boolean isOver() {
        return !reader.isAlive();
    }

    private void read() {
        String id = "";
        String event = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    heard.add(new Heard(id, event, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            // The stream is over.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
