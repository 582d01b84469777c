package battwheels.accounts;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.people.User;
import battwheels.platform.people.Users;
import battwheels.platform.people.VerificationRules;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Proves that a mail address is its user's own: by a link, good for a day and for one use. Nobody is kept from working
 * by an address that is not proven. Blocking calls await.
 */
final class Verifications {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Users users;
    private final Mailer mailer;
    private final Links links;
    private final InstantSource clock;

    Verifications(Users users, Mailer mailer, Links links, InstantSource clock) {
        this.users = users;
        this.mailer = mailer;
        this.links = links;
        this.clock = clock;
    }

    /** Mails a link to who joined, unless the address is proven already. */
    void welcome(String userId) {
        users.find(userId).ifPresent(this::mail);
    }

    /** Mails another link, if there is such an account, its address is not proven and it is not too early. */
    void mailAgain(String email) {
        users.findByEmail(email).ifPresent(this::mail);
    }

    /** Takes the address for proven; ends the command with 400 when the link proves nothing. */
    void use(String text) {
        boolean proven = OneTimeToken.parse(text)
                .filter(token -> token.organization().isEmpty())
                .filter(token -> users.verifyEmail(token.id(), token.hash()))
                .isPresent();
        if (!proven) {
            throw new RefusedException(Problem.of(
                    ProblemCode.LINK_INVALID, "This link was used, has expired, or was never given. Ask for another."));
        }
    }

    private void mail(User user) {
        if (user.emailVerified() || !user.isActive()) {
            return;
        }
        OneTimeToken token = OneTimeToken.issue(Optional.empty(), user.userId(), RANDOM);
        VerificationRules.next(user.verification(), token.hash(), clock.instant())
                .filter(link -> users.expectVerification(user, link))
                .ifPresent(link -> mailer.send(new Mail(
                        "email_verification",
                        user.email(),
                        "Confirm your e-mail address for Battwheels OS",
                        "Namaste " + user.name() + ",\n\nconfirm within a day that this address is yours:\n\n"
                                + links.withToken("verify-email", token.text())
                                + "\n\nIf you have no account with us, leave this message alone.\n")));
    }
}
