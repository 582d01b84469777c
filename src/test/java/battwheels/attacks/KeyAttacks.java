package battwheels.attacks;

import battwheels.fixtures.Answer;
import java.time.Duration;
import java.util.Map;

/** API keys. */
final class KeyAttacks {
    private KeyAttacks() {}

    static void add(Scene scene) {
        apiKeys(scene);
        elsewhere(scene);
    }

    private static void apiKeys(Scene scene) {
        scene.attack("key revoked", "AUTH_REQUIRED", () -> {
            Answer key = scene.key();
            scene.victim.api().delete("/api/v1/api-keys/" + key.text("/key_id")).mustBe(204);
            scene.clock.advance(Duration.ofSeconds(1));
            return scene.program(key.text("/key"));
        });
        scene.attack("key after its time", "AUTH_REQUIRED", () -> {
            Answer key = scene.key();
            scene.clock.advance(Duration.ofDays(1));
            return scene.program(key.text("/key"));
        });
        scene.attack("key rotated without overlap", "AUTH_REQUIRED", () -> {
            Answer key = scene.key();
            scene.victim
                    .api()
                    .post("/api/v1/api-keys/" + key.text("/key_id") + "/rotate", Map.of("overlap_hours", 0))
                    .mustBe(200);
            scene.clock.advance(Duration.ofSeconds(1));
            return scene.program(key.text("/key"));
        });
        scene.attack("key rotated, after the overlap", "AUTH_REQUIRED", () -> {
            Answer key = scene.key();
            scene.victim
                    .api()
                    .post("/api/v1/api-keys/" + key.text("/key_id") + "/rotate", Map.of("overlap_hours", 1))
                    .mustBe(200);
            scene.clock.advance(Duration.ofHours(1).plusSeconds(1));
            return scene.program(key.text("/key"));
        });
    }

    private static void elsewhere(Scene scene) {
        scene.attack(
                "key turned to another organization",
                "AUTH_REQUIRED",
                () -> scene.program(scene.key()
                        .text("/key")
                        .replace(scene.victim.organizationId(), scene.mallory.organizationId())));
        scene.attack("key with another's secret", "AUTH_REQUIRED", () -> {
            String[] key = scene.key().text("/key").split("\\.");
            return scene.program(
                    key[0] + "." + key[1] + "." + scene.key().text("/key").split("\\.")[2]);
        });
        scene.attack("key cut short", "AUTH_REQUIRED", () -> {
            String key = scene.key().text("/key");
            return scene.program(key.substring(0, key.length() - 1));
        });
        scene.attack(
                "key in a cookie",
                "AUTH_REQUIRED",
                () -> scene.server
                        .api()
                        .with("Cookie", "session_token=" + scene.key().text("/key"))
                        .get(Scene.TICKETS));
        scene.attack(
                "key in another organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.server
                        .api()
                        .token(scene.key().text("/key"))
                        .organization(scene.mallory.organizationId())
                        .get(Scene.TICKETS));
        scene.attack(
                "key for an account",
                "AUTH_REQUIRED",
                () -> scene.server.api().token(scene.key().text("/key")).get(Scene.ME));
        scene.attack(
                "key above its role",
                "RBAC_DENIED",
                () -> scene.server.api().token(scene.key().text("/key")).get("/api/v1/audit-logs"));
        scene.attack(
                "key that makes a key",
                "RBAC_DENIED",
                () -> scene.server
                        .api()
                        .token(scene.key().text("/key"))
                        .post("/api/v1/api-keys", Map.of("name", "K", "role", "admin")));
    }
}
