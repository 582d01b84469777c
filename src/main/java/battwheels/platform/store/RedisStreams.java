package battwheels.platform.store;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The streams of one Redis, 6.2 or later, behind one circuit breaker. */
public final class RedisStreams implements Streams {
    private static final int FAILURES_TO_OPEN = 8;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int NOTES_KEPT = 64;
    private static final int CLAIM_SCANS = 16;

    /** What Redis says when it is there and cannot serve, and what the client says of a lost connection. */
    private static final Set<String> CANNOT_SERVE = Set.of(
            "CONNECTION_CLOSED",
            "LOADING",
            "READONLY",
            "MISCONF",
            "OOM",
            "CLUSTERDOWN",
            "MASTERDOWN",
            "TRYAGAIN",
            "BUSY",
            "NOREPLICAS");

    private final Future<StreamsClient> client;
    private final CircuitBreaker breaker;

    /**
     * @param client may still be starting
     * @param patience bound of every operation, waits on purpose apart
     */
    public RedisStreams(Vertx vertx, Future<StreamsClient> client, Duration patience) {
        this.client = client;
        this.breaker = CircuitBreaker.create(
                        "streams",
                        vertx,
                        new CircuitBreakerOptions()
                                .setTimeout(patience.toMillis())
                                .setMaxFailures(FAILURES_TO_OPEN)
                                .setResetTimeout(RETRY_AFTER.toMillis())
                                .setNotificationAddress(null))
                .failurePolicy(RedisStreams::counts);
    }

    @Override
    public Future<String> add(String key, Map<String, String> fields, long maxLength) {
        return send(adding(key, fields, maxLength)).map(Response::toString);
    }

    @Override
    public Future<List<String>> addAll(String key, List<Map<String, String>> entries, long maxLength) {
        List<Request> commands =
                entries.stream().map(fields -> adding(key, fields, maxLength)).toList();
        return guarded(() -> client.compose(open -> open.batch(commands)))
                .map(replies -> replies.stream().map(Response::toString).toList());
    }

    private static Request adding(String key, Map<String, String> fields, long maxLength) {
        Request add = Request.cmd(Command.XADD)
                .arg(key)
                .arg("MAXLEN")
                .arg("~")
                .arg(maxLength)
                .arg("*");
        fields.forEach((name, value) -> add.arg(name).arg(value));
        return add;
    }

    @Override
    public Future<Long> addFollowing(
            String key, long after, List<Map<String, String>> entries, long maxLength, Duration kept) {
        Request script = script(StreamScripts.ADD_FOLLOWING, key)
                .arg(after)
                .arg(maxLength)
                .arg(kept.toMillis());
        for (Map<String, String> fields : entries) {
            script.arg(2L * fields.size());
            fields.forEach((name, value) -> script.arg(name).arg(value));
        }
        return send(script).map(Response::toLong);
    }

    @Override
    public Future<Void> createGroup(String key, String group, String afterId) {
        Request create = Request.cmd(Command.XGROUP)
                .arg("CREATE")
                .arg(key)
                .arg(group)
                .arg(afterId)
                .arg("MKSTREAM");
        return send(create)
                .recover(
                        failure -> says(failure, "BUSYGROUP") ? Future.succeededFuture() : Future.failedFuture(failure))
                .mapEmpty();
    }

    @Override
    public Future<Void> dropGroup(String key, String group) {
        return send(Request.cmd(Command.XGROUP).arg("DESTROY").arg(key).arg(group))
                .recover(failure -> failure instanceof NoSuchGroup || says(failure, "ERR")
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure))
                .mapEmpty();
    }

    @Override
    public Future<List<StreamEntry>> readNew(String key, String group, String consumer, int most) {
        return send(reading(key, group, consumer, most, ">")).map(StreamReplies::ofOneKey);
    }

    @Override
    public Future<List<StreamEntry>> readPending(String key, String group, String consumer, int most) {
        return send(reading(key, group, consumer, most, "0")).map(StreamReplies::ofOneKey);
    }

    private static Request reading(String key, String group, String consumer, int most, String from) {
        return Request.cmd(Command.XREADGROUP)
                .arg("GROUP")
                .arg(group)
                .arg(consumer)
                .arg("COUNT")
                .arg(most)
                .arg("STREAMS")
                .arg(key)
                .arg(from);
    }

    @Override
    public Future<Long> acknowledge(String key, String group, List<String> ids) {
        Request acknowledge = Request.cmd(Command.XACK).arg(key).arg(group);
        ids.forEach(acknowledge::arg);
        return ids.isEmpty() ? Future.succeededFuture(0L) : send(acknowledge).map(Response::toLong);
    }

    @Override
    public Future<List<StreamEntry>> claimAbandoned(
            String key, String group, String consumer, Duration idle, int most) {
        return claim(key, group, consumer, idle, most, "0-0", CLAIM_SCANS);
    }

    /** One call looks at a bounded part of the list; where it found nothing it is asked to go on from there. */
    private Future<List<StreamEntry>> claim(
            String key, String group, String consumer, Duration idle, int most, String from, int scans) {
        Request claim = Request.cmd(Command.XAUTOCLAIM)
                .arg(key)
                .arg(group)
                .arg(consumer)
                .arg(idle.toMillis())
                .arg(from)
                .arg("COUNT")
                .arg(most);
        return send(claim).compose(reply -> {
            List<StreamEntry> entries = StreamReplies.claimed(reply.get(1));
            String next = reply.get(0).toString();
            return entries.isEmpty() && !next.equals("0-0") && scans > 1
                    ? claim(key, group, consumer, idle, most, next, scans - 1)
                    : Future.succeededFuture(entries);
        });
    }

    @Override
    public Future<Long> pending(String key, String group) {
        return send(Request.cmd(Command.XPENDING).arg(key).arg(group))
                .map(reply -> reply.get(0).toLong());
    }

    @Override
    public Future<Long> length(String key) {
        return send(Request.cmd(Command.XLEN).arg(key)).map(StreamReplies::number);
    }

    @Override
    public Future<List<StreamEntry>> range(String key, String afterId, int most) {
        return send(Request.cmd(Command.XRANGE)
                        .arg(key)
                        .arg("(" + afterId)
                        .arg("+")
                        .arg("COUNT")
                        .arg(most))
                .map(StreamReplies::entries);
    }

    @Override
    public Future<Long> settle(String key, String group, List<String> ids) {
        Request settle = script(StreamScripts.SETTLE, key).arg(group);
        ids.forEach(settle::arg);
        return ids.isEmpty() ? Future.succeededFuture(0L) : send(settle).map(StreamReplies::number);
    }

    @Override
    public Future<Long> deleteEntries(String key, List<String> ids) {
        Request delete = Request.cmd(Command.XDEL).arg(key);
        ids.forEach(delete::arg);
        return ids.isEmpty() ? Future.succeededFuture(0L) : send(delete).map(StreamReplies::number);
    }

    @Override
    public Future<Long> trim(String key, long maxLength) {
        return send(Request.cmd(Command.XTRIM).arg(key).arg("MAXLEN").arg(maxLength))
                .map(StreamReplies::number);
    }

    @Override
    public Future<Void> drop(String key) {
        return send(Request.cmd(Command.DEL).arg(key)).mapEmpty();
    }

    @Override
    public Future<Void> keepFor(String key, Duration time) {
        return send(Request.cmd(Command.PEXPIRE).arg(key).arg(time.toMillis())).mapEmpty();
    }

    @Override
    public Future<Map<String, List<StreamEntry>>> awaitEntries(Map<String, String> afterIds, int most, Duration wait) {
        List<String> keys = List.copyOf(afterIds.keySet());
        Request read = Request.cmd(Command.XREAD)
                .arg("COUNT")
                .arg(most)
                .arg("BLOCK")
                .arg(wait.toMillis())
                .arg("STREAMS");
        keys.forEach(read::arg);
        keys.forEach(key -> read.arg(afterIds.getOrDefault(key, "$")));
        return blocking(read, wait).map(StreamReplies::byKey);
    }

    @Override
    public Future<Boolean> setIfAbsent(String key, String value, Duration lifetime) {
        return send(Request.cmd(Command.SET)
                        .arg(key)
                        .arg(value)
                        .arg("NX")
                        .arg("PX")
                        .arg(lifetime.toMillis()))
                .map(reply -> reply != null);
    }

    @Override
    public Future<Void> set(String key, String value) {
        return send(Request.cmd(Command.SET).arg(key).arg(value)).mapEmpty();
    }

    @Override
    public Future<Boolean> exists(String key) {
        return send(Request.cmd(Command.EXISTS).arg(key)).map(reply -> StreamReplies.number(reply) == 1);
    }

    @Override
    public Future<Void> schedule(String key, List<String> members, long score) {
        Request add = Request.cmd(Command.ZADD).arg(key).arg("LT");
        members.forEach(member -> add.arg(score).arg(member));
        return members.isEmpty() ? Future.succeededFuture() : send(add).mapEmpty();
    }

    @Override
    public Future<List<String>> takeDue(String key, long until, long again, int most) {
        return send(script(StreamScripts.TAKE_DUE, key).arg(until).arg(again).arg(most))
                .map(StreamReplies::texts);
    }

    @Override
    public Future<Boolean> unschedule(String key, String member, long score) {
        return send(script(StreamScripts.UNSCHEDULE, key).arg(member).arg(score))
                .map(reply -> StreamReplies.number(reply) == 1);
    }

    @Override
    public Future<Long> scheduled(String key) {
        return send(Request.cmd(Command.ZCARD).arg(key)).map(StreamReplies::number);
    }

    @Override
    public Future<Void> ring(String key) {
        Request ring = Request.cmd(Command.LPUSH).arg(key).arg("1");
        Request cut = Request.cmd(Command.LTRIM).arg(key).arg(0).arg(NOTES_KEPT - 1L);
        return guarded(() -> client.compose(open -> open.batch(List.of(ring, cut))))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> awaitBell(String key, Duration wait) {
        // Redis counts a zero as for ever, and whole seconds before 6.0; fractions are fine from there.
        String seconds = String.valueOf(Math.max(1, wait.toMillis()) / 1_000.0);
        return blocking(Request.cmd(Command.BRPOP).arg(key).arg(seconds), wait).map(reply -> reply != null);
    }

    private static Request script(String text, String key) {
        return Request.cmd(Command.EVAL).arg(text).arg(1).arg(key);
    }

    private Future<Response> send(Request command) {
        return guarded(() -> client.compose(open -> open.send(command)));
    }

    private <T> Future<T> guarded(Supplier<Future<T>> operation) {
        return breaker.execute(operation).recover(failure -> Future.failedFuture(translate(failure)));
    }

    /** Longer than the breaker's patience on purpose, so it goes past it. */
    private Future<Response> blocking(Request command, Duration wait) {
        return client.compose(open -> open.sendBlocking(command, wait))
                .recover(failure -> Future.failedFuture(translate(failure)));
    }

    private static boolean counts(AsyncResult<?> result) {
        return result.failed() && translate(result.cause()) instanceof StoreUnavailable;
    }

    /** An answer of Redis begins with its code in capitals; anything else never reached it or never came back. */
    private static Throwable translate(Throwable failure) {
        if (says(failure, "NOGROUP")) {
            return new NoSuchGroup();
        }
        if (failure instanceof StoreUnavailable || failure instanceof NoSuchGroup) {
            return failure;
        }
        String code = code(failure);
        boolean answered = failure.getClass().getSimpleName().equals("ErrorType") && !CANNOT_SERVE.contains(code);
        return answered ? failure : new StoreUnavailable("the stream store does not answer", true, failure);
    }

    private static boolean says(Throwable failure, String code) {
        return code(failure).equals(code);
    }

    private static String code(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf(' ');
        return end < 0 ? message : message.substring(0, end);
    }
}
