package battwheels.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.embedded.StoreRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan's limit and its API calls by the day, used up at two servers of one store at once. */
class TwoServersTest {
    private static TestServer server(StoreRole store, Path keys, String plan) throws Exception {
        return new TestServer()
                .with("MONGO_URL", store.documentsUrl())
                .with("REDIS_URL", store.streamsUrl())
                .with("KEYS_DIR", keys.toString())
                .with("SIGNUP_PLAN", plan)
                .start();
    }

    @Test
    void theLimitHoldsOverBothServersTogether(@TempDir Path data) throws Exception {
        StoreRole store = StoreRole.start(data.resolve("store"), 0, 0);
        try (TestServer one = server(store, data.resolve("keys"), "free");
                TestServer other = server(store, data.resolve("keys"), "free")) {
            Member owner = one.signUp();
            List<Api> doors = List.of(owner.api(), owner.api().at(other.api()));
            for (int i = 0; i < 15; i++) {
                vehicle(doors.get(i % 2), i);
            }

            List<Callable<Integer>> calls = IntStream.range(20, 60)
                    .mapToObj(i -> (Callable<Integer>) () -> vehicle(doors.get(i % 2), i))
                    .toList();
            List<Integer> answers;
            try (var threads = Executors.newFixedThreadPool(calls.size())) {
                answers = threads.invokeAll(calls, 60, TimeUnit.SECONDS).stream()
                        .map(Future::resultNow)
                        .toList();
            }

            assertThat(answers).containsOnly(201, 403);
            assertThat(answers.stream().filter(status -> status == 201)).hasSize(10);
            assertThat(doors.getLast()
                            .get("/api/v1/vehicles")
                            .at("/pagination/total_count")
                            .asInt())
                    .isEqualTo(25);
        } finally {
            store.close();
        }
    }

    private static int vehicle(Api door, int number) {
        String plate = "MH12AB%04d".formatted(1000 + number);
        return door.post(
                        "/api/v1/vehicles",
                        Map.of(
                                "registration_number",
                                plate,
                                "owner_name",
                                "Asha Verma",
                                "make",
                                "Ather",
                                "model",
                                "450X",
                                "year",
                                2023))
                .status();
    }
}
