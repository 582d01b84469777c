package battwheels.platform.identity;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/**
 * One RSA key that signs access tokens. RS256 because a token is verified far more often than signed: about 35 us
 * against 400 us for ES256 on the same machine, and a first key in 0.3 s.
 *
 * @param pem the private key as PKCS#8 PEM
 */
record SigningKey(KeyId id, String pem, BigInteger modulus, BigInteger publicExponent) {
    static final String ALGORITHM = "RS256";
    private static final int BITS = 2048;
    private static final Base64.Encoder LINES_OF_64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** A new key, dated when it is ready: making it may take longer than a short settling time. */
    static SigningKey generate(InstantSource clock, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return of(KeyId.at(clock.instant(), random), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime makes no RSA keys", e);
        }
    }

    /**
     * Reads a PEM file.
     *
     * @throws IllegalArgumentException when it is no RSA private key in PKCS#8 of at least 2048 bits
     */
    static SigningKey parse(KeyId id, String pem) {
        try {
            byte[] pkcs8 = Base64.getMimeDecoder().decode(body(pem));
            if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))
                            instanceof RSAPrivateCrtKey key
                    && key.getModulus().bitLength() >= BITS) {
                return of(id, key);
            }
            throw new IllegalArgumentException("not an RSA key of at least " + BITS + " bits");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA private key in PKCS#8 PEM", e);
        }
    }

    /** Writes the PEM anew, so that remarks an operator's tool left in the file do not matter. */
    private static SigningKey of(KeyId id, RSAPrivateCrtKey key) {
        String body = LINES_OF_64.encodeToString(key.getEncoded());
        return new SigningKey(id, BEGIN + "\n" + body + "\n" + END + "\n", key.getModulus(), key.getPublicExponent());
    }

    Instant createdAt() {
        return id.createdAt();
    }

    /** The public half as RFC 7517 writes it. */
    JsonObject publicJwk() {
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", ALGORITHM)
                .put("kid", id.value())
                .put("n", unsigned(modulus))
                .put("e", unsigned(publicExponent));
    }

    /** The size of a signature by this key. */
    int signatureBytes() {
        return (modulus.bitLength() + 7) / 8;
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "SigningKey[" + id.value() + "]";
    }

    private static String body(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        return begin < 0 || end < begin ? "" : pem.substring(begin + BEGIN.length(), end);
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
