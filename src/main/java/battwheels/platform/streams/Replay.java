package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.streams.Handling.Outcome;
import battwheels.platform.streams.Replays.Range;
import battwheels.platform.streams.Replays.Replayed;
import battwheels.platform.streams.Replays.Watcher;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * One replay under way: page by page, event by event, each to every chosen subscription that hears it. An aggregate with
 * deliveries that failed is held as it is for live events, so that its order stands.
 */
final class Replay {
    private static final int PAGE = 100;
    private static final long REST_MS = 500;

    /** Rests of one event before the replay gives up for now: two minutes. */
    private static final int RESTS_MOST = 240;

    /** What every replay of this server works with; {@code disturb} has deliveries looked at that were recorded. */
    record Tools(Deliveries deliveries, Handling handling, BiConsumer<Scope, String> disturb) {}

    private final Tools tools;
    private final EventLog log;
    private final Scope scope;
    private final List<Subscription> chosen;
    private final Pace pace;
    private final Range range;
    private final Set<String> disturbed = new HashSet<>();
    private Replayed so;

    Replay(Tools tools, EventLog log, Scope scope, List<Subscription> chosen, Pace pace, Range range, Replayed before) {
        this.tools = tools;
        this.log = log;
        this.scope = scope;
        this.chosen = chosen;
        this.pace = pace;
        this.range = range;
        this.so = before;
    }

    Replayed run(Watcher watcher) throws InterruptedException {
        while (so.next() <= range.last()) {
            List<JsonObject> page = log.after(scope, so.next() - 1, PAGE).stream()
                    .filter(event -> event.getLong("sequence") <= range.last())
                    .toList();
            hear(page);
            long next = page.isEmpty() ? range.last() + 1 : page.getLast().getLong("sequence") + 1;
            so = new Replayed(next, so.delivered(), so.failed());
            watcher.reached(so);
        }
        return so;
    }

    /** However it ends, what was recorded is looked at. */
    private void hear(List<JsonObject> page) throws InterruptedException {
        try {
            for (Subscription subscription : chosen) {
                hear(subscription, page);
            }
        } finally {
            disturbed.forEach(name -> tools.disturb().accept(scope, name));
            disturbed.clear();
        }
    }

    private void hear(Subscription subscription, List<JsonObject> page) throws InterruptedException {
        Set<String> blocked = blocked(subscription);
        for (JsonObject event : page) {
            if (!subscription.hears(event)) {
                continue;
            }
            pace.step();
            if (blocked.contains(event.getString("aggregateid"))) {
                tools.deliveries().record(scope, subscription, event, DeliveryState.HELD, 0, "");
                failed(subscription);
            } else if (insist(subscription, event) == Outcome.RECORDED) {
                blocked.add(event.getString("aggregateid"));
                failed(subscription);
            } else {
                so = new Replayed(so.next(), so.delivered() + 1, so.failed());
            }
        }
    }

    private void failed(Subscription subscription) {
        disturbed.add(subscription.name());
        so = new Replayed(so.next(), so.delivered(), so.failed() + 1);
    }

    /** Aggregates with deliveries that are retried or held. As many as may be recorded: those behind them wait. */
    private Set<String> blocked(Subscription subscription) throws InterruptedException {
        for (int rests = 0; rests < RESTS_MOST; rests++) {
            List<JsonObject> open = tools.deliveries().open(scope, subscription.name());
            if (open.size() < Deliveries.OPEN_MAX) {
                return open.stream()
                        .map(delivery -> delivery.getString("aggregate_id"))
                        .collect(Collectors.toCollection(HashSet::new));
            }
            pace.rest(REST_MS);
        }
        throw new IllegalStateException("Too many deliveries to " + subscription.name() + " wait to be tried again.");
    }

    private Outcome insist(Subscription subscription, JsonObject event) throws InterruptedException {
        for (int rests = 0; rests < RESTS_MOST; rests++) {
            Outcome outcome = tools.handling().first(scope, subscription, event);
            if (outcome != Outcome.NOT_NOW) {
                return outcome;
            }
            pace.rest(REST_MS);
        }
        throw new IllegalStateException("What " + subscription.module() + " works with is away.");
    }
}
