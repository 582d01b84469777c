package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Onward;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the logs of organizations onto their streams and to their subscribers, one server at a time for each
 * organization. It costs nothing for an organization in which nothing happens: there is no loop over them, only what was
 * poked. Whatever it forgets is found again by the organization's dirty mark (design rule 12).
 */
public final class Courier implements Onward {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long AGAIN_MS = 1_000;
    private static final int EPOCHS_KEPT = 20_000;
    private static final int LEAVE_TRIES = 3;

    private final SystemScope system;
    private final Subscriptions subscriptions;
    private final EventLog log;
    private final Feeds feeds;
    private final StreamFeed feed;
    private final Slots slots;
    private final Executor executor;
    private final InstantSource clock;
    private final Turn.Tools tools;
    private final Replays replays;
    private final ConcurrentHashMap<OrganizationId, Round> rounds = new ConcurrentHashMap<>();

    /** When to look at an organization again, epoch milliseconds; lost with this server, then its dirty mark is found. */
    private final ConcurrentHashMap<OrganizationId, Long> later = new ConcurrentHashMap<>();

    /** When to see whether the server that held an organization's lease still does, epoch milliseconds. */
    private final ConcurrentHashMap<OrganizationId, Long> heldByOthers = new ConcurrentHashMap<>();

    /** The epoch under which this server gave an organization's lease back: if nobody had it since, nobody else wrote. */
    private final Cache<OrganizationId, Long> epochs =
            Caffeine.newBuilder().maximumSize(EPOCHS_KEPT).build();

    private volatile boolean ending;

    Courier(CourierParts parts) {
        this.system = parts.system();
        this.subscriptions = parts.subscriptions();
        this.log = parts.log();
        this.feeds = parts.feeds();
        this.feed = new StreamFeed(parts.streams(), log);
        this.slots = new Slots(parts.slots(), parts.executor());
        this.executor = parts.executor();
        this.clock = parts.clock();
        ModuleBreakers breakers = new ModuleBreakers(clock);
        Handling handling = new Handling(system, parts.deliveries(), breakers, clock, parts.chance());
        Retries retries = new Retries(parts.deliveries(), log, handling, clock);
        this.tools = new Turn.Tools(feed, parts.deliveries(), retries, handling, breakers, executor, clock);
        this.replays = new Replays(
                parts.stores(), log, subscriptions, new Replay.Tools(parts.deliveries(), handling, this::disturb));
    }

    /** Replays go through the same handling, under the same breakers. */
    Replays replays() {
        return replays;
    }

    @Override
    public void grown(OrganizationId organization) {
        poke(organization, false);
    }

    @Override
    public void lookAgain(OrganizationId organization) {
        poke(organization, true);
    }

    @Override
    public boolean isSettled(Scope scope) {
        Optional<Feed> found = feeds.find(scope);
        long tail = log.last(scope);
        return found.map(at -> at.isSettled(tail, subscriptions.all())).orElse(tail == 0);
    }

    /** How far the subscription has come in the organization and how far the log has; for whoever waits. */
    boolean hasHeardAll(Scope scope, String subscription) {
        Round round = rounds.get(scope.organization());
        if (round != null && round.held().isPresent()) {
            return round.position(subscription) >= log.known(scope);
        }
        Optional<Feed> found = feeds.find(scope);
        long tail = log.known(scope);
        return found.map(at -> at.fed() >= tail && at.position(subscription) >= tail)
                .orElse(tail == 0);
    }

    private void poke(OrganizationId organization, boolean readLog) {
        if (ending && !rounds.containsKey(organization)) {
            return;
        }
        boolean[] start = new boolean[1];
        Round round = rounds.compute(organization, (id, found) -> {
            Round mine = found == null ? new Round(system.enter(id, "courier")) : found;
            start[0] = mine.poke(readLog);
            return mine;
        });
        if (start[0]) {
            executor.execute(() -> go(round));
        }
    }

    /** Steps until nothing is left to do at once; whoever pokes meanwhile makes it one more. */
    private void go(Round round) {
        do {
            round.step();
            try {
                step(round);
            } catch (StoreUnavailable outage) {
                LOG.atDebug()
                        .addKeyValue("organization", round.scope().organization())
                        .log("a store is away; events wait");
                comeBack(round, clock.millis() + AGAIN_MS);
            } catch (Throwable failure) { // A round that ended on an error would leave its organization to nobody.
                (ending || Outages.isEnd(failure) ? LOG.atDebug() : LOG.atWarn())
                        .setCause(failure)
                        .addKeyValue("organization", round.scope().organization())
                        .log("a round was given up; its events come again");
                comeBack(round, clock.millis() + AGAIN_MS);
            }
        } while (!round.pause());
        rounds.computeIfPresent(round.scope().organization(), (id, found) -> found.isOver() ? null : found);
    }

    private void step(Round round) {
        if (ending) {
            leave(round);
            return;
        }
        if (round.held().isEmpty() && !take(round)) {
            return;
        }
        if (!round.isMine(clock.millis()) && !round.isBusy()) {
            round.end();
            poke(round.scope().organization(), true);
            return;
        }
        renew(round);
        carry(round);
        for (Subscription subscription : subscriptions.all()) {
            if (round.startTurn(subscription.name(), clock.millis())) {
                start(round, subscription);
            }
        }
        if (!round.isBusy()) {
            release(round);
        }
    }

    /** Once the turns under way have ended: another server may go on at once. */
    private void leave(Round round) {
        Scope scope = round.scope();
        for (int attempt = 0;
                attempt < LEAVE_TRIES && !round.isBusy() && round.held().isPresent();
                attempt++) {
            Feed now = round.now();
            if (feeds.release(scope, now, now)) {
                round.end();
            } else {
                feeds.listen(scope, now).ifPresentOrElse(round::heard, round::end);
            }
        }
        if (!round.isBusy()) {
            round.end();
        }
    }

    /** This server ends: turns stop at their next event, and leases are given back. */
    void end() {
        ending = true;
        rounds.forEach((organization, round) -> {
            round.lose();
            poke(organization, false);
        });
    }

    /** Whether everything this server carried was let go of. */
    boolean isOver() {
        return rounds.isEmpty();
    }

    private boolean take(Round round) {
        Scope scope = round.scope();
        Optional<Feed> taken = feeds.take(scope);
        if (taken.isEmpty()) {
            // Whoever has it was told; should it have died, its lease is over by then.
            heldByOthers.putIfAbsent(scope.organization(), clock.millis() + Feeds.LEASE.toMillis());
        }
        taken.ifPresent(held -> {
            Long mine = epochs.getIfPresent(scope.organization());
            round.begin(held, subscriptions.all(), mine == null || mine + 1 != held.epoch());
        });
        return taken.isPresent();
    }

    private void renew(Round round) {
        if (round.isHalfOver(clock.millis())) {
            feeds.renew(round.scope(), round.now(), round.now()).ifPresentOrElse(round::renewed, round::lose);
        }
    }

    /** Onto the stream, page by page, and no further ahead of the turns than one page at a time. */
    private void carry(Round round) {
        if (!round.isMine(clock.millis())) {
            return;
        }
        long fed = feed.feed(round.scope(), round.fed(), round.mustReadLog());
        boolean exhausted = fed == round.fed();
        round.fedTo(fed, exhausted);
        if (!exhausted) {
            poke(round.scope().organization(), false);
        }
    }

    private void start(Round round, Subscription subscription) {
        slots.submit(subscription.urgency(), new Turn(tools, round, subscription, restUntilMs -> {
            round.endTurn(subscription.name(), restUntilMs);
            slots.free();
            poke(round.scope().organization(), false);
        }));
    }

    /** With nothing under way: gives the lease back, unless there is more to do at once. */
    private void release(Round round) {
        Optional<Long> next = round.nextMs();
        if (next.filter(due -> due <= clock.millis()).isPresent() || round.mustReadLog()) {
            poke(round.scope().organization(), false);
            return;
        }
        Scope scope = round.scope();
        Feed now = round.now();
        if (feeds.release(scope, now, now)) {
            epochs.put(scope.organization(), now.epoch());
            round.end();
            next.ifPresentOrElse(due -> comeBack(round, due), () -> feed.drained(scope));
        } else {
            feeds.listen(scope, now).ifPresentOrElse(round::heard, () -> {
                round.lose();
                round.end();
            });
            poke(scope.organization(), true);
        }
    }

    private void comeBack(Round round, long atMs) {
        later.merge(round.scope().organization(), atMs, Math::min);
    }

    /** Goes on with what is due now; called a few times a second. */
    void tick() {
        long now = clock.millis();
        later.forEach((organization, atMs) -> {
            if (atMs <= now && later.remove(organization, atMs)) {
                poke(organization, false);
            }
        });
        heldByOthers.forEach((organization, atMs) -> {
            if (atMs <= now && heldByOthers.remove(organization, atMs)) {
                poke(organization, true);
            }
        });
    }

    /** Whether the organization waits for a time or a store, so that nobody should wait for it. */
    boolean isDelayed(OrganizationId organization) {
        return later.containsKey(organization);
    }

    /** Organizations that this server carries at the moment or comes back to. */
    int active() {
        return rounds.size() + later.size();
    }

    /** Turns that wait for a slot. */
    int waiting() {
        return slots.waiting();
    }

    /** A person wants deliveries of the subscription looked at again. */
    void disturb(Scope scope, String subscription) {
        feeds.disturb(scope, subscription);
        poke(scope.organization(), true);
        Round round = rounds.get(scope.organization());
        if (round != null) {
            round.troubleUntil(subscription, clock.millis());
        }
    }
}
