package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Onward;
import battwheels.platform.outbox.Times;
import battwheels.platform.store.Find;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what the logs of organizations have kept for longer than their plans say: once a day where something
 * happens, a bounded piece at a time, never an event that somebody has still to hear, never the last one. It costs
 * nothing for an organization in which nothing happens.
 */
final class LogRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
    private static final Duration EACH = Duration.ofDays(1);
    private static final int NOTICED_MAX = 50_000;
    private static final int PAGE = 500;
    private static final int PAGES = 20;

    private final SystemScope system;
    private final EventLog log;
    private final Feeds feeds;
    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final ToIntFunction<Scope> daysKept;
    private final InstantSource clock;
    private final Set<OrganizationId> noticed = ConcurrentHashMap.newKeySet();
    private final Cache<OrganizationId, Long> lookedMs =
            Caffeine.newBuilder().maximumSize(NOTICED_MAX).build();

    /** @param daysKept how long the organization's plan keeps events; awaits */
    LogRetention(
            SystemScope system,
            EventLog log,
            Feeds feeds,
            Deliveries deliveries,
            Subscriptions subscriptions,
            ToIntFunction<Scope> daysKept,
            InstantSource clock) {
        this.system = system;
        this.log = log;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.daysKept = daysKept;
        this.clock = clock;
    }

    /** Passes everything on, and remembers in which organizations something happens. */
    Onward noticing(Onward onward) {
        return new Onward() {
            @Override
            public void grown(OrganizationId organization) {
                notice(organization);
                onward.grown(organization);
            }

            @Override
            public void lookAgain(OrganizationId organization) {
                onward.lookAgain(organization);
            }

            @Override
            public boolean isSettled(Scope scope) {
                return onward.isSettled(scope);
            }
        };
    }

    private void notice(OrganizationId organization) {
        Long looked = lookedMs.getIfPresent(organization);
        boolean due = looked == null || clock.millis() - looked >= EACH.toMillis();
        if (due && noticed.size() < NOTICED_MAX) {
            noticed.add(organization);
        }
    }

    /** Looks at some of the organizations in which something happened; awaits. Those that fail come again. */
    void round(int most) {
        List<OrganizationId> now = noticed.stream().limit(most).toList();
        for (OrganizationId organization : now) {
            noticed.remove(organization);
            try {
                tidy(system.enter(organization, "log-retention"));
                lookedMs.put(organization, clock.millis());
            } catch (StoreUnavailable outage) {
                LOG.atDebug().addKeyValue("organization", organization).log("retention waits for the store");
                return;
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .setCause(failure)
                        .addKeyValue("organization", organization)
                        .log("the log was not looked through for what is too old");
            }
        }
    }

    private void tidy(Scope scope) {
        if (!feeds.takeTidying(scope, clock.millis() - EACH.toMillis())) {
            return;
        }
        long kept = everybodyHeard(scope);
        String since = Times.text(clock.instant().minus(Duration.ofDays(daysKept.applyAsInt(scope))));
        for (int page = 0; page < PAGES; page++) {
            long until = oldestToKeep(scope, since, kept);
            if (until == 0) {
                return;
            }
            long gone = log.forgetBefore(scope, until);
            deliveries.forget(scope, until);
            LOG.atDebug()
                    .addKeyValue("organization", scope.organization())
                    .addKeyValue("events", gone)
                    .log("events older than the plan keeps are gone");
            if (gone == 0) {
                return;
            }
        }
        feeds.tidyAgain(scope);
        noticed.add(scope.organization());
    }

    /** Up to where one page of the log is too old and heard by everybody; 0 when its first event is not. */
    private long oldestToKeep(Scope scope, String since, long kept) {
        Find oldest = Find.where(new JsonObject())
                .sortedBy(new JsonObject().put("sequence", 1))
                .limitedTo(PAGE)
                .only(new JsonObject().put("sequence", 1).put("time", 1));
        long until = 0;
        for (JsonObject event : log.find(scope, oldest)) {
            long sequence = event.getLong("sequence");
            if (sequence >= kept || event.getString("time").compareTo(since) >= 0) {
                return until;
            }
            until = sequence + 1;
        }
        return until;
    }

    /** The first sequence that is not yet on the stream, or some subscription has not heard, or is tried again. */
    private long everybodyHeard(Scope scope) {
        Collection<Subscription> all = subscriptions.all();
        return feeds.find(scope)
                .map(feed -> all.stream()
                        .mapToLong(each -> Math.min(
                                feed.position(each.name()) + 1,
                                deliveries.firstOpen(scope, each.name()).orElse(Long.MAX_VALUE)))
                        .reduce(feed.fed() + 1, Math::min))
                .orElse(0L);
    }
}
