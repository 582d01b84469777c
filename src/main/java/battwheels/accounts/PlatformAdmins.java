package battwheels.accounts;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.json.WireJson;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.people.People;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.people.User;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator's way in: the address in the configuration is mailed a link, whose use makes it platform admin. */
final class PlatformAdmins {
    private final Optional<String> address;
    private final AdminLinks secrets;
    private final People people;
    private final Mailer mailer;
    private final Links links;
    private final PlatformLog log;
    private final InstantSource clock;

    /** @param address folded; empty when nobody is to become platform admin */
    PlatformAdmins(
            Optional<String> address,
            AdminLinks secrets,
            People people,
            Mailer mailer,
            Links links,
            PlatformLog log,
            InstantSource clock) {
        this.address = address;
        this.secrets = secrets;
        this.people = people;
        this.mailer = mailer;
        this.links = links;
        this.log = log;
        this.clock = clock;
    }

    /** At every start, until the link was used. */
    void invite() {
        address.filter(email -> people.users()
                        .findByEmail(email)
                        .filter(User::platformAdmin)
                        .isEmpty())
                .ifPresent(email -> mailer.send(new Mail(
                        "platform_admin",
                        email,
                        "Administer this Battwheels OS platform",
                        "Use this link within 24 hours to become platform admin:\n\n"
                                + links.withToken("platform-admin", secrets.secret(email)) + "\n")));
    }

    /** The user the link makes platform admin: an account that proves its password, or a new one. */
    User accept(Command command, String token, String password, @Nullable String name) {
        String email = secrets.email(token)
                .filter(mailed -> address.filter(mailed::equals).isPresent())
                .orElseThrow(PlatformAdmins::linkInvalid);
        Optional<User> known = people.users().findByEmail(email);
        if (known.filter(User::platformAdmin).isPresent()) {
            throw linkInvalid();
        }
        User user =
                known.isPresent() ? people.passwords().prove(email, password) : create(command, email, password, name);
        if (!people.users().makePlatformAdmin(user.userId())) {
            throw linkInvalid();
        }
        record(command, user);
        return people.users().find(user.userId()).orElseThrow();
    }

    private User create(Command command, String email, String password, @Nullable String name) {
        String hash = people.passwords().hashForSignUp("/password", password);
        String shown = name == null || name.isBlank() ? email.substring(0, email.indexOf('@')) : name.strip();
        User made = User.of(command.newId("user"), email, shown, hash, clock.instant());
        return people.users().add(made) ? made : people.passwords().prove(email, password);
    }

    private void record(Command command, User user) {
        log.record(new PlatformLog.Deed(
                command.newId("evt"),
                "platform_admin.made",
                WireJson.instant(clock.instant()),
                null,
                user.userId(),
                command.principal().actor().address(),
                command.correlationId()));
    }

    private static RefusedException linkInvalid() {
        return new RefusedException(
                Problem.of(ProblemCode.LINK_INVALID, "This link was used, has expired, or was never given."));
    }
}
