package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.HeldRole;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.identity.RoleId;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.people.Email;
import battwheels.platform.people.Users;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Invitations as those who invite see them. The link is shown and mailed once; the store keeps its hash. */
final class Invitations {
    static final Duration LIFE = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AggregateStore<Invitation> invitations;
    private final Members members;
    private final Users users;
    private final OfferedRoles roles;
    private final Quota quota;
    private final Mailer mailer;
    private final Links links;
    private final InstantSource clock;

    Invitations(
            AggregateStore<Invitation> invitations,
            Members members,
            Users users,
            OfferedRoles roles,
            Quota quota,
            Mailer mailer,
            Links links,
            InstantSource clock) {
        this.invitations = invitations;
        this.members = members;
        this.users = users;
        this.roles = roles;
        this.quota = quota;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
    }

    record InviteForm(String email, String name, String role) {}

    /** @param delivery how the invitation was sent as well */
    record Invited(String inviteId, String inviteLink, Instant expiresAt, String delivery) {
        /** Without the link. */
        @Override
        public String toString() {
            return "Invited[" + inviteId + "]";
        }
    }

    Reply invite(Command command) {
        InviteForm form = command.body(InviteForm.class);
        String id = command.newId("invite");
        refuseRepeat(command, id);
        HeldRole role = grantable(command, form);
        String email = Email.fold(form.email());
        makeRoom(command, id, email);
        quota.look(command.scope(), Limit.USERS);
        OneTimeToken token = OneTimeToken.issue(Optional.of(command.scope().organization()), id, RANDOM);
        Invitation made = create(command, invitation(command, id, form, email, role.id(), token));
        if (!roles.stillThere(command.scope(), role.id())) {
            invitations.delete(command.step(), id, InvitationRules::cancel);
            throw OfferedRoles.unknown();
        }
        String link = links.withToken("accept-invite", token.text());
        mailer.send(mail(command, made, link));
        return new Reply.Made(new Invited(id, link, made.expiresAt(), mailer.delivery()));
    }

    Reply list(Command command) {
        Instant now = clock.instant();
        JsonObject filter = command.query()
                .text("status")
                .map(status -> InvitationFilter.of(status, now))
                .orElseGet(JsonObject::new);
        return new Reply.Listing(invitations
                .page(command.scope(), filter, command.page(), "invited_at")
                .map(stored -> InvitationView.of(stored.state(), now)));
    }

    Reply cancel(Command command) {
        invitations.delete(command, command.path("invite_id"), InvitationRules::cancel);
        return new Reply.Empty();
    }

    private void refuseRepeat(Command command, String id) {
        if (command.idempotency().completed()) {
            InvitationView made =
                    InvitationView.of(invitations.get(command.scope(), id).state(), clock.instant());
            throw new RefusedException(Problem.of(
                            ProblemCode.IDEMPOTENCY_COMPLETED,
                            "This invitation was made. Its link is not shown again; cancel it to make another.")
                    .with("invitation", made));
        }
    }

    private HeldRole grantable(Command command, InviteForm form) {
        HeldRole wanted = roles.wanted(command.scope(), form.role());
        HeldRole own = OfferedRoles.asker(command).role();
        if (!own.mayGrant(wanted)) {
            throw new RefusedException(MemberRules.aboveOneself(own, wanted, "org:invitations:create"));
        }
        return wanted;
    }

    /** Refuses who is here or invited already, and puts an invitation aside whose time is over. */
    private void makeRoom(Command command, String id, String email) {
        Scope scope = command.scope();
        boolean member = users.findByEmail(email)
                .flatMap(user -> members.find(scope, user.userId()))
                .isPresent();
        if (member) {
            throw new RefusedException(InvitationRules.alreadyMember());
        }
        Find pending = Find.where(new JsonObject().put("pending_email", email)).limitedTo(1);
        for (Stored<Invitation> earlier : invitations.list(scope, pending)) {
            if (!earlier.state().inviteId().equals(id)) {
                invitations.change(
                        command.step(),
                        earlier.state().inviteId(),
                        before -> InvitationRules.expire(before, clock.instant()));
            }
        }
    }

    private Invitation invitation(
            Command command, String id, InviteForm form, String email, RoleId role, OneTimeToken token) {
        Instant now = clock.instant();
        return new Invitation(
                id,
                email,
                form.name().strip(),
                role,
                InvitationStatus.PENDING,
                token.hash(),
                command.scope().actor().id(),
                now,
                now.plus(LIFE),
                null,
                null,
                now);
    }

    /** An earlier try whose answer was lost made it under a link nobody has seen: it gets this one. */
    private Invitation create(Command command, Invitation wanted) {
        try {
            Invitation made = invitations
                    .create(command, wanted.inviteId(), wanted, OrganizationEvents.invited(wanted))
                    .state();
            return made.tokenHash().equals(wanted.tokenHash()) ? made : relinked(command, wanted);
        } catch (DuplicateKey pending) {
            throw new RefusedException(InvitationRules.alreadyInvited());
        }
    }

    private Invitation relinked(Command command, Invitation wanted) {
        return invitations
                .change(
                        command.step(),
                        wanted.inviteId(),
                        before -> new Change.To<>(
                                before.under(wanted.tokenHash(), wanted.expiresAt(), clock.instant()), List.of()))
                .state();
    }

    /** A role of the organization's own has a name that says nothing outside. */
    private static String as(RoleId role) {
        return role.fixed().map(fixed -> " as " + fixed.code()).orElse("");
    }

    private static Mail mail(Command command, Invitation invitation, String link) {
        String inviter = command.scope().actor().name();
        return new Mail(
                "invitation",
                invitation.email(),
                inviter + " invites you to work with them on Battwheels OS",
                "Namaste " + invitation.name() + ",\n\n" + inviter + " invites you" + as(invitation.role())
                        + ". Accept within 7 days:\n\n" + link + "\n");
    }
}
