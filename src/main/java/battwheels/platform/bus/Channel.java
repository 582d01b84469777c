package battwheels.platform.bus;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address alive on this node. Guarded by the map of {@link TenantChannels}, except for delivery. */
final class Channel {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

    /** Completes when the consumer is registered: commands are sent only after that. */
    final Future<Void> open;

    private final InstantSource clock;
    private final Address address;
    private final TenantChannels.Host host;
    private volatile @Nullable MessageConsumer<Command> consumer;
    private int inFlight;
    private long lastUsedMs;

    Channel(Vertx vertx, Address address, TenantChannels.Host host, InstantSource clock) {
        this.clock = clock;
        this.address = address;
        this.host = host;
        Promise<Void> registered = Promise.promise();
        host.context().runOnContext(start -> {
            MessageConsumer<Command> local = vertx.eventBus().localConsumer(address.text(), this::deliver);
            consumer = local;
            local.completion().onComplete(registered);
        });
        this.open = registered.future();
    }

    synchronized void enter() {
        inFlight++;
        lastUsedMs = clock.millis();
    }

    synchronized void leave() {
        inFlight--;
        lastUsedMs = clock.millis();
    }

    synchronized boolean closeIfIdleSince(long beforeMs) {
        MessageConsumer<Command> registered = consumer;
        if (registered == null || !open.succeeded() || inFlight > 0 || lastUsedMs > beforeMs) {
            return false;
        }
        registered.unregister();
        return true;
    }

    /** Spawns each command: a virtual-thread consumer alone would take them one after the other. */
    private void deliver(Message<Command> message) {
        Command command = message.body();
        if (address.admits(command)) {
            host.context().runOnContext(spawned -> message.reply(host.commands().apply(command)));
        } else {
            LOG.atError()
                    .addKeyValue("address", address.text())
                    .addKeyValue("operation", command.operationId())
                    .log("command of another organization refused");
            message.reply(Reply.refused(Problem.of(ProblemCode.INTERNAL, "The command was not handled.")));
        }
    }
}
