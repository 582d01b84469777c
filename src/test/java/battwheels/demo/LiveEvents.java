package battwheels.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A screen on which events appear as they happen. */
final class LiveEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final InputStream stream;

    private LiveEvents(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::listen);
    }

    static LiveEvents open(HttpClient client, String base, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1/events/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try {
            return new LiveEvents(
                    client.send(request, BodyHandlers.ofInputStream()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("events cannot be heard live", e);
        }
    }

    /** Waits for an event of the type; the sequence it came under. */
    String await(String type) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String id = "";
        try {
            while (System.nanoTime() < until) {
                String line = heard.poll(1, TimeUnit.SECONDS);
                if (line == null) {
                    continue;
                }
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("event:")
                        && line.substring("event:".length()).strip().equals(type)) {
                    return id;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new UnexpectedAnswer("no event " + type + " came");
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
        } catch (IOException closed) {
            // The screen was put away.
        }
    }
}
