package battwheels.attacks;

import battwheels.platform.identity.Forgery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.KeyPair;
import java.util.List;

/** Tokens that nobody of ours signed, or not like this. */
final class TokenAttacks {
    private TokenAttacks() {}

    static void add(Scene scene) {
        headers(scene);
        forgedTokens(scene);
    }

    private static void headers(Scene scene) {
        scene.attack("no token", "AUTH_REQUIRED", () -> scene.server.api().get(Scene.ME));
        scene.attack("empty bearer", "AUTH_REQUIRED", () -> scene.authorized("Bearer "));
        scene.attack("basic", "AUTH_REQUIRED", () -> scene.authorized("Basic " + scene.victim.token()));
        scene.attack(
                "scheme glued to the token", "AUTH_REQUIRED", () -> scene.authorized("Bearer" + scene.victim.token()));
        scene.attack(
                "two tokens",
                "AUTH_REQUIRED",
                () -> scene.authorized("Bearer " + scene.victim.token() + "," + scene.mallory.token()));
        scene.attack(
                "token in the query",
                "AUTH_REQUIRED",
                () -> scene.server.api().get(Scene.ME + "?access_token=" + scene.victim.token()));
        scene.attack("user id for a token", "AUTH_REQUIRED", () -> scene.bearer(scene.victim.userId()));
    }

    private static void forgedTokens(Scene scene) {
        JsonObject header = scene.part(0);
        JsonObject payload = scene.part(1);
        Forgery genuine = new Forgery(header.encode(), payload.encode());
        String signature = scene.victim.token().substring(scene.victim.token().lastIndexOf('.') + 1);
        scene.attack(
                "alg none",
                "AUTH_REQUIRED",
                () -> scene.bearer(
                        genuine.header(header.copy().put("alg", "none")).withSignature("")));
        scene.attack(
                "alg None, signed",
                "AUTH_REQUIRED",
                () -> scene.bearer(
                        genuine.header(header.copy().put("alg", "None")).withSignature(signature)));
        scene.attack(
                "HS256 with the published key",
                "AUTH_REQUIRED",
                () -> scene.bearer(genuine.header(header.copy().put("alg", "HS256"))
                        .authenticated("HmacSHA256", scene.publishedKey())));
        scene.attack(
                "HS256 with the published key set",
                "AUTH_REQUIRED",
                () -> scene.bearer(genuine.header(header.copy().put("alg", "HS256"))
                        .authenticated(
                                "HmacSHA256",
                                scene.server.api().get("/.well-known/jwks.json").bytes())));
        foreignKeys(scene, genuine, header, Scene.rsa());
        tampered(scene, genuine, payload, signature);
    }

    private static void foreignKeys(Scene scene, Forgery genuine, JsonObject header, KeyPair mine) {
        scene.attack(
                "own key under the server's kid", "AUTH_REQUIRED", () -> scene.bearer(Scene.signed(genuine, mine)));
        for (String kid : List.of("../../dev/null", "' OR '1'='1", "http://127.0.0.1/key", "")) {
            scene.attack(
                    "kid " + kid,
                    "AUTH_REQUIRED",
                    () -> scene.bearer(Scene.signed(genuine.header(header.copy().put("kid", kid)), mine)));
        }
        for (String member : List.of("jku", "x5u")) {
            scene.attack(
                    member,
                    "AUTH_REQUIRED",
                    () -> scene.bearer(Scene.signed(
                            genuine.header(header.copy().put(member, "http://127.0.0.1:1/keys.json")), mine)));
        }
        scene.attack(
                "jwk in the header",
                "AUTH_REQUIRED",
                () -> scene.bearer(Scene.signed(
                        genuine.header(header.copy()
                                .put("jwk", new JsonObject().put("kty", "RSA").put("e", "AQAB"))),
                        mine)));
        scene.attack(
                "x5c in the header",
                "AUTH_REQUIRED",
                () -> scene.bearer(Scene.signed(
                        genuine.header(header.copy().put("x5c", new JsonArray().add("AAAA"))), mine)));
    }

    private static void tampered(Scene scene, Forgery genuine, JsonObject payload, String signature) {
        exchanged(scene, "subject", genuine, signature, payload.copy().put("sub", scene.mallory.userId()));
        exchanged(
                scene,
                "session",
                genuine,
                signature,
                payload.copy().put("sid", "ses_00000000000000000000000000000000"));
        exchanged(
                scene,
                "organization",
                genuine,
                signature,
                payload.copy().put("org_id", scene.mallory.organizationId()));
        exchanged(scene, "expiry", genuine, signature, payload.copy().put("exp", 4_102_444_800L));
        exchanged(
                scene,
                "version of the session",
                genuine,
                signature,
                payload.copy().put("sv", 99));
        scene.attack("signature left off", "AUTH_REQUIRED", () -> scene.bearer(genuine.withSignature("")));
        scene.attack(
                "signature of another token",
                "AUTH_REQUIRED",
                () -> scene.bearer(genuine.withSignature(
                        scene.mallory.token().substring(scene.mallory.token().lastIndexOf('.') + 1))));
    }

    private static void exchanged(Scene scene, String what, Forgery genuine, String signature, JsonObject payload) {
        scene.attack(
                what + " exchanged",
                "AUTH_REQUIRED",
                () -> scene.bearer(genuine.payload(payload).withSignature(signature)));
    }
}
