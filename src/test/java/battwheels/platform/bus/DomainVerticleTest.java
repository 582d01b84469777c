package battwheels.platform.bus;

import static battwheels.fixtures.Commands.command;
import static battwheels.fixtures.Commands.keyed;
import static battwheels.fixtures.Commands.scope;
import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.PlainFingerprints;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a domain's method does, the caller is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DomainVerticleTest {
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final InstantSource CLOCK = InstantSource.system();

    private final TestDocuments store;
    private final TenantChannels channels;

    DomainVerticleTest(@TempDir Path data) {
        store = TestDocuments.in(data);
        result(store.tenants().ensureIndexes(List.of(IdempotentCommands.KEYS)));
        channels = new TenantChannels(store.vertx(), CLOCK, 64, 64, Duration.ofMinutes(1));
        var idempotent = new IdempotentCommands(store.tenants(), store.platform(), new PlainFingerprints(), CLOCK);
        result(store.vertx()
                .deployVerticle(
                        new Desk(channels, idempotent),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static final class Desk extends DomainVerticle {
        Desk(TenantChannels channels, IdempotentCommands idempotent) {
            super("desk", channels, idempotent);
        }

        @Override
        protected void bind(Operations on) {
            on.on("answer", command -> new Reply.Plain("here"))
                    .inside("question", command -> new Reply.Plain("inside"))
                    .on("bug", command -> {
                        throw new IllegalStateException("bug");
                    })
                    .on("error", command -> {
                        throw new StackOverflowError("deep");
                    })
                    .on(
                            "checked",
                            command -> Future.<Reply>failedFuture(new InterruptedException("stop"))
                                    .await())
                    .on("refuse", command -> {
                        throw new RefusedException(Problem.notFound());
                    })
                    .on("duplicate", command -> {
                        throw new DuplicateKey("organization_id_number");
                    })
                    .on("unread", command -> {
                        throw new StoreUnavailable("down", false, new RuntimeException());
                    })
                    .on("unknown", command -> {
                        throw new StoreUnavailable("down", true, new RuntimeException());
                    });
        }
    }

    private Reply ask(String operation) {
        return result(channels.request("desk", command(operation, scope("org_aaaaaaaa", CLOCK))));
    }

    private Reply askUnder(String key, String operation) {
        return result(channels.request("desk", keyed(command(operation, scope("org_aaaaaaaa", CLOCK)), key, "p")));
    }

    private static ProblemCode code(Reply reply) {
        return ((Reply.Refused) reply).problem().code();
    }

    @Test
    void aMethodAnswers() {
        assertThat(ask("answer")).isEqualTo(new Reply.Plain("here"));
        assertThat(ask("question")).isEqualTo(new Reply.Plain("inside"));
    }

    @Test
    void whateverIsThrownIsAnswered() {
        assertThat(code(ask("bug"))).isEqualTo(ProblemCode.INTERNAL);
        assertThat(code(ask("error"))).isEqualTo(ProblemCode.INTERNAL);
        assertThat(code(ask("checked"))).isEqualTo(ProblemCode.INTERNAL);
        assertThat(code(ask("no such operation"))).isEqualTo(ProblemCode.INTERNAL);
    }

    @Test
    void refusalsAndFaultsOfTheStoreHaveTheirOwnAnswers() {
        assertThat(code(ask("refuse"))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(code(ask("duplicate"))).isEqualTo(ProblemCode.DUPLICATE);
        assertThat(code(ask("unread"))).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
        assertThat(code(ask("unknown"))).isEqualTo(ProblemCode.OUTCOME_UNKNOWN);
    }

    @Test
    void underAKeyADuplicateIsADuplicateEveryTime() {
        String key = "key-" + KEYS.incrementAndGet();

        assertThat(code(askUnder(key, "duplicate"))).isEqualTo(ProblemCode.DUPLICATE);
        assertThat(code(askUnder(key, "duplicate"))).isEqualTo(ProblemCode.DUPLICATE);
    }

    @Test
    void questionsFromInsideAreNoOperationsOfTheContract() {
        Operations target =
                new Operations().on("a", command -> new Reply.Empty()).inside("b", command -> new Reply.Empty());

        assertThat(target.operationIds()).containsExactly("a");
        assertThatThrownBy(() -> target.on("b", command -> new Reply.Empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> target.inside("a", command -> new Reply.Empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> target.on("a", command -> new Reply.Empty()))
                .isInstanceOf(IllegalStateException.class);
    }
}
