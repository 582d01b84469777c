package battwheels.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.SharedStore;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one store: what is taken away at one is refused by the other as soon as a second has passed, although
 * the other was asked all the while and had every reason to remember. Nothing tells it; it looks itself (design rule 5).
 */
class RevocationElsewhereTest {
    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final String MEMBERS = "/api/v1/organizations/me/members/";
    private static final String INVITES = "/api/v1/organizations/me/invites";

    private final List<Watched> all = new ArrayList<>();

    @Test
    void whatIsTakenAwayAtOneServerIsRefusedByTheOtherWithinASecond() throws Exception {
        try (SharedStore store = SharedStore.start()) {
            TestServer here = store.server()
                    .with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL)
                    .start();
            TestServer there = store.server().start();
            prepare(here, there, PlatformAdmin.of(here));

            all.forEach(Watched::begin);
            Waiting.until(() -> all.stream().allMatch(Watched::isRemembered));
            all.forEach(Watched::takeAway);
            Waiting.until(() -> all.stream().allMatch(Watched::isOver));
            all.forEach(Watched::end);

            assertThat(all.stream().flatMap(watched -> watched.late.stream())).isEmpty();
        }
    }

    private void prepare(TestServer here, TestServer there, Api admin) {
        Member owner = here.signUp();
        sessions(here, there, owner);
        places(here, there, owner, admin);
    }

    private void sessions(TestServer here, TestServer there, Member owner) {
        Member leaving = owner.invites("technician");
        watch(
                there,
                leaving,
                "/api/auth/me",
                "SESSION_ENDED",
                () -> leaving.api().post("/api/auth/logout").mustBe(200));

        Member renewing = owner.invites("technician");
        Api elsewhere = here.api().token(renewing.login(here.api()).text("/token"));
        watch(
                there,
                renewing,
                "/api/v1/tickets",
                "SESSION_ENDED",
                () -> elsewhere
                        .post(
                                "/api/auth/change-password",
                                Map.of("current_password", renewing.password(), "new_password", "Volts-And-Amps-42"))
                        .mustBe(200));

        Member everywhere = owner.invites("technician");
        Api phone = here.api().token(everywhere.login(here.api()).text("/token"));
        watch(
                there,
                everywhere,
                "/api/v1/tickets",
                "SESSION_ENDED",
                () -> phone.post("/api/auth/logout-everywhere").mustBe(200));
    }

    private void places(TestServer here, TestServer there, Member owner, Api admin) {
        Member locked = owner.invites("technician");
        watch(
                there,
                locked,
                "/api/v1/tickets",
                "SESSION_ENDED",
                () -> admin.post("/api/v1/platform/users/" + locked.userId() + "/lock")
                        .mustBe(200));

        Member removed = owner.invites("technician");
        watch(
                there,
                removed,
                "/api/v1/tickets",
                "TENANT_ACCESS_DENIED",
                () -> owner.api().delete(MEMBERS + removed.userId()).mustBe(204));

        Member lowered = owner.invites("manager");
        watch(there, lowered, INVITES, "RBAC_DENIED", () -> role(owner, lowered, "viewer"));

        Member raised = owner.invites("viewer");
        watch(there, raised, INVITES, "", () -> role(owner, raised, "manager"));

        Member suspended = here.signUp();
        watch(
                there,
                suspended,
                "/api/v1/tickets",
                "ORG_SUSPENDED",
                () -> admin.post("/api/v1/platform/organizations/" + suspended.organizationId() + "/suspend")
                        .mustBe(200));
    }

    private static void role(Member owner, Member member, String role) {
        owner.api()
                .patch(MEMBERS + member.userId() + "/role", Map.of("role", role))
                .mustBe(200);
    }

    private void watch(TestServer there, Member member, String path, String wanted, Runnable takingAway) {
        all.add(new Watched(member.api().at(there.api()), path, wanted, takingAway));
    }

    /** Somebody who goes on asking at the other server. */
    private static final class Watched {
        private static final int REMEMBERED = 3;

        private final Api api;
        private final String path;
        private final String wanted;
        private final Runnable takingAway;
        private final List<String> late = new ArrayList<>();
        private final AtomicInteger before = new AtomicInteger();
        private final AtomicInteger after = new AtomicInteger();
        private volatile long takenNs;
        private volatile boolean taken;
        private volatile boolean ended;
        private Thread asking = Thread.ofVirtual().unstarted(this::ask);

        Watched(Api api, String path, String wanted, Runnable takingAway) {
            this.api = api;
            this.path = path;
            this.wanted = wanted;
            this.takingAway = takingAway;
        }

        void begin() {
            asking.start();
        }

        boolean isRemembered() {
            return before.get() >= REMEMBERED;
        }

        void takeAway() {
            takingAway.run();
            takenNs = System.nanoTime();
            taken = true;
        }

        boolean isOver() {
            return after.get() >= REMEMBERED;
        }

        void end() {
            ended = true;
            try {
                asking.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void ask() {
            while (!ended) {
                boolean due = taken && System.nanoTime() - takenNs >= WITHIN_NS;
                String code = api.get(path).code();
                if (!code.equals(wanted)) {
                    before.incrementAndGet();
                }
                if (due) {
                    after.incrementAndGet();
                    if (!code.equals(wanted)) {
                        late.add(path + " was answered '" + code + "' and not '" + wanted + "'");
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
