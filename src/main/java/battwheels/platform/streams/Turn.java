package battwheels.platform.streams;

import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.streams.Handling.Outcome;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of one subscription in one organization: what failed before and is due, then one batch of what is new. Events
 * of one aggregate go one after the other, several aggregates side by side. Awaits.
 */
final class Turn implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final long REST_MS = 1_000;

    /** What every turn of this server works with. */
    record Tools(
            StreamFeed feed,
            Deliveries deliveries,
            Retries retries,
            Handling handling,
            ModuleBreakers breakers,
            Executor executor,
            InstantSource clock) {}

    private final Tools tools;
    private final Round round;
    private final Subscription subscription;
    private final LongConsumer ended;

    private final Queue<List<JsonObject>> lanes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private final Set<String> settled = ConcurrentHashMap.newKeySet();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private List<JsonObject> batch = List.of();

    /** @param ended hears, once, when the subscription may have its next turn in this organization; 0 for at once */
    Turn(Tools tools, Round round, Subscription subscription, LongConsumer ended) {
        this.tools = tools;
        this.round = round;
        this.subscription = subscription;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            long rest = prepare();
            if (rest > 0 || batch.isEmpty()) {
                ended.accept(rest);
                return;
            }
        } catch (Throwable failure) { // A turn that did not end would keep its slot for ever.
            failed(failure);
            return;
        }
        deliver();
    }

    /** Retries, then reads the batch; until when the subscription must rest instead, 0 if it need not. */
    private long prepare() {
        Retries.Left left = Retries.Left.NOTHING;
        if (round.inTrouble(name())) {
            left = tools.retries().run(scope(), subscription, this::allowed);
            if (left.isNothing()) {
                round.outOfTrouble(name());
            } else {
                round.troubleUntil(name(), left.dueMs());
            }
        }
        long rests = tools.breakers().restsUntilMs(subscription.module());
        if (rests > tools.clock().millis()) {
            return rests;
        }
        if (left.full()) {
            return left.dueMs();
        }
        blocked.addAll(left.aggregates());
        read();
        return 0;
    }

    private void read() {
        if (!allowed() || round.position(name()) >= round.fed()) {
            return;
        }
        StreamFeed.Read read = tools.feed().read(scope(), name(), round.position(name()), round.readsAgain(name()));
        if (read.unread()) {
            round.readAgain(name());
        }
        batch = read.events();
        if (batch.isEmpty()) {
            round.moveTo(name(), Math.min(read.until(), round.fed()));
        }
    }

    private void deliver() {
        Map<String, List<JsonObject>> byAggregate = new LinkedHashMap<>();
        for (JsonObject event : batch) {
            if (subscription.hears(event)) {
                byAggregate
                        .computeIfAbsent(event.getString("aggregateid"), id -> new ArrayList<>())
                        .add(event);
            } else {
                settled.add(event.getString("id"));
            }
        }
        lanes.addAll(byAggregate.values());
        int workers = Math.max(1, Math.min(subscription.concurrency(), byAggregate.size()));
        working.set(workers);
        for (int i = 1; i < workers; i++) {
            tools.executor().execute(this::work);
        }
        work();
    }

    /** One of several that take lane after lane; the last one to end ends the turn. */
    private void work() {
        try {
            while (lanes.poll() instanceof List<JsonObject> lane) {
                lane(lane);
            }
        } catch (Throwable failure) {
            log(failure);
        } finally {
            if (working.decrementAndGet() == 0) {
                finish();
            }
        }
    }

    private void lane(List<JsonObject> events) {
        for (JsonObject event : events) {
            if (!allowed() || !one(event)) {
                return;
            }
            settled.add(event.getString("id"));
        }
    }

    /** False when the event must come again. */
    private boolean one(JsonObject event) {
        String aggregate = event.getString("aggregateid");
        if (blocked.contains(aggregate)) {
            tools.deliveries().record(scope(), subscription, event, DeliveryState.HELD, 0, "");
            return true;
        }
        Outcome outcome = tools.handling().first(scope(), subscription, event);
        if (outcome == Outcome.RECORDED) {
            blocked.add(aggregate);
            round.troubleUntil(name(), tools.clock().millis() + RetryRules.delayMs(1, 0));
        }
        return outcome != Outcome.NOT_NOW;
    }

    /** The position moves over what is settled, up to the first event that is not. */
    private void finish() {
        try {
            List<JsonObject> done = new ArrayList<>();
            for (JsonObject event : batch) {
                if (!settled.contains(event.getString("id"))) {
                    break;
                }
                done.add(event);
            }
            boolean all = done.size() == batch.size();
            if (!done.isEmpty()) {
                round.moveTo(name(), done.getLast().getLong("sequence"));
                tools.feed().acknowledge(scope(), name(), done);
            }
            if (!all) {
                round.readAgain(name());
            }
            ended.accept(all ? 0 : rest());
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    private long rest() {
        long now = tools.clock().millis();
        return Math.max(now + REST_MS, tools.breakers().restsUntilMs(subscription.module()));
    }

    private void failed(Throwable failure) {
        log(failure);
        round.readAgain(name());
        ended.accept(tools.clock().millis() + REST_MS);
    }

    private void log(Throwable failure) {
        boolean quiet = failure instanceof StoreUnavailable || Outages.isEnd(failure) || !allowed();
        var line = quiet ? LOG.atDebug() : LOG.atWarn().setCause(failure);
        line.addKeyValue("organization", scope().organization())
                .addKeyValue("subscription", name())
                .log("a turn was given up; its events come again");
    }

    private boolean allowed() {
        return round.isMine(tools.clock().millis());
    }

    private Scope scope() {
        return round.scope();
    }

    private String name() {
        return subscription.name();
    }
}
