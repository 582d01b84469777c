package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final KeyTiming TIMING = KeyTiming.forTokensOf(Duration.ofHours(168));
    private static final byte[] BOUND = "org_a".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path parent;

    private final TestClock clock = new TestClock();
    private Path folder;

    @BeforeEach
    void name() {
        folder = parent.resolve("keys");
    }

    @Test
    void theFirstStartMakesKeysThatOnlyTheirOwnerReads() throws IOException {
        KeyRing target = open();
        target.sealer().seal(new byte[1], BOUND);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void theNextStartFindsTheSameKeys() {
        KeyRing first = open();
        byte[] sealed = first.sealer().seal(BOUND, BOUND);

        KeyRing second = open();

        assertThat(second.signer()).isEqualTo(first.signer());
        assertThat(second.sealer().open(sealed, BOUND)).hasValue(BOUND);
    }

    @Test
    void generatedKeysStayKnownAsGenerated() {
        open();

        assertThat(open().wasGenerated()).isTrue();
    }

    @Test
    void whereGeneratedKeysAreNotAllowedNoneAreMadeAndNoneAccepted() {
        assertThatThrownBy(this::openStrictly).hasMessageContaining("production.allow_generated_keys");
        assertThat(folder).doesNotExist();
        open();
        assertThatThrownBy(this::openStrictly).hasMessageContaining("generated.txt");
    }

    @Test
    void keysThatWereBroughtAreAcceptedEverywhere() {
        KeyRing.provision(folder, clock);

        KeyRing target = openStrictly();

        assertThat(target.wasGenerated()).isFalse();
        assertThat(target.sealer().open(target.sealer().seal(BOUND, BOUND), BOUND))
                .hasValue(BOUND);
        assertThatThrownBy(() -> KeyRing.provision(folder, clock)).hasMessageContaining("holds keys already");
    }

    @Test
    void aKeyMadeElsewhereIsTakenWithWhateverStandsAroundIt() throws IOException {
        KeyRing made = open();
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(
                other.resolve("signing-20261101T101500Z-main.pem"),
                "Key of the workshop\n" + made.signer().pem() + "\n");

        KeyRing target = KeyRing.open(other, true, TIMING, clock);

        assertThat(target.signer().pem()).isEqualTo(made.signer().pem());
        assertThat(target.signer().id().value()).isEqualTo("20261101T101500Z-main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing-main.pem", "signing-20261301T101500Z-main.pem", "signing-20261101T101500Z-.pem"})
    void aBadlyNamedKeyStopsTheStartAndSaysWhatToDo(String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), "");

        assertThatThrownBy(this::open).hasMessageContaining(name).hasMessageContaining("20261101T101500Z-main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n====\n-----END PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
            })
    void aFileThatIsNoKeyStopsTheStartAndSaysWhatToDo(String content) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("signing-20261101T101500Z-main.pem"), content);

        assertThatThrownBy(this::open).hasMessageContaining("openssl genpkey");
    }

    @Test
    void aNewKeyIsPublishedAtOnceAndSignsOnceItHasSettled() {
        KeyRing target = open();
        KeyRing other = open();
        SigningKey first = target.signer();
        clock.pass(Duration.ofDays(30));

        String kid = target.rotate();
        other.reload();

        assertThat(other.accepted(kid)).isPresent();
        assertThat(target.signer()).isEqualTo(first);
        assertThat(other.signer()).isEqualTo(first);
        clock.pass(TIMING.settling());
        assertThat(target.signer().id().value()).isEqualTo(kid);
        assertThat(other.signer().id().value()).isEqualTo(kid);
    }

    @Test
    void aServerWhoseClockIsBehindStillMakesTheNewestKey() {
        KeyRing target = open();
        TestClock behind = new TestClock();
        behind.pass(Duration.ofMinutes(-5));

        String kid = KeyRing.open(folder, true, TIMING, behind).rotate();
        target.reload();

        clock.pass(TIMING.settling().plusSeconds(1));
        assertThat(target.signer().id().value()).isEqualTo(kid);
    }

    @Test
    void anOldKeyIsAcceptedUntilItsLastTokenHasExpired() {
        KeyRing target = open();
        String old = target.signer().id().value();
        clock.pass(Duration.ofDays(30));
        target.rotate();

        clock.pass(TIMING.settling().plus(TIMING.tokenLife()));
        assertThat(target.accepted(old)).isPresent();
        clock.pass(Duration.ofHours(2));
        assertThat(target.accepted(old)).isEmpty();
        assertThat(folder.resolve("signing-" + old + ".pem")).exists();
        target.rotate();
        assertThat(folder.resolve("signing-" + old + ".pem")).doesNotExist();
    }

    @Test
    void aFolderThatIsGoneOrBrokenChangesNothingForARunningServer() throws IOException {
        KeyRing target = open();
        SigningKey key = target.signer();
        Path broken = folder.resolve("signing-20261101T101500Z-broken.pem");
        Files.writeString(broken, "x");
        target.reload();
        assertThat(target.signer()).isEqualTo(key);

        Files.delete(broken);
        Files.move(folder, parent.resolve("away"));
        target.reload();

        assertThat(target.signer()).isEqualTo(key);
    }

    @Test
    void aCrashWhileWritingLeavesNothingThatIsReadAsAKey() throws IOException {
        KeyRing target = open();
        Files.writeString(folder.resolve(".unfinished-1"), "-----BEGIN PRIVATE KEY-----\nAA");

        assertThat(open().accepted()).isEqualTo(target.accepted());
    }

    @Test
    void manyThreadsStartingAtOnceEndWithOneKey() throws Exception {
        List<Future<KeyRing>> starts = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                starts.add(threads.submit(() -> {
                    together.await();
                    KeyRing ring = open();
                    ring.sealer().warm();
                    return ring;
                }));
            }
            together.countDown();
        }

        byte[] sealed = starts.getFirst().get().sealer().seal(BOUND, BOUND);
        for (Future<KeyRing> start : starts) {
            assertThat(start.get().accepted())
                    .hasSize(1)
                    .isEqualTo(starts.getFirst().get().accepted());
            assertThat(start.get().sealer().open(sealed, BOUND)).hasValue(BOUND);
        }
    }

    @Test
    void twoServersStartingAtOnceEndWithOneKey() throws Exception {
        Process one = otherServer();
        Process two = otherServer();

        List<String> first = answer(one);
        List<String> second = answer(two);

        KeyRing target = open();
        assertThat(first.getFirst())
                .isEqualTo(second.getFirst())
                .isEqualTo(target.signer().id().value());
        for (String sealed : List.of(first.getLast(), second.getLast())) {
            assertThat(target.sealer().open(Base64.getDecoder().decode(sealed), BOUND))
                    .hasValue(BOUND);
        }
    }

    private KeyRing open() {
        return KeyRing.open(folder, true, TIMING, clock);
    }

    private KeyRing openStrictly() {
        return KeyRing.open(folder, false, TIMING, clock);
    }

    private Process otherServer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> answer(Process process) throws Exception {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What a server does with the folder at its first start; prints the key it signs with and something sealed. */
    static final class OtherServer {
        private OtherServer() {}

        public static void main(String[] args) {
            KeyRing ring = KeyRing.open(Path.of(args[0]), true, TIMING, java.time.InstantSource.system());
            System.out.println(ring.signer().id().value());
            System.out.println(Base64.getEncoder().encodeToString(ring.sealer().seal(BOUND, BOUND)));
        }
    }
}
