package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final byte[] SECRET = "place in a list".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HERE = "org_a".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ELSEWHERE = "org_b".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static Sealer target;

    @BeforeAll
    static void open() {
        target = ring("keys").sealer();
    }

    @Test
    void whatIsSealedOpensWhereItIsBoundAndNowhereElse() {
        byte[] sealed = target.seal(SECRET, HERE);

        assertThat(target.open(sealed, HERE)).hasValue(SECRET);
        assertThat(target.open(sealed, ELSEWHERE)).isEmpty();
        assertThat(ring("other").sealer().open(sealed, HERE)).isEmpty();
    }

    @Test
    void aSingleChangedBitOpensNothing() {
        byte[] sealed = target.seal(SECRET, HERE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;

            assertThat(target.open(changed, HERE)).isEmpty();
        }
    }

    @Test
    void anInventedSealOpensNothingWhateverItsLength() {
        for (int length = 0; length < 64; length++) {
            assertThat(target.open(new byte[length], HERE)).isEmpty();
        }
    }

    @Test
    void theSameContentIsSealedDifferentlyEachTime() {
        assertThat(target.seal(SECRET, HERE)).isNotEqualTo(target.seal(SECRET, HERE));
    }

    private static KeyRing ring(String name) {
        return KeyRing.open(
                folder.resolve(name), true, KeyTiming.forTokensOf(Duration.ofHours(1)), InstantSource.system());
    }
}
