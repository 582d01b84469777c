package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final PasswordHasher target = new PasswordHasher(VERTX, 2, 8, 19_456);

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        String hash = await(target.hash("Blau-Wal7"));

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Blau");
        assertThat(await(target.verify("Blau-Wal7", hash))).isEqualTo(PasswordVerdict.MATCHES);
        assertThat(await(target.verify("Blau-Wal8", hash))).isEqualTo(PasswordVerdict.DIFFERS);
        assertThat(await(target.verify("", hash))).isEqualTo(PasswordVerdict.DIFFERS);
    }

    @Test
    void theSamePasswordHashesDifferentlyEachTime() {
        assertThat(await(target.hash("Blau-Wal7"))).isNotEqualTo(await(target.hash("Blau-Wal7")));
    }

    /** Trap: a library default that verifies with today's parameters would call this one wrong. */
    @Test
    void aHashOfFormerParametersStillMatchesAndIsMarkedOutdated() {
        String former = com.password4j.Argon2Function.getInstance(8_192, 1, 1, 32, com.password4j.types.Argon2.ID)
                .hash("Blau-Wal7")
                .getResult();

        assertThat(await(target.verify("Blau-Wal7", former))).isEqualTo(PasswordVerdict.MATCHES_OUTDATED_HASH);
        assertThat(await(target.verify("Blau-Wal8", former))).isEqualTo(PasswordVerdict.DIFFERS);
    }

    @Test
    void theSameCharactersFromAnotherKeyboardAreTheSamePassword() {
        String composed = "Gr\u00fcn-Wal7";
        String decomposed = "Gru\u0308n-Wal7";

        assertThat(await(target.verify(decomposed, await(target.hash(composed)))))
                .isEqualTo(PasswordVerdict.MATCHES);
    }

    @Test
    void anAccountThatDoesNotExistDiffersAfterTheSameWork() {
        assertThat(await(target.verifyNobody("Blau-Wal7"))).isEqualTo(PasswordVerdict.DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Blau-Wal7",
                "$2b$10$abcdefghijklmnopqrstuv",
                "$argon2id$v=19$m=19456,t=2,p=1$$",
                "$argon2id$v=19$m=999999999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
                "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aStoredTextThatIsNoHashOfOursMatchesNothing(String stored) {
        assertThat(await(target.verify("Blau-Wal7", stored))).isEqualTo(PasswordVerdict.DIFFERS);
    }

    @Test
    void whatComesBeyondTheQueueIsRefusedAtOnceAndTheRestIsDone() {
        PasswordHasher small = new PasswordHasher(VERTX, 1, 2, 19_456);
        List<Future<String>> all = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> all.add(small.hash("Blau-Wal" + i)));

        List<Future<String>> refused = all.stream().filter(Future::failed).toList();
        assertThat(refused)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(future -> assertThat(future.cause())
                        .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                            assertThat(refusal.problem().code()).isEqualTo(ProblemCode.OVERLOADED);
                            assertThat(refusal.problem().retryAfterSeconds()).isPositive();
                        }));
        all.stream().filter(future -> !refused.contains(future)).forEach(PasswordHasherTest::await);
        assertThat(await(small.hash("Blau-Wal7"))).startsWith("$argon2id$");
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
