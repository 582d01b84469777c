package battwheels.platform.bus;

import static battwheels.fixtures.Commands.anonymous;
import static battwheels.fixtures.Commands.command;
import static battwheels.fixtures.Commands.keyed;
import static battwheels.fixtures.Commands.scope;
import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.PlainFingerprints;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.PlatformCollection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotentCommandsTest {
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger(1_000);
    private static final Reply DONE = new Reply.Plain("done");

    private final SteppedClock clock = new SteppedClock();
    private final TestDocuments store;
    private final IdempotentCommands target;
    private final ConcurrentLinkedQueue<Idempotency> tries = new ConcurrentLinkedQueue<>();
    private Command work = command("work", scope("org_00001000", clock));

    IdempotentCommandsTest(@TempDir Path data) {
        store = TestDocuments.in(data);
        result(store.tenants().ensureIndexes(List.of(IdempotentCommands.KEYS)));
        result(store.platform().ensureIndexes());
        target = new IdempotentCommands(store.tenants(), store.platform(), new PlainFingerprints(), clock);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @BeforeEach
    void anOrganizationOfItsOwn() {
        tries.clear();
        work = command("work", scope("org_0000" + ORGANIZATIONS.incrementAndGet(), clock));
    }

    /** The command as sent anew, with a deadline of its own. */
    private Command sent(String key, String payload) {
        return keyed(command("work", scope(work.scope().organization().value(), clock)), key, payload);
    }

    private Reply run(Command command, Function<Command, Reply> method) throws Exception {
        return onVirtualThread(() -> target.run(command, each -> {
            tries.add(each.idempotency());
            return method.apply(each);
        }));
    }

    private Reply run(Command command) throws Exception {
        return run(command, each -> DONE);
    }

    private static ProblemCode code(Reply reply) {
        return ((Reply.Refused) reply).problem().code();
    }

    private static Reply refusal(ProblemCode code) {
        return Reply.refused(Problem.of(code, "no"));
    }

    @Test
    void withoutAKeyEverySendingIsACommandOfItsOwn() throws Exception {
        run(work);
        run(work);

        assertThat(tries).hasSize(2).noneMatch(Idempotency::repeated).noneMatch(Idempotency::completed);
    }

    @Test
    void aRepeatedCommandMeetsItsTargetAndOnlyShowsTheOutcome() throws Exception {
        assertThat(run(sent("k", "p"))).isEqualTo(DONE);
        assertThat(run(sent("k", "p"))).isEqualTo(DONE);

        assertThat(tries).hasSize(2);
        assertThat(tries.stream().map(Idempotency::target).distinct()).hasSize(1);
        assertThat(tries.stream().map(Idempotency::completed)).containsExactly(false, true);
    }

    /** A plain digest of a body gives a password in it away to whoever tries the likely ones. */
    @Test
    void ofWhatWasSentOnlyAKeyedFingerprintIsKept() throws Exception {
        Command sent = sent("k", "p");
        run(sent);
        run(keyed(anonymous("signup", clock), "k", "q"));

        JsonObject mine = result(store.tenants()
                        .open(work.scope(), IdempotentCommands.KEYS)
                        .findOne(new JsonObject()))
                .orElseThrow();
        JsonObject strangers = result(store.platform()
                        .open(PlatformCollection.PLATFORM_IDEMPOTENCY)
                        .findOne(new JsonObject().put("key", "anonymous signup k " + new PlainFingerprints().of("q"))))
                .orElseThrow();
        assertThat(mine.getString("payload_hash"))
                .isEqualTo(new PlainFingerprints(work.scope().organization().value()).of("p"));
        assertThat(strangers.getString("payload_hash")).isEqualTo(new PlainFingerprints().of("q"));
    }

    @Test
    void anotherPayloadUnderTheSameKeyIsRefused() throws Exception {
        run(sent("k", "p"));

        assertThat(code(run(sent("k", "q")))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(tries).hasSize(1);
    }

    @Test
    void keysOfOtherOrganizationsUsersAndOperationsAreOthers() throws Exception {
        run(sent("k", "p"));
        run(keyed(command("work", scope("org_00009999", clock)), "k", "q"));
        run(keyed(command("other", work.scope()), "k", "q"));

        assertThat(tries).hasSize(3).noneMatch(Idempotency::repeated);
    }

    @Test
    void aStrangersKeyIsNotMetByAnonymousCallers() throws Exception {
        run(keyed(anonymous("signup", clock), "k", "mine"));
        run(keyed(anonymous("signup", clock), "k", "theirs"));
        run(keyed(anonymous("signup", clock), "k", "mine"));

        assertThat(tries.stream().map(Idempotency::completed)).containsExactly(false, false, true);
    }

    @Test
    void whileTheFirstTryRunsTheNextIsToldToWait() throws Exception {
        run(sent("k", "p"), first -> {
            Reply second = target.run(sent("k", "p"), never -> {
                throw new AssertionError("ran beside the first");
            });
            assertThat(code(second)).isEqualTo(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            assertThat(((Reply.Refused) second).problem().retryAfterSeconds()).isPositive();
            return DONE;
        });
    }

    @Test
    void whatDiedIsTakenUpUnderItsTargetOnceItsLeaseIsOver() throws Exception {
        Command first = sent("k", "p");
        Promise<Reply> died = Promise.promise();
        Future<Reply> never = died.future();
        Thread dead = Thread.startVirtualThread(() -> target.run(first, each -> never.await()));
        awaitRecord();

        assertThat(code(run(sent("k", "p")))).isEqualTo(ProblemCode.IDEMPOTENCY_IN_FLIGHT);
        clock.advance(Duration.ofSeconds(11));
        assertThat(run(sent("k", "p"))).isEqualTo(DONE);

        assertThat(tries).hasSize(1);
        assertThat(tries.element().target()).isEqualTo(first.idempotency().target());
        assertThat(tries.element().repeated()).isTrue();
        assertThat(tries.element().completed()).isFalse();
        assertThat(run(sent("k", "p"))).isEqualTo(DONE);
        assertThat(tries).last().matches(Idempotency::completed);
        died.complete(DONE);
        dead.join();
    }

    private void awaitRecord() throws Exception {
        var keys = store.tenants().open(work.scope(), IdempotentCommands.KEYS);
        until(() -> result(keys.count(new JsonObject())) == 1);
    }

    @Test
    void ofManyWhoWouldTakeOverOneDoes() throws Exception {
        Command first = sent("k", "p");
        Promise<Reply> died = Promise.promise();
        Future<Reply> never = died.future();
        Thread dead = Thread.startVirtualThread(() -> target.run(first, each -> never.await()));
        awaitRecord();
        clock.advance(Duration.ofSeconds(11));

        List<Future<Reply>> replies = new ArrayList<>();
        Promise<Reply> go = Promise.promise();
        for (int i = 0; i < 20; i++) {
            Promise<Reply> reply = Promise.promise();
            replies.add(reply.future());
            Thread.startVirtualThread(() -> reply.complete(target.run(sent("k", "p"), each -> {
                tries.add(each.idempotency());
                return go.future().await();
            })));
        }
        until(() -> replies.stream().filter(Future::isComplete).count() == 19);
        go.complete(DONE);

        assertThat(replies.stream().map(each -> result(each)).filter(DONE::equals))
                .hasSize(1);
        assertThat(tries).hasSize(1);
        died.complete(DONE);
        dead.join();
    }

    @Test
    void aRefusalFreesTheKey() throws Exception {
        run(sent("k", "p"), each -> refusal(ProblemCode.VALIDATION_FAILED));
        assertThat(run(sent("k", "other"))).isEqualTo(DONE);

        assertThat(tries).noneMatch(Idempotency::repeated);
    }

    @Test
    void aFailureOfTheServerKeepsTheTargetAndLetsTheNextTryGoOnAtOnce() throws Exception {
        run(sent("k", "p"), each -> refusal(ProblemCode.STORE_UNAVAILABLE));
        assertThatThrownBy(() -> eventually(each -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        assertThat(eventually(each -> DONE)).isEqualTo(DONE);

        assertThat(tries.stream().map(Idempotency::target).distinct()).hasSize(1);
        assertThat(tries.stream().map(Idempotency::repeated)).containsExactly(false, true, true);
    }

    /** The lease is given back without waiting for it, so the next try may come a moment too early. */
    private Reply eventually(Function<Command, Reply> method) throws Exception {
        Reply reply = run(sent("k", "p"), method);
        while (reply instanceof Reply.Refused refused
                && refused.problem().code() == ProblemCode.IDEMPOTENCY_IN_FLIGHT) {
            reply = run(sent("k", "p"), method);
        }
        return reply;
    }

    @Test
    void aDuplicateInsideTheCommandIsNotTakenForAKnownKey() {
        assertThatThrownBy(() -> run(sent("k", "p"), each -> {
                    throw new DuplicateKey("organization_id_email");
                }))
                .isInstanceOf(DuplicateKey.class);
    }

    @Test
    void aKeyIsForgottenAfterADay() throws Exception {
        run(sent("k", "p"));
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(code(run(sent("k", "q")))).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        clock.advance(Duration.ofSeconds(2));
        assertThat(run(sent("k", "q"))).isEqualTo(DONE);

        assertThat(tries.stream().map(Idempotency::target).distinct()).hasSize(2);
    }
}
