package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.people.People;
import battwheels.platform.people.User;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns an invitation into a membership. The link alone lets nobody in: an existing account proves its password, a new
 * one is made. The invitation is taken first, which decides among several; the membership follows under an id of the
 * invitation; then the invitation is used up. After a crash the same person goes on with the link, or the event of the
 * taking brings the membership about.
 */
final class Acceptance {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AggregateStore<Organization> organizations;
    private final AggregateStore<Invitation> invitations;
    private final AggregateStore<Membership> memberships;
    private final People people;
    private final Quota quota;
    private final InstantSource clock;

    Acceptance(
            AggregateStore<Organization> organizations,
            AggregateStore<Invitation> invitations,
            AggregateStore<Membership> memberships,
            People people,
            Quota quota,
            InstantSource clock) {
        this.organizations = organizations;
        this.invitations = invitations;
        this.memberships = memberships;
        this.people = people;
        this.quota = quota;
        this.clock = clock;
    }

    record AcceptForm(
            String token, String password, @Nullable String name) {
        /** Without token and password. */
        @Override
        public String toString() {
            return "AcceptForm[***]";
        }
    }

    Reply accept(Command command) {
        refuseRepeat(command);
        AcceptForm form = command.body(AcceptForm.class);
        OneTimeToken token = OneTimeToken.parse(form.token()).orElseThrow(Acceptance::linkInvalid);
        OrganizationId organization = token.organization().orElseThrow(Acceptance::linkInvalid);
        Invitation invitation = find(command, scope(command, organization, Actor.SYSTEM), token);
        User user = prove(command, form, invitation);
        Actor actor = new Actor(
                user.userId(), user.name(), command.principal().actor().address());
        Command inside = command.within(scope(command, organization, actor));
        if (invitation.status() == InvitationStatus.PENDING) {
            quota.look(inside.scope(), Limit.USERS);
        }
        Invitation taken = take(inside, token.id(), user);
        if (taken.status() == InvitationStatus.ACCEPTED) {
            join(inside, taken, user.userId());
        }
        return people.signIns().enter(command, user, organization).entered();
    }

    private Invitation take(Command inside, String inviteId, User user) {
        return invitations
                .change(
                        inside.step(),
                        inviteId,
                        before -> InvitationRules.take(before, user.userId(), request(inside), clock.instant()))
                .state();
    }

    private static String request(Command command) {
        return command.idempotency().target();
    }

    /** Hears that an invitation was taken: makes sure that a membership comes of it. */
    void onTaken(Scope scope, JsonObject event) {
        JsonObject audit = event.getJsonObject("audit");
        Actor actor = new Actor(event.getString("actorid"), audit.getString("actor_name"), audit.getString("address"));
        Scope theirs = new Scope(
                scope.organization(),
                actor,
                Grants.NONE,
                event.getString("correlationid"),
                Deadline.after(PATIENCE, clock));
        Command command = Command.inside(theirs, audit.getString("action"), Map.of());
        String userId = event.getJsonObject("data").getString("user_id");
        invitations
                .find(theirs, event.getString("subject"))
                .filter(taken -> taken.state().status() == InvitationStatus.ACCEPTED)
                .ifPresent(taken -> joinIfThereIsRoom(command, taken.state(), userId));
    }

    /** Where the plan has no room the invitation stays taken: its taker comes in by the link once there is. */
    private void joinIfThereIsRoom(Command command, Invitation taken, String userId) {
        try {
            join(command, taken, userId);
        } catch (RefusedException refused) {
            if (refused.problem().code() != ProblemCode.RECORD_LIMIT_REACHED) {
                throw refused;
            }
        }
    }

    private void join(Command inside, Invitation taken, String userId) {
        Instant now = clock.instant();
        Membership member = Membership.invited(taken, userId, now);
        try {
            memberships.create(inside.step(), member.membershipId(), member, OrganizationEvents.joined(member));
        } catch (DuplicateKey already) {
            // A member under another id: nothing to add.
        }
        invitations.change(inside.step(), taken.inviteId(), before -> InvitationRules.use(before, clock.instant()));
    }

    private Invitation find(Command command, Scope scope, OneTimeToken token) {
        boolean active = organizations
                .find(scope, scope.organization().value())
                .filter(found -> found.state().status() == OrganizationStatus.ACTIVE)
                .isPresent();
        if (!active) {
            throw linkInvalid();
        }
        return invitations
                .find(scope, token.id())
                .map(found -> found.state())
                .filter(invitation -> invitation.admits(token, request(command), clock.instant()))
                .orElseThrow(Acceptance::linkInvalid);
    }

    private User prove(Command command, AcceptForm form, Invitation invitation) {
        if (people.users().findByEmail(invitation.email()).isPresent()) {
            return people.passwords().prove(invitation.email(), form.password());
        }
        String name = form.name() == null || form.name().isBlank()
                ? invitation.name()
                : form.name().strip();
        String hash = people.passwords().hashForSignUp("/password", form.password());
        User made = User.of(command.newId("user"), invitation.email(), name, hash, clock.instant());
        return people.users().add(made) ? made : people.passwords().prove(invitation.email(), form.password());
    }

    private static void refuseRepeat(Command command) {
        if (command.idempotency().completed()) {
            throw new RefusedException(Problem.of(
                    ProblemCode.IDEMPOTENCY_COMPLETED, "This invitation is accepted. Log in with the password."));
        }
    }

    private static Scope scope(Command command, OrganizationId organization, Actor actor) {
        return new Scope(organization, actor, Grants.NONE, command.correlationId(), command.deadline());
    }

    private static RefusedException linkInvalid() {
        return new RefusedException(InvitationRules.linkInvalid());
    }
}
