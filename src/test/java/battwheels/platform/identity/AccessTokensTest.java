package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.tenancy.OrganizationId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
    private static final Duration LIFE = Duration.ofHours(168);
    private static final TokenSubject ASHA = new TokenSubject(
            "usr_0123456789ab",
            "ses_0123456789ab",
            3,
            5,
            Optional.of(new TokenSubject.Membership(new OrganizationId("org_0123456789ab"), 7)));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Vertx vertx = Vertx.vertx();
    private KeyRing ring;
    private AccessTokens target;

    @BeforeEach
    void start() {
        ring = KeyRing.open(folder, true, KeyTiming.forTokensOf(LIFE), clock);
        target = new AccessTokens(vertx, ring, TokenSettings.of(LIFE), clock);
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void aTokenSaysWhoAndUnderWhichVersions() {
        IssuedToken issued = target.issue(ASHA);

        assertThat(target.verifyNow(issued.text())).isEqualTo(new TokenVerdict.Valid(issued.claims()));
        assertThat(issued.claims().subject()).isEqualTo(ASHA);
        assertThat(issued.claims().expiresAt()).isEqualTo(clock.instant().plus(LIFE));
    }

    @Test
    void aTokenOfNoOrganizationIsReadBack() {
        TokenSubject alone = new TokenSubject("usr_0123456789ab", "ses_0123456789ab", 0, 0, Optional.empty());

        assertThat(target.verifyNow(target.issue(alone).text()))
                .isInstanceOfSatisfying(
                        TokenVerdict.Valid.class,
                        valid -> assertThat(valid.claims().subject()).isEqualTo(alone));
    }

    @Test
    void aTokenStaysShort() {
        assertThat(target.issue(ASHA).text()).hasSizeLessThan(1_000);
    }

    @Test
    void twoTokensOfOneMomentDiffer() {
        assertThat(target.issue(ASHA).text()).isNotEqualTo(target.issue(ASHA).text());
    }

    @Test
    void aTokenExpiresToTheSecondEvenWhereItIsRemembered() {
        String token = target.issue(ASHA).text();
        clock.pass(LIFE.minusSeconds(1));
        assertThat(target.verifyNow(token)).isInstanceOf(TokenVerdict.Valid.class);

        clock.pass(Duration.ofSeconds(1));

        assertThat(target.verifyNow(token)).isEqualTo(new TokenVerdict.Expired());
    }

    @Test
    void aWithdrawnKeyTakesItsTokensAlongEvenWhereTheyAreRemembered() throws IOException {
        String token = target.issue(ASHA).text();
        Path withdrawn = folder.resolve("signing-" + ring.signer().id().value() + ".pem");
        clock.pass(Duration.ofSeconds(1));
        ring.rotate();
        assertThat(target.verifyNow(token)).isInstanceOf(TokenVerdict.Valid.class);

        Files.delete(withdrawn);
        ring.reload();

        assertThat(target.verifyNow(token)).isEqualTo(new TokenVerdict.Refused(TokenRefusal.UNKNOWN_KEY));
    }

    @Test
    void whoMeetsAnUnknownKeyReadsTheFolderAgain() throws Exception {
        KeyRing other = KeyRing.open(folder, true, KeyTiming.forTokensOf(LIFE), clock);
        other.rotate();
        clock.pass(Duration.ofMinutes(2));
        String token = new AccessTokens(vertx, other, TokenSettings.of(LIFE), clock)
                .issue(ASHA)
                .text();
        assertThat(target.verifyNow(token)).isEqualTo(new TokenVerdict.Refused(TokenRefusal.UNKNOWN_KEY));

        assertThat(await(target.verify(token))).isInstanceOf(TokenVerdict.Valid.class);
    }

    @Test
    void inventedKeysDoNotMakeTheFolderBeReadMoreThanOnceASecond() {
        assertThat(ring.mayRereadForUnknownKey()).isTrue();
        assertThat(ring.mayRereadForUnknownKey()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(ring.mayRereadForUnknownKey()).isTrue();
    }

    /** Checked with nothing but the published document and the Java runtime. */
    @Test
    void anyoneCanVerifyATokenWithThePublishedKeys() throws GeneralSecurityException {
        String token = target.issue(ASHA).text();
        JsonObject jwk = target.jwks().getJsonArray("keys").getJsonObject(0);
        PublicKey key =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new JsonObject(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)))
                .isEqualTo(
                        new JsonObject().put("typ", "JWT").put("alg", "RS256").put("kid", jwk.getString("kid")));
    }

    @Test
    void thePublishedKeysAreThePublicHalvesOnly() {
        ring.rotate();

        assertThat(target.jwks().getJsonArray("keys"))
                .hasSize(2)
                .allSatisfy(jwk -> assertThat(((JsonObject) jwk).fieldNames())
                        .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e"));
    }

    @Test
    void noLogLineShowsACredential() {
        IssuedToken issued = target.issue(ASHA);

        assertThat(issued.toString()).doesNotContain(issued.text());
        assertThat(ring.signer().toString()).doesNotContain("PRIVATE");
    }

    private static BigInteger number(JsonObject jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(member)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
