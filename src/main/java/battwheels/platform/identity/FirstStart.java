package battwheels.platform.identity;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Keys that nobody brought: made once under the folder's lock, and marked so that production can refuse them. */
final class FirstStart {
    private static final String MARK = "generated.txt";
    private static final String MARK_TEXT = "A server made the keys in this folder for itself at its first start."
            + " Profile production refuses them unless told otherwise.\n";

    private FirstStart() {}

    static void makeMissing(KeyDirectory directory, InstantSource clock, SecureRandom random) {
        if (!SigningKeyFiles.any(directory)) {
            directory.locked(() -> {
                if (!SigningKeyFiles.any(directory)) {
                    mark(directory);
                    SigningKeyFiles.write(directory, SigningKey.generate(clock, random));
                }
                return true;
            });
        }
    }

    static void provision(KeyDirectory directory, InstantSource clock, SecureRandom random) {
        directory.locked(() -> {
            if (SigningKeyFiles.any(directory) || SealingKeyFiles.any(directory)) {
                throw new IllegalStateException(directory.path() + " holds keys already");
            }
            SigningKeyFiles.write(directory, SigningKey.generate(clock, random));
            SealingKeyFiles.write(directory, KeyId.at(clock.instant(), random));
            return true;
        });
    }

    static void refuseGenerated(KeyDirectory directory) {
        if (generated(directory)) {
            throw new IllegalStateException(directory.path()
                    + " holds no keys, not all of them, or keys a server made for itself (" + MARK
                    + "), which profile production refuses: bring your own (scripts/run --provision-keys), or set"
                    + " production.allow_generated_keys to true");
        }
    }

    /** Marked, or bound to be: a keyset that is missing will be made. */
    static boolean generated(KeyDirectory directory) {
        return directory.has(MARK) || !SigningKeyFiles.any(directory) || !SealingKeyFiles.any(directory);
    }

    /** Before the key itself, so that no crash leaves a generated key without its mark. */
    static void mark(KeyDirectory directory) {
        if (!directory.has(MARK)) {
            directory.write(MARK, MARK_TEXT);
        }
    }
}
