package battwheels.platform.people;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Bounds guessing: five wrong passwords for one account within 15 minutes lock it for 15 more. Counted in the store, so
 * that all servers share the count, by e-mail, whether such an account exists or not. Every outcome is settled by one
 * conditional write: of any number of guesses at the same moment only the first five learn anything. Blocking calls await.
 */
public final class FailedLogins {
    public static final int MOST = 5;
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private final Documents failures;
    private final InstantSource clock;

    public FailedLogins(PlatformStores stores, InstantSource clock) {
        this.failures = stores.open(PlatformCollection.LOGIN_FAILURES);
        this.clock = clock;
    }

    /** How long the account stays locked, rounded up; empty when it is not. */
    public Optional<Duration> lock(String email) {
        return failures.findOne(id(email)).await().flatMap(this::lock);
    }

    /** Counts a wrong password. The lock, when more than {@value #MOST} were counted before it. */
    public Optional<Duration> failed(String email) {
        long now = clock.millis();
        failures.deleteOne(id(email).put("until_ms", new JsonObject().put("$lte", now)))
                .await();
        JsonObject counted = failures.upsert(id(email), count(now)).await();
        if (counted.getInteger("count") == MOST) {
            JsonObject locked = new JsonObject().put("until_ms", now + WINDOW.toMillis());
            failures.updateOne(id(email), new JsonObject().put("$set", locked)).await();
        }
        return counted.getInteger("count") > MOST ? lock(counted) : Optional.empty();
    }

    /** Counts a right password: forgets the wrong ones before it, unless they have locked the account meanwhile. */
    public Optional<Duration> succeeded(String email) {
        failures.deleteOne(id(email).put("count", new JsonObject().put("$lt", MOST)))
                .await();
        return lock(email);
    }

    /**
     * Counts one try at a secret other than a password; ends the command with 429 when there were too many.
     *
     * @param subject whose secret it is
     * @return whether it was right
     */
    public boolean settle(String subject, BooleanSupplier isRight) {
        refuseLocked(lock(subject));
        boolean right = isRight.getAsBoolean();
        refuseLocked(right ? succeeded(subject) : failed(subject));
        return right;
    }

    /** Ends the command with 429 while this lock lasts. */
    static void refuseLocked(Optional<Duration> lock) {
        lock.ifPresent(left -> {
            throw new RefusedException(
                    Problem.of(ProblemCode.LOGIN_LOCKED, "Too many wrong tries for this account. Wait, or reset it.")
                            .retryAfter(left.toSeconds()));
        });
    }

    /** Forgets everything counted: the owner of the mailbox has chosen a new password. */
    public void forget(String email) {
        failures.deleteOne(id(email)).await();
    }

    /** Deletes counts that say nothing any more. */
    public void sweep() {
        failures.deleteMany(new JsonObject().put("until_ms", new JsonObject().put("$lte", clock.millis())))
                .await();
    }

    private Optional<Duration> lock(JsonObject counted) {
        long leftMs = counted.getLong("until_ms") - clock.millis();
        return counted.getInteger("count") >= MOST && leftMs > 0
                ? Optional.of(Duration.ofSeconds(Math.ceilDiv(leftMs, 1_000)))
                : Optional.empty();
    }

    private static JsonObject count(long now) {
        return new JsonObject()
                .put("$inc", new JsonObject().put("count", 1))
                .put("$setOnInsert", new JsonObject().put("until_ms", now + WINDOW.toMillis()));
    }

    private static JsonObject id(String email) {
        return new JsonObject().put("_id", email);
    }
}
