package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What ends by itself: invitations nobody took, and trials. */
final class Expiry {
    private static final Schedule INVITATIONS = Schedule.nightly("organizations.expire_invitations", 1);
    private static final Schedule TRIAL = Schedule.nightly("organizations.expire_trial", 0);
    private static final int AT_A_TIME = 200;

    private final AggregateStore<Organization> organizations;
    private final AggregateStore<Invitation> invitations;
    private final InstantSource clock;

    Expiry(AggregateStore<Organization> organizations, AggregateStore<Invitation> invitations, InstantSource clock) {
        this.organizations = organizations;
        this.invitations = invitations;
        this.clock = clock;
    }

    record Expired(int invitations) {}

    record Trial(boolean ended) {}

    void declare(Jobs jobs) {
        jobs.schedule(INVITATIONS, (job, tick) -> expireInvitations(job));
        jobs.schedule(TRIAL, (job, tick) -> endTrial(job));
    }

    /** Each is changed once: one that was expired or taken meanwhile stays as it is. */
    private Expired expireInvitations(JobContext job) {
        Command command = job.command("expireInvitation");
        int expired = 0;
        List<Stored<Invitation>> page;
        do {
            Instant now = clock.instant();
            JsonObject over = new JsonObject()
                    .put("status", "pending")
                    .put("expires_at", new JsonObject().put("$lte", WireJson.instant(now)));
            page = invitations.list(job.scope(), Find.where(over).limitedTo(AT_A_TIME));
            for (Stored<Invitation> each : page) {
                invitations.change(
                        command.step(), each.state().inviteId(), before -> InvitationRules.expire(before, now));
                expired++;
            }
        } while (page.size() == AT_A_TIME && !job.cancelled());
        return new Expired(expired);
    }

    private Trial endTrial(JobContext job) {
        boolean[] ended = new boolean[1];
        organizations.change(job.command("endTrial"), job.scope().organization().value(), before -> {
            Change<Organization> change = OrganizationRules.endTrial(before, clock.instant());
            ended[0] = change instanceof Change.To<Organization>;
            return change;
        });
        return new Trial(ended[0]);
    }
}
