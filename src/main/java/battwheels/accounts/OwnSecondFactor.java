package battwheels.accounts;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.people.People;
import battwheels.platform.people.SecondFactor;
import battwheels.platform.people.User;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own second factor: set up, confirmed, asked about and taken away. */
final class OwnSecondFactor {
    private static final String ISSUER = "Battwheels OS";

    private final People people;

    OwnSecondFactor(People people) {
        this.people = people;
    }

    record Password(String currentPassword) {
        @Override
        public String toString() {
            return "Password[***]";
        }
    }

    record Code(String code) {
        @Override
        public String toString() {
            return "Code[***]";
        }
    }

    record PasswordAndCode(String currentPassword, String code) {
        @Override
        public String toString() {
            return "PasswordAndCode[***]";
        }
    }

    /** @param confirmedAt null while none is set up */
    private record State(boolean enabled, @Nullable Instant confirmedAt, int recoveryCodesLeft) {}

    /** @param otpauthUri what the app reads as a picture */
    private record Begun(String secret, String otpauthUri) {
        @Override
        public String toString() {
            return "Begun[***]";
        }
    }

    private record Recovery(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Recovery[***]";
        }
    }

    Reply get(Command command) {
        User user = user(command);
        SecondFactor factor = user.secondFactor();
        return new Reply.Plain(
                factor == null || !user.hasSecondFactor()
                        ? new State(false, null, 0)
                        : new State(
                                true,
                                factor.confirmedAt(),
                                factor.recoveryHashes().size()));
    }

    Reply begin(Command command) {
        refuseRepeat(command);
        User user = user(command);
        provePassword(user, command.body(Password.class).currentPassword());
        String secret = people.secondFactors().begin(user);
        return secret.isEmpty() ? alreadySetUp() : new Reply.Made(new Begun(secret, uri(user, secret)));
    }

    /** This sign-in has proven a code by it; every other one ends. */
    Reply confirm(Command command) {
        refuseRepeat(command);
        User user = user(command);
        if (user.hasSecondFactor()) {
            return alreadySetUp();
        }
        List<String> recovery =
                people.secondFactors().confirm(user, command.body(Code.class).code());
        if (recovery.isEmpty()) {
            return wrongCode();
        }
        String session = command.principal().sessionId();
        people.sessions().passedSecondFactor(session);
        people.sessions().endOthers(user.userId(), session);
        return new Reply.Plain(new Recovery(recovery));
    }

    Reply renewRecoveryCodes(Command command) {
        refuseRepeat(command);
        User user = user(command);
        if (!user.hasSecondFactor()) {
            return notSetUp();
        }
        return people.secondFactors().takeCode(user, command.body(Code.class).code())
                ? new Reply.Plain(new Recovery(people.secondFactors().renewRecoveryCodes(user)))
                : wrongCode();
    }

    Reply remove(Command command) {
        if (command.idempotency().completed()) {
            return get(command);
        }
        User user = user(command);
        if (!user.hasSecondFactor()) {
            return notSetUp();
        }
        PasswordAndCode form = command.body(PasswordAndCode.class);
        provePassword(user, form.currentPassword());
        if (!people.secondFactors().takeCode(user, form.code())) {
            return wrongCode();
        }
        people.secondFactors().remove(user.userId());
        return get(command);
    }

    private void provePassword(User user, String password) {
        if (!people.passwords().isOf(user, password)) {
            throw new RefusedException(Problem.invalid("/current_password", "current_password is not your password."));
        }
    }

    private User user(Command command) {
        return people.users()
                .find(command.principal().actor().id())
                .orElseThrow(() -> new RefusedException(
                        Problem.of(ProblemCode.SESSION_ENDED, "This sign-in has ended. Sign in again.")));
    }

    private static String uri(User user, String secret) {
        return "otpauth://totp/" + encoded(ISSUER + ":" + user.email()) + "?secret=" + secret + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void refuseRepeat(Command command) {
        if (command.idempotency().completed()) {
            throw new RefusedException(
                    Problem.of(
                            ProblemCode.IDEMPOTENCY_COMPLETED,
                            "This was done before under the same Idempotency-Key. What is secret in its answer is not shown again."));
        }
    }

    private static Reply wrongCode() {
        return Reply.refused(Problem.invalid("/code", "code is wrong or was used before."));
    }

    private static Reply alreadySetUp() {
        return Reply.refused(
                Problem.of(ProblemCode.ILLEGAL_MOVE, "A second factor is set up. Remove it first to set up another.")
                        .with("legal_moves", List.of("removed")));
    }

    private static Reply notSetUp() {
        return Reply.refused(Problem.of(ProblemCode.ILLEGAL_MOVE, "No second factor is set up.")
                .with("legal_moves", List.of("set_up")));
    }
}
