package battwheels.platform.bus;

import static battwheels.fixtures.Commands.anonymous;
import static battwheels.fixtures.Commands.command;
import static battwheels.fixtures.Commands.scope;
import static battwheels.fixtures.TestDocuments.result;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.SteppedClock;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantChannelsTest {
    private static final Reply DONE = new Reply.Plain("done");

    private final SteppedClock clock = new SteppedClock();
    private final Vertx vertx = Vertx.vertx();
    private final Desk desk = new Desk();
    private final TenantChannels target = channels(vertx, desk, clock, Duration.ofSeconds(1));

    private static TenantChannels channels(Vertx vertx, Desk desk, InstantSource clock, Duration idle) {
        TenantChannels channels = new TenantChannels(vertx, clock, 2, 1, idle);
        result(vertx.deployVerticle(desk, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
        channels.host("desk", desk);
        return channels;
    }

    @AfterEach
    void close() {
        desk.open();
        result(vertx.close());
    }

    /** A domain whose commands wait until it opens, or is held up as a whole. */
    private static final class Desk extends VerticleBase implements TenantChannels.Host {
        final Queue<Command> ran = new ConcurrentLinkedQueue<>();
        final Queue<Promise<Void>> waiting = new ConcurrentLinkedQueue<>();
        final CountDownLatch stuck = new CountDownLatch(1);
        private volatile boolean open;

        @Override
        public Context context() {
            return context;
        }

        @Override
        public Function<Command, Reply> commands() {
            return this::work;
        }

        private Reply work(Command command) {
            Promise<Void> turn = Promise.promise();
            waiting.add(turn);
            ran.add(command);
            if (open) {
                turn.tryComplete();
            }
            turn.future().await();
            return DONE;
        }

        void letGo(int commands) {
            for (int i = 0; i < commands; i++) {
                waiting.remove().complete();
            }
        }

        void open() {
            open = true;
            stuck.countDown();
            waiting.forEach(Promise::tryComplete);
        }

        /** What a domain does that blocks without await. */
        void hangUp() {
            context.runOnContext(go -> {
                try {
                    assertThat(stuck.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private Command to(String organization) {
        return command("work", scope(organization, clock));
    }

    private static ProblemCode code(Reply reply) {
        return ((Reply.Refused) reply).problem().code();
    }

    @Test
    void aCommandReachesItsDomainAndIsAnswered() {
        desk.open();

        assertThat(result(target.request("desk", to("org_aaaaaaaa")))).isEqualTo(DONE);
        assertThat(target.organizationsBusy()).isZero();
    }

    @Test
    void commandsOfOneOrganizationRunBesideEachOther() {
        Future<Reply> first = target.request("desk", to("org_aaaaaaaa"));
        Future<Reply> second = target.request("desk", to("org_aaaaaaaa"));

        until(() -> desk.ran.size() == 2);
        desk.letGo(2);
        assertThat(List.of(result(first), result(second))).containsOnly(DONE);
    }

    @Test
    void anOrganizationOverItsBoundIsRefusedAloneAndTakesUpAgainLater() {
        List<Future<Reply>> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(target.request("desk", to("org_aaaaaaaa")));
        }

        Reply refused = result(target.request("desk", to("org_aaaaaaaa")));
        assertThat(code(refused)).isEqualTo(ProblemCode.ORGANIZATION_BUSY);
        assertThat(((Reply.Refused) refused).problem().retryAfterSeconds()).isPositive();
        until(() -> desk.ran.size() == 2);

        Future<Reply> other = target.request("desk", to("org_bbbbbbbb"));
        until(() -> desk.ran.size() == 3);
        desk.open();
        assertThat(taken.stream().map(each -> result(each))).containsOnly(DONE);
        assertThat(result(other)).isEqualTo(DONE);
        assertThat(result(target.request("desk", to("org_aaaaaaaa")))).isEqualTo(DONE);
    }

    @Test
    void aDeadlineThatPassedInTheQueueMeansNothingWasStarted() {
        Future<Reply> first = target.request("desk", to("org_aaaaaaaa"));
        Future<Reply> second = target.request("desk", to("org_aaaaaaaa"));
        Future<Reply> queued = target.request("desk", to("org_aaaaaaaa"));
        until(() -> desk.ran.size() == 2);
        clock.advance(Duration.ofSeconds(10));
        desk.letGo(2);

        assertThat(result(first)).isEqualTo(DONE);
        assertThat(result(second)).isEqualTo(DONE);
        assertThat(code(result(queued))).isEqualTo(ProblemCode.DEADLINE_PASSED);
        assertThat(desk.ran).hasSize(2);
        assertThat(target.organizationsBusy()).isZero();
    }

    private Command impatient() {
        Scope patient = scope("org_aaaaaaaa", clock);
        Deadline soon = Deadline.after(Duration.ofMillis(50), clock);
        return command("work", new Scope(patient.organization(), patient.actor(), patient.grants(), "corr", soon));
    }

    @Test
    void noAnswerInTimeIsAnOutcomeNobodyKnows() {
        assertThat(code(result(target.request("desk", impatient())))).isEqualTo(ProblemCode.OUTCOME_UNKNOWN);
        assertThat(target.organizationsBusy()).isZero();
    }

    @Test
    void aDomainThatHangsHoldsUpNobodyBeyondTheDeadline() {
        desk.hangUp();

        assertThat(code(result(target.request("desk", impatient())))).isEqualTo(ProblemCode.DEADLINE_PASSED);
        assertThat(target.organizationsBusy()).isZero();
    }

    @Test
    void aCommandOnTheAddressOfAnotherOrganizationIsRefused() {
        desk.open();
        result(target.request("desk", to("org_aaaaaaaa")));

        Message<Reply> answer = result(vertx.eventBus().request("org.org_aaaaaaaa.desk", to("org_bbbbbbbb")));
        assertThat(code(answer.body())).isEqualTo(ProblemCode.INTERNAL);
        Message<Reply> homeless = result(vertx.eventBus().request("org.org_aaaaaaaa.desk", anonymous("work", clock)));
        assertThat(code(homeless.body())).isEqualTo(ProblemCode.INTERNAL);
        assertThat(desk.ran).hasSize(1);
    }

    @Test
    void aCommandOfAnOrganizationIsRefusedOnThePlatformsAddress() {
        desk.open();
        result(target.request("desk", anonymous("work", clock)));

        Message<Reply> answer = result(vertx.eventBus().request("platform.desk", to("org_bbbbbbbb")));
        assertThat(code(answer.body())).isEqualTo(ProblemCode.INTERNAL);
        assertThat(desk.ran).hasSize(1);
    }

    @Test
    void aDomainNobodyHostsIsARefusalAndLeavesNothingBehind() {
        for (int i = 0; i < 10; i++) {
            assertThat(code(result(target.request("nowhere", to("org_aaaaaaaa")))))
                    .isEqualTo(ProblemCode.INTERNAL);
        }
        assertThat(target.organizationsBusy()).isZero();
        assertThat(target.alive()).isZero();
    }

    @Test
    void aDomainIsHostedOnce() {
        assertThatThrownBy(() -> target.host("desk", desk)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anIdleChannelIsDroppedAndComesAliveAgain() {
        desk.open();
        result(target.request("desk", to("org_aaaaaaaa")));
        assertThat(target.alive()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        until(() -> target.alive() == 0);

        assertThat(result(target.request("desk", to("org_aaaaaaaa")))).isEqualTo(DONE);
        assertThat(target.alive()).isEqualTo(1);
    }

    @Test
    void aChannelWithWorkIsKeptHoweverLongItTakes() {
        Future<Reply> working = target.request("desk", to("org_aaaaaaaa"));
        Future<Reply> other = target.request("desk", to("org_bbbbbbbb"));
        until(() -> desk.ran.size() == 2);
        desk.letGo(1);
        until(() -> working.isComplete() || other.isComplete());

        clock.advance(Duration.ofSeconds(5));
        until(() -> target.alive() == 1);
        desk.open();

        assertThat(List.of(result(working), result(other))).containsOnly(DONE);
    }

    /** Channels close and open all the time here, and no command may fall between. */
    @Test
    void noCommandIsLostWhenDroppingRacesWithSending() {
        Vertx other = Vertx.vertx();
        Desk open = new Desk();
        open.open();
        InstantSource system = InstantSource.system();
        TenantChannels restless = channels(other, open, system, Duration.ofMillis(1));
        for (int round = 0; round < 300; round++) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (char last = 'a'; last < 'u'; last++) {
                replies.add(restless.request("desk", command("work", scope("org_0000000" + last, system))));
            }
            assertThat(replies.stream().map(each -> result(each))).containsOnly(DONE);
        }
        until(() -> restless.alive() == 0);
        result(other.close());
    }
}
