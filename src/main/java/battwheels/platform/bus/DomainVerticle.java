package battwheels.platform.bus;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every domain verticle is: hosted on virtual threads, its commands read as plain statements,
 * awaiting I/O. Here is the one way commands are run: bounded, every failure caught and answered.
 */
public abstract class DomainVerticle extends VerticleBase implements TenantChannels.Host {
    private static final Logger LOG = LoggerFactory.getLogger(DomainVerticle.class);
    private static final int RUNNING_MAX = 2_048;

    private final String domain;
    private final TenantChannels channels;
    private final IdempotentCommands idempotent;
    private final Operations operations = new Operations();
    private final AtomicInteger running = new AtomicInteger();

    protected DomainVerticle(String domain, TenantChannels channels, IdempotentCommands idempotent) {
        this.domain = domain;
        this.channels = channels;
        this.idempotent = idempotent;
        bind(operations);
    }

    /** Names the method of every operation; called once, before anything is sent. */
    protected abstract void bind(Operations on);

    public final String domain() {
        return domain;
    }

    public final Operations operations() {
        return operations;
    }

    @Override
    public Future<?> start() {
        channels.host(domain, this);
        return Future.succeededFuture();
    }

    @Override
    public final Context context() {
        return context;
    }

    @Override
    public final Function<Command, Reply> commands() {
        return this::run;
    }

    private Reply run(Command command) {
        if (running.incrementAndGet() > RUNNING_MAX) {
            running.decrementAndGet();
            return Reply.refused(Problem.of(ProblemCode.OVERLOADED, "The server is too busy. Nothing was changed."));
        }
        try {
            Function<Command, Reply> method = operations.find(command.operationId());
            return idempotent.run(command, attempt -> settle(method, attempt));
        } catch (StoreUnavailable outage) {
            return Reply.refused(unavailable(outage));
        } catch (
                Throwable
                        bug) { // Errors and await's checked exceptions too: unanswered, the caller would only time out.
            LOG.atError()
                    .setCause(bug)
                    .addKeyValue("operation", command.operationId())
                    .addKeyValue(
                            "organization",
                            command.tenant().map(s -> s.organization().value()).orElse("-"))
                    .addKeyValue("correlation_id", command.correlationId())
                    .log("command failed");
            return Reply.refused(Problem.of(
                    ProblemCode.INTERNAL, "Something broke on our side. Quote the correlation id when you report it."));
        } finally {
            running.decrementAndGet();
        }
    }

    private static Reply settle(Function<Command, Reply> method, Command command) {
        try {
            return method.apply(command);
        } catch (RefusedException refused) {
            return Reply.refused(refused.problem());
        } catch (DuplicateKey duplicate) {
            return Reply.refused(Problem.of(ProblemCode.DUPLICATE, "The same thing is there already."));
        }
    }

    private static Problem unavailable(StoreUnavailable outage) {
        return outage.outcomeUnknown()
                ? Problem.of(
                        ProblemCode.OUTCOME_UNKNOWN,
                        "Storage did not confirm the change. Repeat it under the same Idempotency-Key.")
                : Problem.of(ProblemCode.STORE_UNAVAILABLE, "Storage does not answer at the moment. Try again.");
    }
}
