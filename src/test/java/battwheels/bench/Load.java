package battwheels.bench;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends requests over kept connections, as fast as they are answered or at a fixed rate. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 32;
    private static final long LIMIT_S = 120;
    private static final long FAILED = -1;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(120),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));

    /** One request; {@code body} is empty for a read. */
    record Call(int port, String path, MultiMap headers, Buffer body, int status) {}

    /** What one round brought: latencies of answers in microseconds in ascending order, refusals, seconds it took. */
    record Round(long[] latenciesUs, int failed, double seconds) {
        double perSecond() {
            return latenciesUs.length / seconds;
        }

        double percentileMs(int percent) {
            int index = Math.min(latenciesUs.length - 1, latenciesUs.length * percent / 100);
            return latenciesUs[index] / 1_000.0;
        }
    }

    /** {@value #CONNECTIONS} callers, each sending its next request when it has its answer. */
    Round closed(IntFunction<Call> calls, long millis) throws Exception {
        var latencies = new ConcurrentLinkedQueue<Long>();
        var next = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        var callers = new CompletableFuture<?>[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            var done = new CompletableFuture<Void>();
            callers[i] = done;
            again(calls, next, end, latencies, done);
        }
        CompletableFuture.allOf(callers).get(LIMIT_S, TimeUnit.SECONDS);
        return round(latencies, start);
    }

    private void again(
            IntFunction<Call> calls,
            AtomicInteger next,
            long end,
            ConcurrentLinkedQueue<Long> latencies,
            CompletableFuture<Void> done) {
        long sent = System.nanoTime();
        if (sent >= end) {
            done.complete(null);
            return;
        }
        send(calls.apply(next.getAndIncrement())).onComplete(answer -> {
            latencies.add(answer.succeeded() ? (System.nanoTime() - sent) / 1_000 : FAILED);
            again(calls, next, end, latencies, done);
        });
    }

    /** So many a second; latency counts from when a request was due, so that a stall is not hidden by its own pause. */
    Round paced(IntFunction<Call> calls, int perSecond, long millis) throws Exception {
        var latencies = new ConcurrentLinkedQueue<Long>();
        int total = (int) (perSecond * millis / 1_000);
        long gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long start = System.nanoTime();
        var sent = new AtomicInteger();
        var open = new AtomicInteger(total);
        var done = new CompletableFuture<Void>();
        long timer = vertx.setPeriodic(1, tick -> {
            while (sent.get() < total && start + sent.get() * gap <= System.nanoTime()) {
                int number = sent.getAndIncrement();
                long due = start + number * gap;
                send(calls.apply(number)).onComplete(answer -> {
                    latencies.add(answer.succeeded() ? (System.nanoTime() - due) / 1_000 : FAILED);
                    if (open.decrementAndGet() == 0) {
                        done.complete(null);
                    }
                });
            }
        });
        done.get(LIMIT_S, TimeUnit.SECONDS);
        vertx.cancelTimer(timer);
        return round(latencies, start);
    }

    private static Round round(ConcurrentLinkedQueue<Long> latencies, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = latencies.stream()
                .mapToLong(Long::longValue)
                .filter(each -> each != FAILED)
                .sorted()
                .toArray();
        return new Round(sorted, latencies.size() - sorted.length, seconds);
    }

    Future<Buffer> send(Call call) {
        HttpMethod method = call.body().length() == 0 ? HttpMethod.GET : HttpMethod.POST;
        return client.request(method, call.port(), "127.0.0.1", call.path())
                .compose(request -> {
                    request.headers().addAll(call.headers());
                    return call.body().length() == 0 ? request.send() : request.send(call.body());
                })
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() == call.status()
                                ? Future.succeededFuture(body)
                                : Future.failedFuture(
                                        call.path() + " answered " + response.statusCode() + ": " + body)));
    }

    @Override
    public void close() throws Exception {
        client.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
