package battwheels.accounts;

import battwheels.accounts.AccountAnswers.Message;
import battwheels.accounts.AccountAnswers.Switched;
import battwheels.accounts.AccountBodies.Login;
import battwheels.accounts.AccountBodies.SwitchOrganization;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.people.Affiliation;
import battwheels.platform.people.Email;
import battwheels.platform.people.People;
import battwheels.platform.people.Place;
import battwheels.platform.people.User;
import battwheels.platform.people.UserView;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/** Signing in and out, and choosing an organization. */
public final class AccountsVerticle extends DomainVerticle {
    private final People people;

    public AccountsVerticle(Kernel kernel, People people) {
        super("accounts", kernel.channels(), kernel.idempotent());
        this.people = people;
    }

    @Override
    protected void bind(Operations on) {
        on.on("login", this::login)
                .on("logout", this::logout)
                .on("getMe", this::me)
                .on("switchOrganization", this::switchByBody)
                .on("switchToOrganization", this::switchByPath);
    }

    private Reply login(Command command) {
        Login login = command.body(Login.class);
        User user = people.passwords().prove(Email.fold(login.email()), login.password());
        return new Reply.Plain(people.signIns().enter(command, user));
    }

    private Reply logout(Command command) {
        people.sessions().end(command.principal().sessionId());
        return new Reply.Plain(new Message("You are signed out."));
    }

    private Reply me(Command command) {
        User user = user(command);
        String role = command.principal()
                .organization()
                .flatMap(named -> affiliation(user, named))
                .map(Affiliation::role)
                .orElse(null);
        return new Reply.Plain(UserView.of(user, role));
    }

    private Reply switchByBody(Command command) {
        return enter(command, command.body(SwitchOrganization.class).organizationId());
    }

    private Reply switchByPath(Command command) {
        return enter(command, command.path("org_id"));
    }

    private Reply enter(Command command, String organizationId) {
        User user = user(command);
        Place place = OrganizationId.parse(organizationId)
                .map(named -> people.affiliations().at(user.userId(), named))
                .orElseGet(Place.Closed::new);
        return switch (place) {
            case Place.Open(Affiliation affiliation) -> switched(command, user, affiliation);
            case Place.Suspended suspended -> refused(ProblemCode.ORG_SUSPENDED, "The organization is suspended.");
            case Place.Closed closed ->
                refused(ProblemCode.TENANT_ACCESS_DENIED, "You are no active member of the organization named.");
        };
    }

    private Reply switched(Command command, User user, Affiliation to) {
        String token = people.signIns().token(user, command.principal().sessionId(), Optional.of(to));
        return new Reply.Plain(new Switched(token, to, to.role()));
    }

    private Optional<Affiliation> affiliation(User user, OrganizationId organization) {
        return people.affiliations().at(user.userId(), organization) instanceof Place.Open(Affiliation open)
                ? Optional.of(open)
                : Optional.empty();
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
