package battwheels.events;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.ServerProcess;
import battwheels.platform.store.embedded.StoreRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Two server processes on one store. While tickets are opened at both, one after the other is killed as by kill -9 and
 * another started in its place. In the end everything that was acknowledged must have been told once and heard.
 */
final class KilledServers implements AutoCloseable {
    private static final int CLIENTS = 2;
    private static final int TICKETS_BETWEEN = 10;
    private static final long LIMIT_S = 90;
    private static final int STARTS = 4;
    private static final String READY = "is ready: ";

    /** A process that lives for a second or two is not worth a better compiler. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";

    private final Path data;
    private final StoreRole store;
    /** Older ones first. */
    private final List<ServerProcess> servers = new ArrayList<>();

    private int started;

    KilledServers(Path data) throws Exception {
        this.data = data;
        this.store = StoreRole.start(data.resolve("store"), 0, 0);
        servers.add(start());
        servers.add(start());
    }

    private ServerProcess start() throws IOException {
        return ServerProcess.start(
                data.resolve("server-" + started++),
                Map.of(
                        "BATTWHEELS_MONGO_URL",
                        store.documentsUrl(),
                        "BATTWHEELS_REDIS_URL",
                        store.streamsUrl(),
                        "BATTWHEELS_KEYS_DIR",
                        data.resolve("keys").toString(),
                        "BATTWHEELS_LIMITS_SCALE",
                        "1000",
                        "BATTWHEELS_SIGNUP_PLAN",
                        "enterprise",
                        "JAVA_TOOL_OPTIONS",
                        QUICK_START));
    }

    /** A server that finds its store too busy at the start ends; whoever watches over it starts another. */
    private Api api(int server) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return api(servers.get(server));
            } catch (TimeoutException ended) {
                assertThat(attempt).as(ended.getMessage()).isLessThan(STARTS);
                servers.get(server).close();
                servers.set(server, start());
            }
        }
    }

    private static Api api(ServerProcess server) throws Exception {
        server.await(READY);
        String line = server.lines().stream()
                .filter(each -> each.contains(READY))
                .findFirst()
                .orElseThrow();
        return Api.to(line.replaceFirst(".*" + READY, "").replaceFirst(",.*", ""));
    }

    private List<Api> apis() throws Exception {
        List<Api> apis = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            apis.add(api(i));
        }
        return apis;
    }

    /** Tickets that were acknowledged. */
    int run(int kills) throws Exception {
        Member owner = Member.signUp(api(0));
        try (Traffic traffic = new Traffic(owner, CLIENTS)) {
            for (int kill = 0; kill < kills; kill++) {
                traffic.at(apis());
                more(traffic);
                servers.removeFirst().close();
                traffic.at(List.of(api(0)));
                more(traffic);
                servers.add(start());
            }
            traffic.close();
            settled(traffic);
            return traffic.acknowledged();
        }
    }

    private static void more(Traffic traffic) throws Exception {
        int before = traffic.acknowledged();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (traffic.acknowledged() < before + TICKETS_BETWEEN) {
            assertThat(System.nanoTime())
                    .as("no ticket is acknowledged any more")
                    .isLessThan(limit);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void settled(Traffic traffic) throws Exception {
        Api api = api(servers.size() - 1);
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        List<String> faults = looked(traffic, api);
        while (!faults.isEmpty() && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(500);
            faults = looked(traffic, api);
        }
        assertThat(faults).isEmpty();
    }

    /** A server that is too busy to answer yet is asked again. */
    private static List<String> looked(Traffic traffic, Api api) {
        try {
            return traffic.faults(api);
        } catch (AssertionError | UncheckedIOException busy) {
            return List.of(String.valueOf(busy.getMessage()));
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        store.close();
    }
}
