package battwheels.demo;

import battwheels.platform.identity.OneTimePasswords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;

/** Who looks at shared knowledge for the platform: let in by a mailed link, with a second factor. */
final class Reviewer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Review-7-Scooters";
    private static final String SECOND_FACTOR = "/api/auth/second-factor";

    private Reviewer() {}

    /**
     * @param mails where the server leaves its mail; empty for a server that is somebody else's
     * @return empty when the link is not there or was used
     */
    static Optional<Caller> enter(Caller somebody, Optional<Path> mails) {
        return mails.flatMap(Reviewer::token).flatMap(token -> {
            Answer accepted = somebody.quietly()
                    .post("/api/auth/platform-admin/accept", Body.of("token", token, "password", PASSWORD));
            return accepted.status() == 200
                    ? Optional.of(withSecondFactor(somebody.signedIn(accepted.text("token"))))
                    : Optional.empty();
        });
    }

    private static Caller withSecondFactor(Caller reviewer) {
        String secret = reviewer.quietly()
                .post(SECOND_FACTOR, Body.of("current_password", PASSWORD))
                .is(201)
                .text("secret");
        String code = OneTimePasswords.code(new Base32().decode(secret), Instant.now());
        reviewer.quietly()
                .post(SECOND_FACTOR + "/confirm", Body.of("code", code))
                .is(200);
        Background.until(reviewer.quietly(), "/api/v1/platform/knowledge/offers", answer -> answer.status() == 200);
        return reviewer;
    }

    private static Optional<String> token(Path folder) {
        try (var files = Files.list(folder)) {
            List<JsonNode> mails = files.filter(file -> file.toString().endsWith(".json"))
                    .map(Reviewer::read)
                    .filter(mail -> mail.path("kind").asText().equals("platform_admin"))
                    .toList();
            return mails.stream()
                    .map(mail -> mail.path("text").asText().replaceFirst("(?s).*\\?token=(\\S+).*", "$1"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
