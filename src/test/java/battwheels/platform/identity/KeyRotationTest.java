package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one folder, rotating while tokens of each are shown to the other. */
class KeyRotationTest {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final KeyTiming FAST = new KeyTiming(Duration.ofMillis(1_500), Duration.ofMillis(100), LIFE);
    private static final TokenSettings FORGETFUL = new TokenSettings("battwheels", "api", LIFE, Duration.ZERO, 0);
    private static final TokenSubject ASHA =
            new TokenSubject("usr_0123456789ab", "ses_0123456789ab", 1, 1, Optional.empty());

    @TempDir
    Path folder;

    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Set<String> signedWith = ConcurrentHashMap.newKeySet();
    private final AtomicLong verified = new AtomicLong();

    @Test
    void noTokenIsRefusedWhileKeysRotate() throws Exception {
        Vertx vertx = Vertx.vertx();
        KeyRing one = KeyRing.open(folder, true, FAST, InstantSource.system());
        KeyRing two = KeyRing.open(folder, true, FAST, InstantSource.system());
        AccessTokens atOne = new AccessTokens(vertx, one, FORGETFUL, InstantSource.system());
        AccessTokens atTwo = new AccessTokens(vertx, two, FORGETFUL, InstantSource.system());
        Instant giveUpAt = Instant.now().plusSeconds(60);

        try (KeyWatch watchOne = KeyWatch.start(vertx, one);
                KeyWatch watchTwo = KeyWatch.start(vertx, two);
                ExecutorService load = Executors.newFixedThreadPool(2)) {
            assertThat(List.of(watchOne, watchTwo)).hasSize(2);
            List<Future<?>> clients = List.of(
                    load.submit(() -> show(atOne, one, atTwo, 3, giveUpAt)),
                    load.submit(() -> show(atTwo, two, atOne, 3, giveUpAt)));
            one.rotate();
            two.rotate();
            for (Future<?> client : clients) {
                client.get(90, TimeUnit.SECONDS);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }

        assertThat(refused).isEmpty();
        assertThat(signedWith).as("each of three keys has signed").hasSizeGreaterThanOrEqualTo(2);
        assertThat(one.accepted()).hasSize(3).isEqualTo(two.accepted());
        assertThat(verified).hasPositiveValue();
    }

    /** Signs at one server and shows the token at the other until the newest of so many keys signs. */
    private void show(AccessTokens issuing, KeyRing ring, AccessTokens verifying, int keys, Instant giveUpAt) {
        while (ring.accepted().size() < keys
                || !ring.signer().equals(ring.accepted().getLast())) {
            if (Instant.now().isAfter(giveUpAt)) {
                refused.add("the new keys never signed");
                return;
            }
            String token = issuing.issue(ASHA).text();
            signedWith.add(ring.signer().id().value());
            TokenVerdict verdict = verifying
                    .verify(token)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            if (!(verdict instanceof TokenVerdict.Valid)) {
                refused.add(verdict.toString());
            }
            verified.incrementAndGet();
        }
    }
}
