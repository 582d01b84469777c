package battwheels.platform.identity;

import java.util.List;

/** Signing keys as files of the key folder. */
final class SigningKeyFiles {
    private static final String START = "signing-";
    private static final String END = ".pem";

    private SigningKeyFiles() {}

    static boolean any(KeyDirectory directory) {
        return !directory.names(START, END).isEmpty();
    }

    static List<SigningKey> read(KeyDirectory directory) {
        return directory.names(START, END).stream()
                .map(name -> read(directory, name))
                .toList();
    }

    static void write(KeyDirectory directory, SigningKey key) {
        directory.write(name(key), key.pem());
    }

    static void delete(KeyDirectory directory, SigningKey key) {
        directory.delete(name(key));
    }

    private static String name(SigningKey key) {
        return START + key.id().value() + END;
    }

    private static SigningKey read(KeyDirectory directory, String name) {
        KeyId id = KeyId.parse(name.substring(START.length(), name.length() - END.length()))
                .orElseThrow(() -> new IllegalStateException(directory.path().resolve(name)
                        + " is not named " + START + "<UTC time made>-<letters or digits>" + END + ", for example "
                        + START + "20261101T101500Z-main" + END));
        try {
            return SigningKey.parse(id, directory.read(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    directory.path().resolve(name) + " is " + e.getMessage() + "; make one with: openssl genpkey"
                            + " -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
                    e);
        }
    }
}
