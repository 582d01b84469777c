package battwheels.platform.identity;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes tokens part by part, as an attacker would: any header, any payload, any signature. */
public record Forgery(String header, String payload) {
    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    public static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** The private key of ours, for what only an insider could write. */
    static PrivateKey privateKey(SigningKey key) throws GeneralSecurityException {
        String body = key.pem().replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }

    static PublicKey publicKey(SigningKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.modulus(), key.publicExponent()));
    }

    public String input() {
        return base64(header) + "." + base64(payload);
    }

    public String withSignature(String signature) {
        return input() + "." + signature;
    }

    public String signed(String algorithm, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(input().getBytes(StandardCharsets.US_ASCII));
        return withSignature(base64(signature.sign()));
    }

    public String authenticated(String algorithm, byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return withSignature(base64(mac.doFinal(input().getBytes(StandardCharsets.US_ASCII))));
    }

    public Forgery header(JsonObject other) {
        return new Forgery(other.encode(), payload);
    }

    Forgery header(String other) {
        return new Forgery(other, payload);
    }

    public Forgery payload(JsonObject other) {
        return new Forgery(header, other.encode());
    }
}
