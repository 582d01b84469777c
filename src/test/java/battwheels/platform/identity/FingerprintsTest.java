package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.bus.Fingerprints;
import battwheels.platform.tenancy.OrganizationId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    private static final String TEXT = "{\"password\": \"Charge-9-Scooters\"}";
    private static final OrganizationId WORKSHOP = new OrganizationId("org_0123456789ab");
    private static final OrganizationId NEIGHBOUR = new OrganizationId("org_ba9876543210");
    private static final KeyTiming TIMING = KeyTiming.forTokensOf(Duration.ofHours(1));

    @TempDir
    Path folder;

    private KeyRing ring(String name, InstantSource clock) {
        return KeyRing.open(folder.resolve(name), true, TIMING, clock);
    }

    private Fingerprints target() {
        return ring("keys", InstantSource.system()).fingerprints();
    }

    @Test
    void theSameTextHasTheSameFingerprintOnEveryServer() {
        String made = target().of(WORKSHOP).of(TEXT);

        assertThat(target().of(WORKSHOP).of(TEXT)).isEqualTo(made);
        assertThat(target().of(WORKSHOP).match(TEXT, made)).isTrue();
        assertThat(target().of(WORKSHOP).match(TEXT + " ", made)).isFalse();
    }

    @Test
    void nobodyElsesKeysMakeOrRecogniseIt() {
        Fingerprints target = target();
        Fingerprints others = ring("others", InstantSource.system()).fingerprints();

        assertThat(List.of(
                        target.of(TEXT),
                        target.of(WORKSHOP).of(TEXT),
                        target.of(NEIGHBOUR).of(TEXT),
                        others.of(WORKSHOP).of(TEXT)))
                .doesNotHaveDuplicates();
        assertThat(target.of(NEIGHBOUR).match(TEXT, target.of(WORKSHOP).of(TEXT)))
                .isFalse();
        assertThat(others.of(WORKSHOP).match(TEXT, target.of(WORKSHOP).of(TEXT)))
                .isFalse();
    }

    @Test
    void whatIsNoFingerprintMatchesNothing() {
        for (String invented : List.of("", "a", "no base64!", "AAAA".repeat(10))) {
            assertThat(target().match(TEXT, invented)).as(invented).isFalse();
        }
    }

    @Test
    void aRotationChangesFingerprintsAndTheOlderOnesAreStillRecognised() {
        var clock = new TestClock();
        KeyRing here = ring("keys", clock);
        String before = here.fingerprints().of(WORKSHOP).of(TEXT);

        here.rotateSealing();
        clock.pass(TIMING.settling().plusSeconds(1));

        assertThat(here.fingerprints().of(WORKSHOP).of(TEXT)).isNotEqualTo(before);
        assertThat(here.fingerprints().of(WORKSHOP).match(TEXT, before)).isTrue();
    }
}
