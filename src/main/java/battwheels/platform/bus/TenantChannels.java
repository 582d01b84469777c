package battwheels.platform.bus;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The event bus as domains and edge see it: one address per organization and domain, alive from its first
 * use on this node until it has been idle for a while, bounded per organization.
 */
public final class TenantChannels {
    /** Runs a command to its reply on the domain's own context; never throws. */
    public interface Host {
        Context context();

        Function<Command, Reply> commands();
    }

    private final Vertx vertx;
    private final EventBus bus;
    private final InstantSource clock;
    private final Lanes lanes;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Channel> channels = new ConcurrentHashMap<>();

    /**
     * @param inFlight commands one organization may have running on this node
     * @param queued commands that may wait behind them; past that 429 for that organization alone
     * @param idle after which a channel is dropped
     */
    public TenantChannels(Vertx vertx, InstantSource clock, int inFlight, int queued, Duration idle) {
        this.vertx = vertx;
        this.bus = vertx.eventBus();
        this.clock = clock;
        this.lanes = new Lanes(inFlight, queued);
        local(Command.class);
        for (Class<?> kind : Reply.class.getPermittedSubclasses()) {
            local(kind);
        }
        vertx.setPeriodic(Math.max(1, idle.toMillis() / 2), timer -> dropIdle(idle));
    }

    /** Declares where a domain's commands run; once per domain, before its first command. */
    public void host(String domain, Host host) {
        if (hosts.putIfAbsent(domain, host) != null) {
            throw new IllegalStateException(domain + " is hosted twice");
        }
    }

    /** Sends a command from the edge: waits for the organization's lane, then for the reply. Never fails. */
    public Future<Reply> request(String domain, Command command) {
        String lane =
                command.tenant().map(scope -> scope.organization().value()).orElse("platform." + domain);
        return lanes.enter(lane)
                .transform(turn -> turn.succeeded()
                        ? ask(domain, command).onComplete(done -> lanes.leave(lane))
                        : Future.succeededFuture(busy(command)));
    }

    /** Sends a command from inside another one, whose place in the lane it shares. Never fails. */
    public Future<Reply> ask(String domain, Command command) {
        long patienceMs = command.deadline().remainingMs(clock);
        if (patienceMs == 0) {
            return Future.succeededFuture(late());
        }
        if (!hosts.containsKey(domain)) {
            return Future.succeededFuture(unhandled());
        }
        Address address = Address.of(command, domain);
        Channel channel = enter(address);
        return opened(channel, patienceMs)
                .compose(open -> bus.<Reply>request(
                        address.text(),
                        command,
                        new DeliveryOptions().setLocalOnly(true).setSendTimeout(patienceMs)))
                .map(Message::body)
                .recover(failure -> Future.succeededFuture(explain(failure)))
                .onComplete(done -> channel.leave());
    }

    /** Comes back to the caller's own context: on the domain's, a stuck domain would hold up the time-out as well. */
    private Future<Void> opened(Channel channel, long patienceMs) {
        if (channel.open.succeeded()) {
            return channel.open;
        }
        Context home = vertx.getOrCreateContext();
        Promise<Void> here = Promise.promise();
        channel.open
                .timeout(patienceMs, TimeUnit.MILLISECONDS)
                .onComplete(result -> home.runOnContext(back -> here.handle(result)));
        return here.future();
    }

    /** Number of channels alive on this node. */
    public int alive() {
        return channels.size();
    }

    /** Number of organizations with commands in flight. */
    public int organizationsBusy() {
        return lanes.size();
    }

    private <T> void local(Class<T> type) {
        bus.registerDefaultCodec(type, new LocalCodec<>(type));
    }

    private Channel enter(Address address) {
        return channels.compute(address.text(), (text, found) -> {
            Channel channel = found == null ? open(address) : found;
            channel.enter();
            return channel;
        });
    }

    private Channel open(Address address) {
        Host host = hosts.get(address.domain());
        if (host == null) {
            throw new IllegalStateException("no domain " + address.domain() + " on this node");
        }
        return new Channel(vertx, address, host, clock);
    }

    private void dropIdle(Duration idle) {
        long before = clock.millis() - idle.toMillis();
        for (String address : channels.keySet()) {
            channels.computeIfPresent(address, (text, channel) -> channel.closeIfIdleSince(before) ? null : channel);
        }
    }

    private static Reply explain(Throwable failure) {
        return switch (failure) {
            case TimeoutException neverOpened -> late();
            case ReplyException reply when reply.failureType() == ReplyFailure.TIMEOUT -> unknown();
            default -> unhandled();
        };
    }

    private static Reply unhandled() {
        return Reply.refused(Problem.of(ProblemCode.INTERNAL, "The command was not handled."));
    }

    /** Commands without an organization share a lane per domain; when that is full the server is, not an organization. */
    private static Reply busy(Command command) {
        Problem problem = command.tenant().isPresent()
                ? Problem.of(
                        ProblemCode.ORGANIZATION_BUSY,
                        "This organization has too many requests in flight. Try again in a moment.")
                : Problem.of(ProblemCode.OVERLOADED, "The server is too busy. Nothing was changed.");
        return Reply.refused(problem.retryAfter(1));
    }

    private static Reply late() {
        return Reply.refused(
                Problem.of(ProblemCode.DEADLINE_PASSED, "The request was not started in time. Nothing was changed."));
    }

    private static Reply unknown() {
        return Reply.refused(Problem.of(
                ProblemCode.OUTCOME_UNKNOWN,
                "No answer in time. Repeat a change under the same Idempotency-Key to learn its outcome."));
    }
}
