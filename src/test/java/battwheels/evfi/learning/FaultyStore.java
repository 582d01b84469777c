package battwheels.evfi.learning;

import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A store whose writes are lost on their way there or back as a seed says, and which forgets, where that is planted,
 * what tickets have taught already. Events wait for nobody: the outbox stays empty.
 */
final class FaultyStore implements DocumentStore {
    /** A server that ended in the middle of its work. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where, null, false, false);
        }
    }

    private static final Set<String> WRITES = Set.of("insert", "updateOne");
    private static final Set<String> LEARNED = Set.of("failure_cards", "card_overlays");
    private static final String LESSONS = "lessons";

    private final DocumentStore real;
    private final int everySo;
    private final boolean forgets;
    private final AtomicLong writes;
    private volatile boolean calm = true;

    /** @param everySo one of so many writes is cut off, half of them after it was done */
    FaultyStore(DocumentStore real, int everySo, boolean forgets, long seed) {
        this.real = real;
        this.everySo = everySo;
        this.forgets = forgets;
        this.writes = new AtomicLong(seed);
    }

    /** From now on, writes are cut off and lessons forgotten. */
    void begin() {
        calm = false;
    }

    @Override
    public Documents open(String collection) {
        Documents documents = real.open(collection);
        return (Documents) Proxy.newProxyInstance(
                Documents.class.getClassLoader(),
                new Class<?>[] {Documents.class},
                (proxy, method, arguments) -> called(collection, documents, method, arguments));
    }

    private @Nullable Object called(String collection, Documents documents, Method method, Object[] arguments)
            throws Throwable {
        if (calm) {
            return invoked(documents, method, arguments);
        }
        boolean learned = LEARNED.contains(collection) || LESSONS.equals(collection);
        if (!learned || !WRITES.contains(method.getName())) {
            Object answer = invoked(documents, method, arguments);
            return forgets && answer instanceof Future<?> future
                    ? future.map(told -> forgotten(collection, told))
                    : answer;
        }
        unheard(method, arguments);
        long number = writes.incrementAndGet() * 0x9E3779B97F4A7C15L >>> 33;
        boolean cut = number % everySo == 0;
        if (cut && number / everySo % 2 == 0) {
            return Future.failedFuture(new Crash("before " + collection));
        }
        Future<?> done = (Future<?>) Objects.requireNonNull(invoked(documents, method, arguments));
        return cut ? done.compose(each -> Future.failedFuture(new Crash("after " + collection))) : done;
    }

    private static void unheard(Method method, Object[] arguments) {
        if (method.getName().equals("insert")) {
            ((JsonObject) arguments[0]).put("outbox", new JsonArray());
        } else {
            JsonObject push = ((JsonObject) arguments[1]).getJsonObject("$push");
            push.getJsonObject("outbox").put("$each", new JsonArray());
        }
    }

    private Object forgotten(String collection, Object told) {
        if (told instanceof Optional<?> one && one.isPresent() && one.get() instanceof JsonObject row) {
            forget(collection, row);
        } else if (told instanceof List<?> rows) {
            rows.forEach(each -> forget(collection, (JsonObject) each));
        }
        return told;
    }

    private static void forget(String collection, JsonObject row) {
        if (LESSONS.equals(collection)) {
            row.put("applied", false);
        }
        if (LEARNED.contains(collection)) {
            row.put("applied_keys", new JsonArray());
            JsonObject metrics = row.containsKey("metrics") ? row.getJsonObject("metrics") : row;
            metrics.getJsonArray("confidence_history", new JsonArray())
                    .forEach(entry -> ((JsonObject) entry).putNull("ticket_id"));
        }
    }

    private static @Nullable Object invoked(Documents documents, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(documents, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
