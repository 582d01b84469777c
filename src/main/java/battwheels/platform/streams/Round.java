package battwheels.platform.streams;

import battwheels.platform.tenancy.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One organization's log being carried by this server: its lease, how far it has come, and whose turn is under way. Its
 * own lock is held for a few steps at a time and never over an await.
 */
final class Round {
    private final Scope scope;
    private final Map<String, Long> positions = new HashMap<>();
    private final Set<String> trouble = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<String> again = new HashSet<>();
    private final Map<String, Long> restingUntilMs = new HashMap<>();
    private final Map<String, Long> retryAtMs = new HashMap<>();
    private @Nullable Feed held;
    private long fed;
    private boolean whole;
    private boolean poked = true;
    private boolean advancing;
    private boolean lost;

    Round(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /** There may be more to do; true when the caller must set the round going. */
    synchronized boolean poke(boolean readLog) {
        poked = true;
        whole |= readLog;
        boolean start = !advancing;
        advancing = true;
        return start;
    }

    /** Begins a step; what is heard from now on makes another one. */
    synchronized void step() {
        poked = false;
    }

    /** Ends the steps for now, unless there was another poke meanwhile. */
    synchronized boolean pause() {
        advancing = poked;
        return !poked;
    }

    /** Whether this organization may be forgotten: nobody poked, no turn under way, no lease. */
    synchronized boolean isOver() {
        return !poked && busy.isEmpty() && held == null;
    }

    synchronized void begin(Feed feed, Iterable<Subscription> subscriptions, boolean readLog) {
        held = feed;
        lost = false;
        fed = feed.fed();
        whole |= readLog;
        positions.clear();
        positions.putAll(feed.positions());
        trouble.clear();
        trouble.addAll(feed.trouble());
        again.clear();
        retryAtMs.clear();
        for (Subscription subscription : subscriptions) {
            positions.putIfAbsent(subscription.name(), feed.position(subscription.name()));
            again.add(subscription.name());
        }
    }

    /** What others wanted meanwhile. */
    synchronized void heard(Feed feed) {
        trouble.addAll(feed.trouble());
        retryAtMs.clear();
        whole = true;
    }

    synchronized void renewed(Feed feed) {
        held = feed;
    }

    synchronized void end() {
        held = null;
    }

    synchronized void lose() {
        lost = true;
    }

    synchronized Optional<Feed> held() {
        return Optional.ofNullable(held);
    }

    /** The lease stands for a while yet; whoever works checks it before each event. */
    synchronized boolean isMine(long nowMs) {
        return held != null && !lost && nowMs < held.untilMs();
    }

    synchronized boolean isHalfOver(long nowMs) {
        return held != null && nowMs > held.untilMs() - Feeds.LEASE.toMillis() / 2;
    }

    /** The feed with what this round did. */
    synchronized Feed now() {
        Feed feed = Objects.requireNonNull(held, "no lease");
        return new Feed(fed, Map.copyOf(positions), Set.copyOf(trouble), feed.epoch(), feed.untilMs());
    }

    synchronized long fed() {
        return fed;
    }

    synchronized boolean mustReadLog() {
        return whole;
    }

    /** @param exhausted the log was read to its end */
    synchronized void fedTo(long sequence, boolean exhausted) {
        fed = Math.max(fed, sequence);
        if (exhausted) {
            whole = false;
        }
    }

    synchronized long position(String subscription) {
        return positions.getOrDefault(subscription, fed);
    }

    synchronized void moveTo(String subscription, long sequence) {
        positions.merge(subscription, sequence, Math::max);
    }

    synchronized boolean inTrouble(String subscription) {
        return trouble.contains(subscription);
    }

    /** The subscription has deliveries that are retried or held, the first of them due at {@code dueMs}. */
    synchronized void troubleUntil(String subscription, long dueMs) {
        trouble.add(subscription);
        retryAtMs.put(subscription, dueMs);
    }

    synchronized void outOfTrouble(String subscription) {
        trouble.remove(subscription);
        retryAtMs.remove(subscription);
    }

    /** Whether to begin with what was read before and not acknowledged. */
    synchronized boolean readsAgain(String subscription) {
        return again.remove(subscription);
    }

    synchronized void readAgain(String subscription) {
        again.add(subscription);
    }

    /** Starts a turn of the subscription if it has something to do now and none is under way. */
    synchronized boolean startTurn(String subscription, long nowMs) {
        return dueMs(subscription).filter(due -> due <= nowMs).isPresent() && busy.add(subscription);
    }

    synchronized void endTurn(String subscription, long restUntilMs) {
        busy.remove(subscription);
        restingUntilMs.put(subscription, restUntilMs);
    }

    synchronized boolean isBusy() {
        return !busy.isEmpty();
    }

    /** When the first subscription with something left to do may go on; empty when nothing is left. */
    synchronized Optional<Long> nextMs() {
        return positions.keySet().stream().flatMap(name -> dueMs(name).stream()).min(Long::compare);
    }

    private Optional<Long> dueMs(String subscription) {
        long rest = restingUntilMs.getOrDefault(subscription, 0L);
        if (position(subscription) < fed) {
            return Optional.of(rest);
        }
        return trouble.contains(subscription)
                ? Optional.of(Math.max(rest, retryAtMs.getOrDefault(subscription, 0L)))
                : Optional.empty();
    }
}
