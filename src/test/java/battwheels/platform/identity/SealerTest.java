package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.tenancy.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final byte[] SECRET = "place in a list".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HERE = "org_a".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ELSEWHERE = "org_b".getBytes(StandardCharsets.UTF_8);

    private static final byte[] FIELD = "webhook.secret".getBytes(StandardCharsets.UTF_8);
    private static final OrganizationId WORKSHOP = new OrganizationId("org_0123456789ab");
    private static final OrganizationId NEIGHBOUR = new OrganizationId("org_ba9876543210");
    private static final KeyTiming TIMING = KeyTiming.forTokensOf(Duration.ofHours(1));

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

    @Test
    void aSecretOfOneOrganizationOpensForNoOtherAndInNoOtherField() {
        byte[] sealed = target.of(WORKSHOP).seal(SECRET, FIELD);

        assertThat(target.of(WORKSHOP).open(sealed, FIELD)).hasValue(SECRET);
        assertThat(target.of(NEIGHBOUR).open(sealed, FIELD)).isEmpty();
        assertThat(target.open(sealed, FIELD)).isEmpty();
        assertThat(target.of(WORKSHOP).open(sealed, HERE)).isEmpty();
    }

    @Test
    void aRotationTakesOverOnlyWhenEveryServerKnowsTheKey() {
        var clock = new TestClock();
        KeyRing here = ring("rotating", clock);
        KeyRing there = ring("rotating", clock);
        byte[] before = there.sealer().of(WORKSHOP).seal(SECRET, FIELD);
        here.sealer().warm();

        here.rotateSealing();

        byte[] settling = here.sealer().of(WORKSHOP).seal(SECRET, FIELD);
        assertThat(there.sealer().of(WORKSHOP).open(settling, FIELD))
                .as("a server that has not read the new key opens what is sealed meanwhile")
                .hasValue(SECRET);

        there.reload();
        clock.pass(TIMING.settling().plusSeconds(1));

        byte[] after = here.sealer().of(WORKSHOP).seal(SECRET, FIELD);
        assertThat(key(after)).as("the new key seals").isNotEqualTo(key(before));
        assertThat(there.sealer().of(WORKSHOP).open(after, FIELD)).hasValue(SECRET);
        assertThat(there.sealer().of(NEIGHBOUR).open(after, FIELD)).isEmpty();
        assertThat(here.sealer().of(WORKSHOP).open(before, FIELD))
                .as("what the old key sealed still opens")
                .hasValue(SECRET);
    }

    /** Tink writes in front of a ciphertext which key made it. */
    private static byte[] key(byte[] sealed) {
        return Arrays.copyOf(sealed, 5);
    }

    private static KeyRing ring(String name) {
        return ring(name, InstantSource.system());
    }

    private static KeyRing ring(String name, InstantSource clock) {
        return KeyRing.open(folder.resolve(name), true, TIMING, clock);
    }
}
