package battwheels.platform.plans;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * One organization's count under one limit. {@code used} goes up before a record is made and down after one is gone, in
 * one conditional update each, so it is never below the truth. Each change under way stands in {@code open} with the
 * moment after which it cannot happen any more; what still stands there later was left by a crash. Then, once nothing is
 * under way, the records are counted and {@code used} is set, unless {@code revision} says that a change began meanwhile.
 */
final class RecordCounter {
    /** Changes under way at once; more are told to wait. */
    private static final int OPEN_MAX = 256;

    private static final int TRIES = 8;

    /** Beyond a deadline no change begins; this is for the one that had begun, and for clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** A count that is full is doubted at most once in so long. */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private final Documents counters;
    private final Limit limit;
    private final Plan plan;
    private final long bound;
    private final String id;
    private final Predicate<String> wasCountedUnder;
    private final LongSupplier truth;
    private final InstantSource clock;

    /**
     * @param wasCountedUnder whether an earlier plan had this limit, so that the count was kept
     * @param truth counts the records
     */
    RecordCounter(
            Documents counters,
            Scope scope,
            Limit limit,
            Plan plan,
            Predicate<String> wasCountedUnder,
            LongSupplier truth,
            InstantSource clock) {
        this.counters = counters;
        this.limit = limit;
        this.plan = plan;
        this.bound = plan.limit(limit).orElseThrow();
        this.id = limit.resource() + "." + scope.organization().value();
        this.wasCountedUnder = wasCountedUnder;
        this.truth = truth;
        this.clock = clock;
    }

    Claim gain(Deadline deadline) {
        String change = change();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JsonObject room = mine().put("used", new JsonObject().put("$lt", bound));
            if (counters.updateOne(room, opening(change, deadline, 1)).await() == 1) {
                return settling(change, 0, -1);
            }
            prepare(counters.findOne(new JsonObject().put("_id", id)).await());
        }
        throw busy();
    }

    Claim lose(Deadline deadline) {
        String change = change();
        // Where nothing is counted yet there is nothing to take back: the first count sees what is there by then.
        boolean opened =
                counters.updateOne(mine(), opening(change, deadline, 0)).await() == 1;
        return opened ? settling(change, -1, 0) : Claim.NONE;
    }

    /** Makes the next try possible, or refuses. */
    private void prepare(Optional<JsonObject> counter) {
        if (counter.isEmpty()) {
            begin();
        } else if (!plan.code().equals(counter.get().getString("plan"))) {
            changePlan(counter.get());
        } else if (counter.get().getLong("used") >= bound) {
            if (!(isDoubtful(counter.get()) && countAgain(counter.get()))) {
                throw Quota.full(limit, counter.get().getLong("used"), bound);
            }
        } else if (counter.get().getInteger("under_way") >= OPEN_MAX && !countAgain(counter.get())) {
            throw busy();
        }
    }

    /** Nothing was counted here, so nothing is under way either: the count is exact, and the first to write it wins. */
    private void begin() {
        JsonObject first = new JsonObject()
                .put("plan", plan.code())
                .put("schema_version", 1)
                .put("used", truth.getAsLong())
                .put("under_way", 0)
                .put("open", new JsonObject())
                .put("revision", 0L)
                .put("counted_ms", clock.millis());
        counters.upsert(new JsonObject().put("_id", id), new JsonObject().put("$setOnInsert", first))
                .await();
    }

    /** Under a plan without this limit nothing was counted: then the records are. */
    private void changePlan(JsonObject counter) {
        boolean kept = wasCountedUnder.test(counter.getString("plan"));
        JsonObject set = new JsonObject().put("plan", plan.code());
        if (!kept) {
            set.put("used", truth.getAsLong()).put("open", new JsonObject()).put("under_way", 0);
        }
        counters.updateOne(unchanged(counter), new JsonObject().put("$set", set).put("$inc", once()))
                .await();
    }

    private boolean isDoubtful(JsonObject counter) {
        return counter.getInteger("under_way") > 0 || clock.millis() - counter.getLong("counted_ms") > DOUBT.toMillis();
    }

    /** False while changes are under way. */
    private boolean countAgain(JsonObject counter) {
        long now = clock.millis();
        boolean underWay =
                counter.getJsonObject("open").stream().anyMatch(each -> ((Number) each.getValue()).longValue() > now);
        if (underWay) {
            return false;
        }
        JsonObject set = new JsonObject()
                .put("used", truth.getAsLong())
                .put("open", new JsonObject())
                .put("under_way", 0)
                .put("counted_ms", now);
        counters.updateOne(unchanged(counter), new JsonObject().put("$set", set).put("$inc", once()))
                .await();
        return true;
    }

    private JsonObject mine() {
        return new JsonObject()
                .put("_id", id)
                .put("plan", plan.code())
                .put("under_way", new JsonObject().put("$lt", OPEN_MAX));
    }

    private JsonObject unchanged(JsonObject counter) {
        return new JsonObject().put("_id", id).put("revision", counter.getLong("revision"));
    }

    private static JsonObject once() {
        return new JsonObject().put("revision", 1L);
    }

    private static JsonObject opening(String change, Deadline deadline, int more) {
        return new JsonObject()
                .put("$inc", once().put("used", (long) more).put("under_way", 1))
                .put("$set", new JsonObject().put("open." + change, deadline.atMs() + MARGIN.toMillis()));
    }

    /** After a crash neither is called: the change is found under way later. */
    private Claim settling(String change, int whenDone, int whenUndone) {
        return new Claim() {
            @Override
            public void done() {
                close(change, whenDone);
            }

            @Override
            public void undone() {
                close(change, whenUndone);
            }
        };
    }

    private void close(String change, int more) {
        JsonObject open = new JsonObject().put("_id", id).put("open." + change, new JsonObject().put("$exists", true));
        JsonObject closed = new JsonObject()
                .put("$inc", once().put("used", (long) more).put("under_way", -1))
                .put("$unset", new JsonObject().put("open." + change, ""));
        counters.updateOne(open, closed).await();
    }

    private static String change() {
        return "c" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
    }

    private static RefusedException busy() {
        return new RefusedException(
                Problem.of(ProblemCode.OVERLOADED, "Too many of these are made at this moment. Try again.")
                        .retryAfter(1));
    }
}
