package battwheels.platform.identity;

import static battwheels.platform.identity.TokenRefusal.ALGORITHM;
import static battwheels.platform.identity.TokenRefusal.AUDIENCE;
import static battwheels.platform.identity.TokenRefusal.CLAIMS;
import static battwheels.platform.identity.TokenRefusal.HEADER;
import static battwheels.platform.identity.TokenRefusal.ISSUER;
import static battwheels.platform.identity.TokenRefusal.MALFORMED;
import static battwheels.platform.identity.TokenRefusal.SIGNATURE;
import static battwheels.platform.identity.TokenRefusal.TOO_LONG;
import static battwheels.platform.identity.TokenRefusal.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import battwheels.platform.tenancy.OrganizationId;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every way to forge a token that we know of, each refused for its own reason. */
class HostileTokensTest {
    private static final Duration LIFE = Duration.ofHours(168);

    @TempDir
    static Path folder;

    private static final TestClock CLOCK = new TestClock();
    private static final List<DynamicTest> CASES = new ArrayList<>();
    private static Vertx vertx;
    private static AccessTokens target;
    private static SigningKey key;
    private static PrivateKey ours;
    private static KeyPair foreign;
    private static Forgery genuine;

    @BeforeAll
    static void forge() throws GeneralSecurityException {
        vertx = Vertx.vertx();
        KeyRing ring = KeyRing.open(folder, true, KeyTiming.forTokensOf(LIFE), CLOCK);
        target = new AccessTokens(vertx, ring, TokenSettings.of(LIFE), CLOCK);
        key = ring.signer();
        ours = Forgery.privateKey(key);
        foreign = Forgery.rsa();
        genuine = new Forgery(header().encode(), payload().encode());
        CASES.clear();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void theForgeryItselfWouldBeGenuineWithNothingChanged() throws GeneralSecurityException {
        assertThat(target.verifyNow(genuine.signed("SHA256withRSA", ours))).isInstanceOf(TokenVerdict.Valid.class);
    }

    @TestFactory
    Stream<DynamicTest> isRefused() throws GeneralSecurityException {
        shapes();
        algorithms();
        headers();
        keys();
        signatures();
        claims();
        assertThat(CASES).hasSizeGreaterThan(25);
        return CASES.stream();
    }

    private static void shapes() throws GeneralSecurityException {
        String valid = genuine.signed("SHA256withRSA", ours);
        refused("nothing", "", MALFORMED);
        refused("dots", "..", MALFORMED);
        refused("two parts", genuine.input(), MALFORMED);
        refused("four parts", valid + ".x", MALFORMED);
        refused("five parts, as encrypted", "a.b.c.d.e", MALFORMED);
        refused("scheme before it", "Bearer " + valid, MALFORMED);
        refused("line break after it", valid + "\n", MALFORMED);
        refused("padding", valid + "==", MALFORMED);
        refused("JSON serialization", new JsonObject().put("payload", "e30").encode(), MALFORMED);
        refused("not ASCII", "é" + valid, MALFORMED);
        refused("megabyte", "a".repeat(1 << 20), TOO_LONG);
        refused("a little too long", valid + "A".repeat(AccessTokens.LONGEST), TOO_LONG);
        refused("header is no JSON", genuine.header("{alg:RS256}").signed("SHA256withRSA", ours), MALFORMED);
        refused("header is an array", genuine.header("[]").signed("SHA256withRSA", ours), MALFORMED);
        refused("header is null", genuine.header("null").signed("SHA256withRSA", ours), MALFORMED);
        refused(
                "something after the header",
                genuine.header(header().encode() + "{}").signed("SHA256withRSA", ours),
                MALFORMED);
        refused(
                "algorithm twice",
                genuine.header("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"" + kid() + "\"}")
                        .signed("SHA256withRSA", ours),
                MALFORMED);
        refused("header nested deep", genuine.header("[".repeat(1000)).signed("SHA256withRSA", ours), MALFORMED);
        refused("payload is an array", new Forgery(header().encode(), "[1]").signed("SHA256withRSA", ours), MALFORMED);
        refused("payload is null", new Forgery(header().encode(), "null").signed("SHA256withRSA", ours), MALFORMED);
    }

    private static void algorithms() throws GeneralSecurityException {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            Forgery forged = genuine.header(header().put("alg", none));
            refused(none + ", unsigned", forged.withSignature(""), ALGORITHM);
            refused(none + ", signed", forged.signed("SHA256withRSA", ours), ALGORITHM);
        }
        byte[] spki = Forgery.publicKey(key).getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(spki)
                + "\n-----END PUBLIC KEY-----\n";
        Forgery hs256 = genuine.header(header().put("alg", "HS256"));
        refused("key confusion: PEM", hs256.authenticated("HmacSHA256", utf8(pem)), ALGORITHM);
        refused("key confusion: DER", hs256.authenticated("HmacSHA256", spki), ALGORITHM);
        refused(
                "key confusion: JWK",
                hs256.authenticated("HmacSHA256", utf8(key.publicJwk().encode())),
                ALGORITHM);
        refused("HS512", genuine.header(header().put("alg", "HS512")).authenticated("HmacSHA512", spki), ALGORITHM);
        refused("RS384", genuine.header(header().put("alg", "RS384")).signed("SHA384withRSA", ours), ALGORITHM);
        refused("RS512", genuine.header(header().put("alg", "RS512")).signed("SHA512withRSA", ours), ALGORITHM);
        refused("PS256", genuine.header(header().put("alg", "PS256")).signed("SHA256withRSA", ours), ALGORITHM);
        refused(
                "ES256",
                genuine.header(header().put("alg", "ES256"))
                        .signed("SHA256withECDSA", Forgery.ec().getPrivate()),
                ALGORITHM);
        refused("lower case", genuine.header(header().put("alg", "rs256")).signed("SHA256withRSA", ours), ALGORITHM);
        refused("no algorithm", genuine.header(without("alg")).signed("SHA256withRSA", ours), ALGORITHM);
        refused("null algorithm", genuine.header(header().putNull("alg")).signed("SHA256withRSA", ours), ALGORITHM);
        refused(
                "list of algorithms",
                genuine.header(header().put("alg", new JsonArray().add("RS256")))
                        .signed("SHA256withRSA", ours),
                ALGORITHM);
    }

    private static void headers() throws GeneralSecurityException {
        for (String url : List.of("jku", "x5u")) {
            refusedHeader(url, "https://attacker.example/keys.json");
        }
        refusedHeader("jwk", key.publicJwk());
        refusedHeader("x5c", new JsonArray().add(Base64.getEncoder().encodeToString(new byte[64])));
        refusedHeader("x5t", "AAAA");
        refusedHeader("x5t#S256", "AAAA");
        refusedHeader("crit", new JsonArray().add("exp"));
        refusedHeader("b64", false);
        refusedHeader("zip", "DEF");
        refusedHeader("cty", "JWT");
        refusedHeader("nonce", "AAAA");
        refusedHeader("typ", "at+jwt");
        refusedHeader("typ", 1);
    }

    private static void keys() throws GeneralSecurityException {
        refused("no kid", genuine.header(without("kid")).signed("SHA256withRSA", ours), UNKNOWN_KEY);
        for (Object kid : List.of("", "20261101T100000Z-other", "../../../dev/null", "' OR 1=1", "*", 7)) {
            refused(
                    "kid " + kid,
                    genuine.header(header().put("kid", kid)).signed("SHA256withRSA", foreign.getPrivate()),
                    UNKNOWN_KEY);
        }
    }

    private static void signatures() throws GeneralSecurityException {
        String valid = genuine.signed("SHA256withRSA", ours);
        String signature = valid.substring(valid.lastIndexOf('.') + 1);
        Forgery raised = genuine.payload(payload().put("sub", "usr_00000000admin"));
        refused("another's key under our kid", genuine.signed("SHA256withRSA", foreign.getPrivate()), SIGNATURE);
        refused("payload exchanged", raised.withSignature(signature), SIGNATURE);
        refused("no signature", genuine.withSignature(""), SIGNATURE);
        refused("signature cut", genuine.withSignature(signature.substring(0, 200)), SIGNATURE);
        refused("signature lengthened", genuine.withSignature(signature + "AA"), SIGNATURE);
        refused("zeros", genuine.withSignature(Forgery.base64(new byte[256])), SIGNATURE);
        refused("digest of another algorithm", genuine.signed("SHA512withRSA", ours), SIGNATURE);
        byte[] ones = new byte[256];
        java.util.Arrays.fill(ones, (byte) 0xff);
        refused("larger than the modulus", genuine.withSignature(Forgery.base64(ones)), SIGNATURE);
        refused("spare bits set", genuine.withSignature(withSpareBits(signature)), SIGNATURE);
    }

    private static void claims() throws GeneralSecurityException {
        refusedClaims("another issuer", payload().put("iss", "elsewhere"), ISSUER);
        refusedClaims("no issuer", drop("iss"), ISSUER);
        refusedClaims("issuers", payload().put("iss", new JsonArray().add("battwheels")), ISSUER);
        refusedClaims("another audience", payload().put("aud", "elsewhere"), AUDIENCE);
        refusedClaims("no audience", drop("aud"), AUDIENCE);
        refusedClaims(
                "audience among others",
                payload().put("aud", new JsonArray().add("battwheels-api").add("x")),
                AUDIENCE);
        for (String claim : List.of("exp", "iat", "sub", "sid", "sv", "uv", "jti", "mv", "org_id")) {
            refusedClaims("no " + claim, drop(claim), CLAIMS);
            refusedClaims("null " + claim, payload().putNull(claim), CLAIMS);
        }
        long now = CLOCK.instant().getEpochSecond();
        refusedClaims("issued in an hour", payload().put("iat", now + 3600), CLAIMS);
        refusedClaims("not before now, which we never say", payload().put("nbf", now), CLAIMS);
        refusedClaims("not before tomorrow", payload().put("nbf", now + 86_400), CLAIMS);
        refusedClaims("exp as text", payload().put("exp", "4102444800"), CLAIMS);
        refusedClaims("exp with a fraction", payload().put("exp", 4102444800.5), CLAIMS);
        refusedClaims("exp beyond all years", payload().put("exp", Long.MAX_VALUE), CLAIMS);
        refusedClaims("exp below zero", payload().put("exp", -1), CLAIMS);
        refusedClaims("organization that is none", payload().put("org_id", "org_*"), CLAIMS);
    }

    /** Whoever changes a single character of a genuine token holds no token any more. */
    @Test
    void noGenuineTokenSurvivesTheChangeOfOneCharacter() {
        TokenSubject subject = new TokenSubject(
                "usr_0123456789ab",
                "ses_0123456789ab",
                1,
                1,
                Optional.of(new TokenSubject.Membership(new OrganizationId("org_0123456789ab"), 1)));
        String token = target.issue(subject).text();
        Random random = new Random(7);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        for (int i = 0; i < token.length(); i++) {
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (other != token.charAt(i)) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                assertThat(target.verifyNow(changed)).as(changed).isInstanceOf(TokenVerdict.Refused.class);
            }
        }
    }

    private static void refusedHeader(String member, Object value) throws GeneralSecurityException {
        refused(
                "header " + member + " " + value,
                genuine.header(header().put(member, value)).signed("SHA256withRSA", ours),
                HEADER);
    }

    private static void refusedClaims(String what, JsonObject payload, TokenRefusal reason)
            throws GeneralSecurityException {
        refused(what, genuine.payload(payload).signed("SHA256withRSA", ours), reason);
    }

    private static void refused(String what, String token, TokenRefusal reason) {
        CASES.add(dynamicTest(
                what, () -> assertThat(target.verifyNow(token)).isEqualTo(new TokenVerdict.Refused(reason))));
    }

    private static String kid() {
        return key.id().value();
    }

    private static JsonObject header() {
        return new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", kid());
    }

    private static JsonObject without(String member) {
        JsonObject header = header();
        header.remove(member);
        return header;
    }

    private static JsonObject payload() {
        long now = CLOCK.instant().getEpochSecond();
        return new JsonObject()
                .put("iss", "battwheels")
                .put("aud", "battwheels-api")
                .put("sub", "usr_0123456789ab")
                .put("sid", "ses_0123456789ab")
                .put("org_id", "org_0123456789ab")
                .put("sv", 1)
                .put("uv", 1)
                .put("mv", 1)
                .put("iat", now)
                .put("exp", now + 3600)
                .put("jti", "AAAA");
    }

    private static JsonObject drop(String claim) {
        JsonObject payload = payload();
        payload.remove(claim);
        return payload;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes, written with bits that base64url leaves unused. */
    private static String withSpareBits(String signature) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(signature.charAt(signature.length() - 1));
        return signature.substring(0, signature.length() - 1) + alphabet.charAt(last | 1);
    }
}
