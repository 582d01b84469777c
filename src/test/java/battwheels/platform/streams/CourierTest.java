package battwheels.platform.streams;

import static battwheels.fixtures.TestDocuments.result;
import static battwheels.platform.store.Waiting.until;
import static battwheels.platform.streams.StreamBench.run;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.outbox.LogWriter;
import battwheels.platform.outbox.Reaction;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.SortOrder;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.streams.StreamBench.Server;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.TenantStreams;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourierTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(13);

    private final EmbeddedStreams engine;
    private final StreamBench bench;

    CourierTest(@TempDir Path data) {
        engine = EmbeddedStreams.start(data, 0).join();
        bench = new StreamBench(data, engine.url());
    }

    @AfterAll
    void close() {
        bench.close();
        engine.close();
    }

    private static String bike() {
        return "bike" + IDS.incrementAndGet();
    }

    private static Subscription growth(Reaction reaction) {
        return Subscription.of("bikes", "growth").on("bike.grown", reaction);
    }

    private static String heard(JsonObject event) {
        return event.getString("aggregateid") + " " + event.getLong("aggregateversion");
    }

    private static List<String> versions(String bike, int to) {
        return LongStream.rangeClosed(1, to)
                .mapToObj(version -> bike + " " + version)
                .toList();
    }

    private static <T> List<T> shared() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    private List<JsonObject> deliveries(Server server, Scope scope) throws Exception {
        PageQuery all = new PageQuery(1, PageQuery.MOST_ROWS, null, "sequence", SortOrder.ASC);
        return run(() -> server.deliveries.page(scope, new JsonObject(), all).rows());
    }

    private void passTime(Server server, Duration time) {
        bench.clock.advance(time);
        server.courier.tick();
    }

    @Test
    void whoSubscribedHearsEveryEventOfItsTypesInOrderAndInItsOrganization() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        server.subscriptions.declare(growth((where, event) -> heard.add(where.organization() + " " + heard(event))));
        server.subscriptions.declare(
                Subscription.of("bikes", "deaf").on("bike.sold", (where, event) -> heard.add("never")));
        String bike = bike();
        server.tell(scope, bike, 1, 250);

        until(() -> ticked(server) && server.isSettled(scope));
        assertThat(heard)
                .containsExactlyElementsOf(versions(bike, 250).stream()
                        .map(each -> scope.organization() + " " + each)
                        .toList());
        assertThat(server.courier.active()).isZero();
    }

    @Test
    void whatAnEmptiedStoreLostIsReadFromTheLog() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch emptied = new CountDownLatch(1);
        server.subscriptions.declare(growth((where, event) -> {
            heard.add(heard(event));
            if (heard.size() == 20) {
                reached.countDown();
                awaitQuietly(emptied);
            }
        }));
        String bike = bike();
        server.tell(scope, bike, 1, 150);
        reached.await();
        bench.send(Request.cmd(Command.FLUSHALL));
        server.tell(scope, bike, 151, 10);
        emptied.countDown();

        until(() -> ticked(server) && server.isSettled(scope));
        assertThat(heard).containsExactlyElementsOf(versions(bike, 160));
    }

    private static boolean ticked(Server server) {
        server.courier.tick();
        return true;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void aStreamIsThereWhileThereIsSomethingOnItAndGoesWhenItIsDrained() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        server.subscriptions.declare(growth((where, event) -> {}));
        assertThat(bench.entries(scope)).isZero();
        server.tell(scope, bike(), 1, 5);
        until(() -> server.isSettled(scope) && server.courier.active() == 0);
        assertThat(bench.entries(scope)).isEqualTo(5);

        result(new TenantStreams(bench.streams).open(scope, StreamName.EVENTS).keepFor(Duration.ofMillis(1)));
        until(() -> bench.entries(scope) == 0);
        server.tell(scope, bike(), 1, 2);
        until(() -> ticked(server) && server.isSettled(scope));
        assertThat(bench.entries(scope)).isEqualTo(2);
    }

    @Test
    void aHandlerThatRefusesHoldsUpItsAggregateAloneAndIsParkedInTheEnd() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        String sick = bike();
        String sound = bike();
        server.subscriptions.declare(growth((where, event) -> {
            if (heard(event).equals(sick + " 2")) {
                throw new StackOverflowError("a bug in a handler");
            }
            heard.add(heard(event));
        }));
        server.tell(scope, sick, 1, 4);
        server.tell(scope, sound, 1, 3);
        until(() -> heard.containsAll(versions(sound, 3)) && server.courier.isDelayed(scope.organization()));
        assertThat(heard).contains(sick + " 1").doesNotContain(sick + " 3", sick + " 4");
        assertThat(server.isSettled(scope)).isFalse();

        for (int failure = 2; failure <= RetryRules.TRIES; failure++) {
            int attempts = failure;
            bench.clock.advance(LONGEST_BACK_OFF);
            until(() -> ticked(server) && failuresOf(server, scope, sick + "_2") >= attempts);
        }
        until(() -> ticked(server) && server.isSettled(scope));
        assertThat(heard).endsWith(sick + " 3", sick + " 4");
        List<JsonObject> left = deliveries(server, scope);
        assertThat(left).hasSize(1);
        assertThat(left.getFirst().getString("state")).isEqualTo("parked");
        assertThat(left.getFirst().getString("fault")).isEqualTo("StackOverflowError");
    }

    private int failuresOf(Server server, Scope scope, String event) {
        try {
            return deliveries(server, scope).stream()
                    .filter(delivery -> delivery.getString("event_id").equals("evt_" + event))
                    .mapToInt(delivery -> delivery.getInteger("attempts"))
                    .findFirst()
                    .orElse(0);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aParkedDeliveryIsTriedAgainWhenAPersonSaysSo() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        AtomicBoolean mended = new AtomicBoolean();
        String bike = bike();
        server.subscriptions.declare(growth((where, event) -> {
            if (!mended.get()) {
                throw new IllegalStateException("not yet");
            }
            heard.add(heard(event));
        }));
        server.tell(scope, bike, 1, 1);
        until(() -> server.courier.isDelayed(scope.organization()));
        for (int failure = 2; failure <= RetryRules.TRIES; failure++) {
            int attempts = failure;
            bench.clock.advance(LONGEST_BACK_OFF);
            until(() -> ticked(server) && failuresOf(server, scope, bike + "_1") >= attempts);
        }
        until(() -> ticked(server) && server.isSettled(scope));
        mended.set(true);
        String id = deliveries(server, scope).getFirst().getString("_id");
        run(() -> {
            assertThat(server.deliveries.decide(scope, id, DeliveryState.RETRYING, "user_1", "mended"))
                    .isPresent();
            server.courier.disturb(scope, "growth");
            return true;
        });

        until(() -> heard.equals(List.of(bike + " 1")) && server.isSettled(scope));
        assertThat(deliveries(server, scope)).isEmpty();
    }

    @Test
    void aModuleWhoseOutsideIsAwayRestsAloneAndLosesNoAttempt() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        List<String> other = shared();
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        server.subscriptions.declare(growth((where, event) -> {
            asked.incrementAndGet();
            if (away.get()) {
                throw new StoreUnavailable("away", false, new ConnectException());
            }
            heard.add(heard(event));
        }));
        server.subscriptions.declare(
                Subscription.of("mail", "letters").on("bike.grown", (where, event) -> other.add(heard(event))));
        String bike = bike();
        server.tell(scope, bike, 1, 3);
        until(() -> other.size() == 3);
        for (int i = 0; i < 40; i++) {
            passTime(server, Duration.ofMillis(1_100));
            until(() -> server.courier.isDelayed(scope.organization()));
        }
        assertThat(asked.get()).isBetween(ModuleBreakers.FAILURES_TO_OPEN, 15);
        assertThat(deliveries(server, scope)).isEmpty();

        away.set(false);
        until(() -> {
            passTime(server, Duration.ofMinutes(2));
            return heard.size() == 3;
        });
        assertThat(heard).containsExactlyElementsOf(versions(bike, 3));
    }

    @Test
    void twoServersHandEachEventOnOnceAndNeitherForgetsWhatTheOtherWrote() throws Exception {
        Scope scope = bench.organization();
        List<Server> servers = List.of(bench.server(), bench.server());
        List<String> heard = shared();
        servers.forEach(server -> server.subscriptions.declare(growth((where, event) -> heard.add(heard(event)))));
        List<Thread> threads = new ArrayList<>();
        List<String> bikes = List.of(bike(), bike());
        for (int i = 0; i < 2; i++) {
            Server server = servers.get(i);
            String bike = bikes.get(i);
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    server.tell(scope, bike, 1, 60);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        until(() -> servers.getFirst().isSettled(scope));
        for (String bike : bikes) {
            assertThat(heard.stream().filter(each -> each.startsWith(bike + " ")))
                    .containsExactlyElementsOf(versions(bike, 60));
        }
    }

    @Test
    void whatAServerThatDiedLeftIsCarriedOnByAnother() throws Exception {
        Scope scope = bench.organization();
        List<String> heard = shared();
        List<Runnable> never = shared();
        AtomicInteger tasks = new AtomicInteger();
        Server dying = bench
        .new Server(
                task -> {
                    if (tasks.incrementAndGet() <= 1) {
                        Thread.startVirtualThread(task);
                    } else {
                        never.add(task);
                    }
                },
                8);
        dying.subscriptions.declare(growth((where, event) -> heard.add(heard(event))));
        String bike = bike();
        dying.tell(scope, bike, 1, 3);
        until(() -> !never.isEmpty());
        Server next = bench.server();
        next.subscriptions.declare(growth((where, event) -> heard.add(heard(event))));
        next.courier.lookAgain(scope.organization());
        bench.clock.advance(Feeds.LEASE);
        until(() -> {
            next.courier.lookAgain(scope.organization());
            return next.isSettled(scope);
        });
        assertThat(heard).containsExactlyElementsOf(versions(bike, 3));
    }

    @Test
    void whatAServerThatEndsInOrderCarriedGoesOnElsewhereAtOnce() throws Exception {
        Scope scope = bench.organization();
        List<String> heard = shared();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        Server ending = bench.server();
        ending.subscriptions.declare(growth((where, event) -> {
            heard.add(heard(event));
            reached.countDown();
            awaitQuietly(open);
        }));
        String bike = bike();
        ending.tell(scope, bike, 1, 3);
        reached.await();
        ending.courier.end();
        assertThat(ending.courier.isOver()).isFalse();
        open.countDown();
        until(ending.courier::isOver);

        Server next = bench.server();
        next.subscriptions.declare(growth((where, event) -> heard.add(heard(event))));
        next.courier.lookAgain(scope.organization());
        until(() -> next.isSettled(scope));
        assertThat(heard).as("each once, no lease waited for").containsExactlyElementsOf(versions(bike, 3));
    }

    @Test
    void theUrgentGoesFirstWhenThereAreMoreDeliveriesThanTurns() throws Exception {
        Server server = bench.server(1);
        List<String> order = shared();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        server.subscriptions.declare(Subscription.of("bikes", "background")
                .urgency(Urgency.BACKGROUND)
                .on("bike.grown", (where, event) -> {
                    if (started.getCount() > 0) {
                        started.countDown();
                        awaitQuietly(open);
                    }
                    order.add("background");
                }));
        server.subscriptions.declare(Subscription.of("bikes", "critical")
                .urgency(Urgency.CRITICAL)
                .on("bike.sold", (where, event) -> order.add("critical")));
        for (int i = 0; i < 5; i++) {
            server.tell(bench.organization(), bike(), 1, 1);
        }
        started.await();
        Scope urgent = bench.organization();
        server.append(urgent, bike(), 1);
        JsonObject sold = bench.event(bike(), 1).put("type", "bike.sold");
        run(() -> {
            LogWriter.append(server.log, urgent, sold);
            return true;
        });
        server.courier.grown(urgent.organization());
        until(() -> server.courier.waiting() >= 6);
        open.countDown();
        until(() -> order.size() == 7);
        assertThat(order.subList(0, 2)).containsExactly("background", "critical");
    }
}
