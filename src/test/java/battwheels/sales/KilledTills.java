package battwheels.sales;

import battwheels.fixtures.Member;
import battwheels.fixtures.ServerPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Two server processes on one store, at both of which a workshop sells. One after the other is killed at a random moment,
 * as by kill -9, and another started in its place; the books are looked through and must be in order, with everything in
 * them that was acknowledged. Ends with 1 when they are not.
 */
final class KilledTills implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final long LIMIT_S = 120;
    private static final long LOOK_MS = 10;
    private static final Pace SOAK = new Pace(1_500, 0, 1, false);

    /**
     * How the kills follow each other.
     *
     * @param sellsMs at most, before each kill and after it, beyond those steps
     * @param stepsLeast that are acknowledged before each kill, however long the selling takes
     * @param lookedThroughEach after how many kills the books are looked through; always after the last
     * @param rests whether nobody sells while a server starts, which is done sooner then
     */
    record Pace(long sellsMs, int stepsLeast, int lookedThroughEach, boolean rests) {}

    private final ServerPair servers;
    private final Pace pace;

    /** @param data a folder of its own */
    KilledTills(Path data, Pace pace) throws IOException {
        this.servers = new ServerPair(data);
        this.pace = pace;
    }

    /** Steps that were acknowledged. Throws {@link AssertionError} when the books are not in order. */
    int run(int kills) throws Exception {
        Member owner = Member.signUp(servers.apis().getFirst());
        owner.api()
                .put("/api/v1/organizations/me", Map.of("state", "Karnataka"))
                .mustBe(200);
        try (TillTraffic traffic = new TillTraffic(new Till(owner), CLIENTS)) {
            for (int kill = 1; kill <= kills; kill++) {
                sell(traffic, pace.stepsLeast());
                servers.killOlder();
                sell(traffic, 0);
                servers.startAnother();
                if (pace.rests()) {
                    traffic.at(List.of());
                }
                if (kill % pace.lookedThroughEach() == 0 || kill == kills) {
                    inOrder(traffic, kill);
                }
            }
            return traffic.acknowledged();
        }
    }

    /** At the servers there are. */
    private void sell(TillTraffic traffic, int steps) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        int enough = traffic.acknowledged() + steps;
        traffic.at(servers.apis());
        while (traffic.acknowledged() < enough && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(pace.sellsMs()));
    }

    /** What a killed server left half done is finished in a while. */
    private void inOrder(TillTraffic traffic, int kill) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        List<String> faults = traffic.faults(servers.apis().getLast());
        while (!faults.isEmpty() && System.nanoTime() < limit) {
            TimeUnit.SECONDS.sleep(1);
            faults = traffic.faults(servers.apis().getLast());
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("after kill " + kill + ": " + faults);
        }
    }

    @Override
    public void close() {
        servers.close();
    }

    /** @param arguments kills */
    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        try (KilledTills tills = new KilledTills(Files.createTempDirectory("battwheels-tills"), SOAK)) {
            System.out.printf("%,d kills, %,d steps acknowledged, the books in order%n", kills, tills.run(kills));
        } catch (AssertionError wrong) {
            System.out.println(wrong.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
