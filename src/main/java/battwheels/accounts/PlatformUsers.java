package battwheels.accounts;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.WireJson;
import battwheels.platform.people.People;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.people.User;
import battwheels.platform.people.UserStatus;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;

/** What a platform admin does to an account. Every deed is in the platform's log. */
final class PlatformUsers {
    private final People people;
    private final PlatformLog log;
    private final InstantSource clock;

    PlatformUsers(People people, PlatformLog log, InstantSource clock) {
        this.people = people;
        this.log = log;
        this.clock = clock;
    }

    /** @param secondFactor whether one is set up */
    private record Account(
            String userId,
            String name,
            String email,
            UserStatus status,
            boolean emailVerified,
            boolean secondFactor,
            boolean isPlatformAdmin,
            Instant createdAt) {
        static Account of(User user) {
            return new Account(
                    user.userId(),
                    user.name(),
                    user.email(),
                    user.status(),
                    user.emailVerified(),
                    user.hasSecondFactor(),
                    user.platformAdmin(),
                    user.createdAt());
        }
    }

    Reply get(Command command) {
        return shown(user(command));
    }

    /** The account is shut and every sign-in of it ends; its memberships stay. */
    Reply lock(Command command) {
        User user = user(command);
        if (user.userId().equals(command.principal().actor().id())) {
            return Reply.refused(Problem.of(ProblemCode.SELF_PROTECTED, "Nobody locks their own account."));
        }
        User locked = people.users().setLocked(user.userId(), true).orElse(user);
        people.sessions().endAll(user.userId());
        record(command, "user.locked");
        return shown(locked);
    }

    /** Lets the account in again, and forgets the wrong passwords and codes that were counted. */
    Reply unlock(Command command) {
        User user = user(command);
        User open = people.users().setLocked(user.userId(), false).orElse(user);
        people.forgetFailures(user);
        record(command, "user.unlocked");
        return shown(open);
    }

    /** For who lost both app and recovery codes, after the platform made sure who asks. */
    Reply removeSecondFactor(Command command) {
        User user = user(command);
        people.secondFactors().remove(user.userId());
        people.users().revokeTokens(user.userId());
        people.sessions().endAll(user.userId());
        record(command, "user.second_factor_removed");
        return shown(user(command));
    }

    private User user(Command command) {
        return people.users().find(command.path("user_id")).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static Reply shown(User user) {
        return new Reply.Plain(Account.of(user));
    }

    private void record(Command command, String deed) {
        log.record(new PlatformLog.Deed(
                command.newId("evt"),
                deed,
                WireJson.instant(clock.instant()),
                null,
                command.principal().actor().id(),
                command.principal().actor().address(),
                command.correlationId()));
    }
}
