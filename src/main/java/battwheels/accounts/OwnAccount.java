package battwheels.accounts;

import battwheels.accounts.AccountAnswers.Renewed;
import battwheels.accounts.AccountAnswers.Switched;
import battwheels.accounts.AccountBodies.ChangePassword;
import battwheels.accounts.AccountBodies.SwitchOrganization;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.people.Affiliation;
import battwheels.platform.people.People;
import battwheels.platform.people.Place;
import battwheels.platform.people.User;
import battwheels.platform.people.UserView;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/** What somebody signed in does with their own account. */
final class OwnAccount {
    private final People people;

    OwnAccount(People people) {
        this.people = people;
    }

    Reply me(Command command) {
        User user = user(command);
        String role = current(command, user).map(Affiliation::role).orElse(null);
        return new Reply.Plain(UserView.of(user, role));
    }

    Reply switchByBody(Command command) {
        return enter(command, command.body(SwitchOrganization.class).organizationId());
    }

    Reply switchByPath(Command command) {
        return enter(command, command.path("org_id"));
    }

    /** Every other sign-in ends; this one goes on with the token in the answer. */
    Reply changePassword(Command command) {
        if (command.idempotency().completed()) {
            return refused(ProblemCode.IDEMPOTENCY_COMPLETED, "The password is changed. Log in with it.");
        }
        ChangePassword form = command.body(ChangePassword.class);
        User user = user(command);
        // Not 401: to a client that means the sign-in itself has ended.
        if (!people.passwords().isOf(user, form.currentPassword())) {
            return Reply.refused(Problem.invalid("/current_password", "current_password is not your password."));
        }
        if (form.newPassword().equals(form.currentPassword())) {
            return Reply.refused(Problem.invalid("/new_password", "new_password must differ from the current one."));
        }
        String hash = people.passwords().hashForChange("/new_password", form.newPassword());
        return people.users()
                .changePassword(user, hash)
                .map(changed -> renewed(command, changed))
                .orElseGet(() -> refused(ProblemCode.CONCURRENT_CHANGE, "The password was changed at this moment."));
    }

    private Reply renewed(Command command, User changed) {
        String session = command.principal().sessionId();
        people.sessions().endOthers(changed.userId(), session);
        String token = people.signIns().token(changed, session, belonging(command, changed));
        return new Reply.Entered(new Reply.Plain(new Renewed(token)), token, session);
    }

    private Reply enter(Command command, String organizationId) {
        User user = user(command);
        Place place = OrganizationId.parse(organizationId)
                .map(named -> people.affiliations().at(user.userId(), named))
                .orElseGet(Place.Closed::new);
        return switch (place) {
            case Place.Open(Affiliation to) -> switched(command, user, to);
            case Place.Suspended suspended -> refused(ProblemCode.ORG_SUSPENDED, "The organization is suspended.");
            case Place.Closed closed ->
                refused(ProblemCode.TENANT_ACCESS_DENIED, "You are no active member of the organization named.");
        };
    }

    private Reply switched(Command command, User user, Affiliation to) {
        String session = command.principal().sessionId();
        String token = people.signIns().token(user, session, Optional.of(new OrganizationId(to.organizationId())));
        return new Reply.Entered(new Reply.Plain(new Switched(token, to, to.role())), token, session);
    }

    /** Where the request says it is, if the user is a member there. */
    private Optional<Affiliation> current(Command command, User user) {
        return command.principal()
                .organization()
                .map(named -> people.affiliations().at(user.userId(), named))
                .flatMap(place -> place instanceof Place.Open(Affiliation open) ? Optional.of(open) : Optional.empty());
    }

    /** What the request names, if the user belongs there, and be it suspended. */
    private Optional<OrganizationId> belonging(Command command, User user) {
        return command.principal()
                .organization()
                .filter(named -> !(people.affiliations().at(user.userId(), named) instanceof Place.Closed));
    }

    /** The user who sent the command; one that was removed since the edge looked has no session any more. */
    private User user(Command command) {
        return people.users()
                .find(command.principal().actor().id())
                .orElseThrow(() -> new RefusedException(
                        Problem.of(ProblemCode.SESSION_ENDED, "This sign-in has ended. Sign in again.")));
    }

    private static Reply refused(ProblemCode code, String detail) {
        return Reply.refused(Problem.of(code, detail));
    }
}
