package battwheels.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.SharedStore;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two hundred who change one ticket at the same moment, half of them at another server on the same store. */
class ParallelWritersTest {
    private static final int WRITERS = 200;
    private static final int ROUNDS = 3;
    private static final long PAUSE_MS = 1_500;
    private static final long PATIENCE_S = 120;

    private static SharedStore store;
    private static List<Api> servers;
    private static String ticket = "";

    @BeforeAll
    static void open() throws Exception {
        store = SharedStore.start();
        TestServer here = store.server().start();
        TestServer there = store.server().start();
        Member owner = here.signUp();
        servers = List.of(owner.api(), owner.api().at(there.api()));
    }

    @AfterAll
    static void close() throws Exception {
        store.close();
    }

    private static Answer fresh() {
        Answer made =
                servers.getFirst().post("/api/v1/tickets", Map.of("title", "0")).mustBe(201);
        ticket = made.header("Location");
        return made;
    }

    private static Answer write(int writer, String etag, String title) {
        return at(writer).with("If-Match", etag).put(ticket, Map.of("title", title));
    }

    private static Api at(int writer) {
        return servers.get(writer % servers.size());
    }

    /** All begin at once. */
    private static void together(IntConsumer work) throws InterruptedException {
        var begin = new CountDownLatch(1);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                threads.execute(() -> {
                    try {
                        begin.await();
                        work.accept(writer);
                    } catch (InterruptedException | RuntimeException | AssertionError failure) {
                        failures.add(failure);
                    }
                });
            }
            begin.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void ofAllWhoHoldOneVersionOneWrites() throws InterruptedException {
        String etag = fresh().header("ETag");
        for (int round = 1; round <= ROUNDS; round++) {
            String held = etag;
            int now = round;
            Queue<Answer> answers = new ConcurrentLinkedQueue<>();
            together(writer -> answers.add(write(writer, held, "Round " + now + ", writer " + writer)));

            List<Answer> won =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(won).as("round %d", round).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.code().equals("PRECONDITION_FAILED")))
                    .hasSize(WRITERS - 1);
            for (Api server : servers) {
                Answer stored = server.get(ticket).mustBe(200);
                assertThat(stored.text("/title")).isEqualTo(won.getFirst().text("/title"));
                assertThat(stored.header("ETag")).isEqualTo(won.getFirst().header("ETag"));
            }
            etag = won.getFirst().header("ETag");
        }
    }

    /** Each adds one to the number it has read: a lost update leaves less than there were writers. */
    @Test
    void whoIsRefusedReadsAgainAndNoUpdateIsLost() throws InterruptedException {
        fresh();
        Queue<String> versions = new ConcurrentLinkedQueue<>();
        Queue<String> numbers = new ConcurrentLinkedQueue<>();
        together(writer -> {
            Answer written = addOne(writer);
            versions.add(written.header("ETag"));
            numbers.add(written.text("/title"));
        });

        List<String> expected = new ArrayList<>();
        for (int number = 1; number <= WRITERS; number++) {
            expected.add(String.valueOf(number));
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(versions).hasSize(WRITERS).doesNotHaveDuplicates();
        assertThat(servers.getLast().get(ticket).text("/title")).isEqualTo(String.valueOf(WRITERS));
    }

    private static Answer addOne(int writer) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (System.nanoTime() < limit) {
            Answer read = at(writer).get(ticket).mustBe(200);
            int next = Integer.parseInt(read.text("/title")) + 1;
            Answer answer = write(writer, read.header("ETag"), String.valueOf(next));
            if (answer.status() == 200) {
                return answer;
            }
            // Busy is an answer too: the outbox of one document is bounded.
            assertThat(answer.status()).isIn(412, 429, 503);
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(PAUSE_MS)));
        }
        throw new AssertionError("writer " + writer + " never came to write");
    }
}
