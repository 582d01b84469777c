package battwheels.bench;

import battwheels.fixtures.Commands;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.bus.TenantChannels;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Touches many organizations once each in several domains, and lets their channels idle away: what they cost while they
 * live, and that the memory comes back. Ends with 1 when a channel or the memory stays.
 */
final class ChannelsBench {
    private static final List<String> DOMAINS = List.of("tickets", "contacts", "vehicles");
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 500;

    /** What a heap may keep: tables that grew once, code that ran once. */
    private static final long SLACK = 2 << 20;

    private ChannelsBench() {}

    private static final class Desk extends VerticleBase implements TenantChannels.Host {
        @Override
        public Context context() {
            return context;
        }

        @Override
        public Function<Command, Reply> commands() {
            return command -> new Reply.Empty();
        }
    }

    /** @param arguments organizations */
    public static void main(String[] arguments) throws Exception {
        int organizations = Integer.parseInt(arguments[0]);
        Vertx vertx = Vertx.vertx();
        TenantChannels channels = new TenantChannels(vertx, InstantSource.system(), 64, 256, IDLE);
        for (String domain : DOMAINS) {
            Desk desk = new Desk();
            await(vertx.deployVerticle(desk, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
            channels.host(domain, desk);
        }
        touch(channels, 0, AT_ONCE);
        gone(channels);
        long before = heap();
        tell("before", before, channels);
        long start = System.nanoTime();
        touch(channels, AT_ONCE, organizations);
        long touchedMs = (System.nanoTime() - start) / 1_000_000;
        long alive = heap();
        long channelsAlive = channels.alive();
        tell("each touched once, in " + touchedMs + " ms", alive, channels);
        gone(channels);
        long after = heap();
        tell("idle for " + IDLE.toSeconds() + " s", after, channels);
        System.out.printf(
                "a channel alive costs %,d bytes; %,d bytes of heap stay%n",
                (alive - before) / Math.max(1, channelsAlive), after - before);
        await(vertx.close());
        System.exit(channels.alive() == 0 && channels.organizationsBusy() == 0 && after < before + SLACK ? 0 : 1);
    }

    private static void touch(TenantChannels channels, int first, int organizations) throws Exception {
        for (int from = first; from < first + organizations; from += AT_ONCE) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = from; i < Math.min(from + AT_ONCE, first + organizations); i++) {
                for (String domain : DOMAINS) {
                    var scope = Commands.scope("org_%012d".formatted(i), InstantSource.system());
                    replies.add(channels.request(domain, Commands.command("touch", scope)));
                }
            }
            await(Future.all(replies));
            for (Future<Reply> reply : replies) {
                if (!(reply.result() instanceof Reply.Empty)) {
                    throw new IllegalStateException("refused: " + reply.result());
                }
            }
        }
    }

    private static void gone(TenantChannels channels) throws InterruptedException {
        long limit = System.nanoTime() + IDLE.multipliedBy(3).toNanos();
        while (channels.alive() > 0 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void tell(String moment, long heap, TenantChannels channels) {
        System.out.printf(
                "%-36s %,7d channels %,7d organizations busy %,12d bytes of heap %,9d kB resident%n",
                moment,
                channels.alive(),
                channels.organizationsBusy(),
                heap,
                Child.residentKb(ProcessHandle.current().pid()));
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
