package battwheels.platform.identity;

import static battwheels.platform.identity.TokenRefusal.CLAIMS;
import static battwheels.platform.identity.TokenRefusal.MALFORMED;
import static battwheels.platform.identity.TokenRefusal.SIGNATURE;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

/**
 * Signing and checking with one key, by Vert.x. One per key, because Vert.x signs with any of the keys it is given and
 * tries all of them on a token without {@code kid}.
 */
final class TokenSigner {

    /** What became of a token at this key. */
    sealed interface Checked {}

    record Genuine(JsonObject payload) implements Checked {}

    record Refused(TokenRefusal reason) implements Checked {}

    private static final JWTOptions AS_GIVEN = new JWTOptions()
            .setAlgorithm(SigningKey.ALGORITHM)
            .setNoTimestamp(true)
            .setIgnoreExpiration(true);

    private final JWTAuth signing;
    private final JWTAuth checking;

    TokenSigner(Vertx vertx, SigningKey key) {
        PubSecKeyOptions secret = new PubSecKeyOptions()
                .setAlgorithm(SigningKey.ALGORITHM)
                .setId(key.id().value())
                .setBuffer(key.pem());
        this.signing = JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(secret));
        this.checking = JWTAuth.create(
                vertx, new JWTAuthOptions().addJwk(key.publicJwk()).setJWTOptions(AS_GIVEN));
    }

    String sign(JsonObject payload) {
        return signing.generateToken(payload, AS_GIVEN);
    }

    /** Checks the signature. Computes, waits for nothing. */
    Checked check(String token) {
        try {
            Future<User> user = checking.authenticate(new TokenCredentials(token));
            return user.succeeded()
                    ? new Genuine(user.result().attributes().getJsonObject("accessToken"))
                    : new Refused(user.cause() instanceof DecodeException ? MALFORMED : SIGNATURE);
        } catch (RuntimeException e) {
            // After the signature, Vert.x takes exp for a number without asking whether it is one.
            return new Refused(CLAIMS);
        }
    }
}
