package battwheels.platform.outbox;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.bus.Command;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers of the outbox on one store. Each test works in an organization of its own. */
final class OutboxBench implements AutoCloseable {
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger(1_000);

    /** Nobody carries the log on. */
    private static final Onward NOWHERE = new Onward() {
        @Override
        public void grown(OrganizationId organization) {}

        @Override
        public void lookAgain(OrganizationId organization) {}

        @Override
        public boolean isSettled(Scope scope) {
            return true;
        }
    };

    final TestDocuments store;
    final SteppedClock clock = new SteppedClock();

    OutboxBench(Path data) {
        store = TestDocuments.in(data);
        result(store.tenants().ensureIndexes(List.of(EventLog.SPEC, Bike.TYPE.spec())));
        result(store.platform().ensureIndexes());
    }

    /** One server's half: its relay, and its stores of aggregates. */
    final class Server {
        final EventLog log = new EventLog(store.tenants());
        final DirtyMarks marks = new DirtyMarks(store.platform(), clock);
        final Relay relay;

        Server(TenantStores stores, Executor executor) {
            SystemScope system = new SystemScope(store.platform(), clock);
            this.relay = new Relay(stores, system, log, marks, clock, executor, NOWHERE);
        }

        <T> AggregateStore<T> aggregates(AggregateType<T> type) {
            return new AggregateStore<>(
                    store.tenants(), type, relay, new Quota(store.tenants(), Plans.load(), clock), clock);
        }
    }

    Server server() {
        return new Server(store.tenants(), Thread::startVirtualThread);
    }

    /** A server whose relay gets no time: as if it crashed after every change. */
    Server crashing() {
        return new Server(store.tenants(), task -> {});
    }

    /** An organization of the test's own. */
    Scope organization() {
        return Commands.scope("org_0000" + ORGANIZATIONS.incrementAndGet(), clock);
    }

    Command command(Scope scope, String operation) {
        return Commands.command(operation, Commands.scope(scope.organization().value(), clock));
    }

    List<JsonObject> logged(Scope scope) {
        return result(store.tenants()
                .open(scope, EventLog.SPEC)
                .find(Find.where(new JsonObject()).sortedBy(new JsonObject().put("sequence", 1))));
    }

    JsonObject document(Scope scope, CollectionSpec spec, String id) {
        return result(store.tenants().open(scope, spec).findOne(new JsonObject().put("_id", id)))
                .orElseThrow();
    }

    boolean isThere(Scope scope, CollectionSpec spec, String id) {
        return result(store.tenants().open(scope, spec).count(new JsonObject().put("_id", id))) == 1;
    }

    /** True when no outbox of the organization has anything. */
    boolean isDrained(Scope scope) {
        JsonObject waiting = new JsonObject().put("outbox.0", new JsonObject().put("$exists", true));
        return result(store.tenants().open(scope, Bike.TYPE.spec()).count(waiting)) == 0;
    }

    boolean isMarked(Scope scope) {
        JsonObject mark = new JsonObject().put("_id", scope.organization().value());
        return result(store.platform().open(PlatformCollection.DIRTY_MARKS).count(mark)) == 1;
    }

    /** Does the work that many times at once; what it threw is collected. */
    static <T> List<T> together(int times, Callable<T> work, ConcurrentLinkedQueue<Throwable> thrown) throws Exception {
        ConcurrentLinkedQueue<T> results = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    results.add(work.call());
                } catch (Throwable failure) {
                    thrown.add(failure);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(results);
    }

    static void run(Runnable work) throws Exception {
        onVirtualThread(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
