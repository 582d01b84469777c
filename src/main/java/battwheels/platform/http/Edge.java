package battwheels.platform.http;

import battwheels.platform.bus.LiveSource;
import battwheels.platform.bus.Reply;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.http.contract.Body;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation from request to answer: let in, take in, hand over, answer. Runs on event loops. */
final class Edge {
    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

    /** How long a refused request may go on sending. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Entrance entrance;
    private final Intake intake;
    private final Answers answers;
    private final TenantChannels channels;
    private final Watch watch;
    private final RateLimits limits;
    private final ClientAddress addresses;
    private final InstantSource clock;
    private final int maxBodyBytes;
    private final Duration patience;

    Edge(
            Vertx vertx,
            Entrance entrance,
            Intake intake,
            Answers answers,
            TenantChannels channels,
            Watch watch,
            RateLimits limits,
            ClientAddress addresses,
            InstantSource clock,
            int maxBodyBytes,
            Duration patience) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.intake = intake;
        this.answers = answers;
        this.channels = channels;
        this.watch = watch;
        this.limits = limits;
        this.addresses = addresses;
        this.clock = clock;
        this.maxBodyBytes = maxBodyBytes;
        this.patience = patience;
    }

    void handle(RoutingContext routing, Operation operation, Map<String, String> path) {
        Exchange exchange = open(routing, operation, path);
        exchange.response().putHeader(Exchange.CORRELATION, exchange.correlationId());
        if (operation.body() != null) {
            exchange.request().pause();
        }
        watch.answered(exchange);
        Future.succeededFuture()
                .compose(start -> entrance.admit(exchange))
                .onSuccess(admitted -> admitted.scope().ifPresent(watch::entered))
                .compose(admitted ->
                        body(exchange).compose(body -> perform(exchange, intake.take(exchange, admitted, body))))
                .onFailure(failure -> refuse(exchange, failure));
    }

    private Exchange open(RoutingContext routing, Operation operation, Map<String, String> path) {
        return new Exchange(
                routing,
                vertx.getOrCreateContext(),
                operation,
                path,
                Exchange.correlationId(routing.request()),
                addresses.of(routing.request()),
                Deadline.after(patience, clock));
    }

    private Future<byte[]> body(Exchange exchange) {
        Body body = exchange.operation().body();
        return body == null
                ? Future.succeededFuture(new byte[0])
                : BodyIntake.read(
                        exchange.request(),
                        Math.min(maxBodyBytes, body.maxBytes()),
                        exchange.deadline().remainingMs(clock));
    }

    private Future<Reply> perform(Exchange exchange, Intake.Taken taken) {
        return exchange.here(channels.request(exchange.operation().domain(), taken.command()))
                .map(reply -> ofReads(exchange, reply))
                .onSuccess(reply -> {
                    if (reply instanceof Reply.Live(LiveSource source)) {
                        live(exchange, taken, source);
                    } else {
                        answers.write(exchange, taken, reply);
                    }
                });
    }

    /** A read that was not answered in time has no outcome that anybody could want to know. */
    private static Reply ofReads(Exchange exchange, Reply reply) {
        boolean unknown =
                reply instanceof Reply.Refused(Problem problem) && problem.code() == ProblemCode.OUTCOME_UNKNOWN;
        return unknown && !exchange.operation().method().mutating()
                ? Reply.refused(Problem.of(ProblemCode.DEADLINE_PASSED, "No answer came in time. Ask again."))
                : reply;
    }

    private void live(Exchange exchange, Intake.Taken taken, LiveSource source) {
        Scope scope = taken.command().scope();
        new LiveAnswer(vertx, exchange, source, scope.grants(), () -> entrance.still(exchange, scope))
                .begin(taken.values().headerText("Last-Event-ID"));
    }

    private void refuse(Exchange exchange, Throwable failure) {
        readAway(exchange);
        limits.tell(exchange);
        switch (failure) {
            case Refusal refusal -> Answers.refuse(exchange.response(), exchange.correlationId(), refusal.problem());
            case StoreUnavailable outage ->
                Answers.refuse(
                        exchange.response(),
                        exchange.correlationId(),
                        Problem.of(ProblemCode.STORE_UNAVAILABLE, "Storage does not answer at the moment. Try again."));
            case HttpClosedException gone -> {}
            default -> broken(exchange, failure);
        }
    }

    /** What is still being sent is read away for a while: closing at once would lose the answer on its way. */
    private void readAway(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        if (request.isEnded()) {
            return;
        }
        request.handler(chunk -> {});
        request.resume();
        vertx.setTimer(LINGER.toMillis(), timer -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
    }

    private static void broken(Exchange exchange, Throwable failure) {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("operation", exchange.operation().operationId())
                .addKeyValue("correlation_id", exchange.correlationId())
                .log("request failed");
        Answers.refuse(
                exchange.response(),
                exchange.correlationId(),
                Problem.of(
                        ProblemCode.INTERNAL,
                        "Something broke on our side. Quote the correlation id when you report it."));
    }
}
