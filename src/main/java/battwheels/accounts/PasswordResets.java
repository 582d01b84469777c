package battwheels.accounts;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.people.People;
import battwheels.platform.people.ResetLink;
import battwheels.platform.people.User;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Forgotten passwords: a link by mail, good for an hour and for one use. Blocking calls await. */
final class PasswordResets {
    static final Duration LIFE = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Mailer mailer;
    private final Links links;
    private final InstantSource clock;

    PasswordResets(People people, Mailer mailer, Links links, InstantSource clock) {
        this.people = people;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
    }

    /** Mails a link, if there is such an account. */
    void mail(String email) {
        people.users().findByEmail(email).filter(User::isActive).ifPresent(this::mail);
    }

    /** Sets the password that the link allows; ends the command with 400 when it allows none. */
    void use(String text, String password) {
        OneTimeToken token = OneTimeToken.parse(text).filter(this::isOpen).orElseThrow(PasswordResets::linkInvalid);
        String hash = people.passwords().hashForChange("/new_password", password);
        User changed = people.users().reset(token.id(), token.hash(), hash).orElseThrow(PasswordResets::linkInvalid);
        people.sessions().endAll(changed.userId());
        people.failures().forget(changed.email());
    }

    private boolean isOpen(OneTimeToken token) {
        return token.organization().isEmpty()
                && people.users()
                        .find(token.id())
                        .map(User::reset)
                        .filter(pending -> token.matches(pending.hash()))
                        .filter(pending -> clock.instant().isBefore(pending.expiresAt()))
                        .isPresent();
    }

    private void mail(User user) {
        OneTimeToken token = OneTimeToken.issue(Optional.empty(), user.userId(), RANDOM);
        people.users()
                .expectReset(
                        user.userId(),
                        new ResetLink(token.hash(), clock.instant().plus(LIFE)));
        mailer.send(new Mail(
                "password_reset",
                user.email(),
                "Choose a new password for Battwheels OS",
                "Namaste " + user.name() + ",\n\nchoose a new password within an hour:\n\n"
                        + links.withToken("reset-password", token.text())
                        + "\n\nIf you did not ask for this, nothing changes: leave this message alone.\n"));
    }

    private static RefusedException linkInvalid() {
        return new RefusedException(Problem.of(
                ProblemCode.LINK_INVALID, "This link was used, has expired, or was never given. Ask for another."));
    }
}
