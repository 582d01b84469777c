package battwheels.events;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.ServerPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two server processes on one store. While tickets are opened at both, one after the other is killed as by kill -9 and
 * another started in its place. In the end everything that was acknowledged must have been told once and heard.
 */
final class KilledServers implements AutoCloseable {
    private static final int CLIENTS = 2;
    private static final int TICKETS_BETWEEN = 10;
    private static final long LIMIT_S = 90;

    private final ServerPair servers;

    KilledServers(Path data) throws IOException {
        this.servers = new ServerPair(data);
    }

    /** Tickets that were acknowledged. */
    int run(int kills) throws Exception {
        Member owner = Member.signUp(servers.apis().getFirst());
        try (Traffic traffic = new Traffic(owner, CLIENTS)) {
            for (int kill = 0; kill < kills; kill++) {
                traffic.at(servers.apis());
                more(traffic);
                servers.killOlder();
                traffic.at(servers.apis());
                more(traffic);
                servers.startAnother();
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
        Api api = servers.apis().getLast();
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
        servers.close();
    }
}
