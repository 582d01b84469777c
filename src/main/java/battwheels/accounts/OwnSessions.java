package battwheels.accounts;

import battwheels.accounts.AccountAnswers.Message;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.paging.Slice;
import battwheels.platform.people.OpenSession;
import battwheels.platform.people.People;
import battwheels.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one is signed in, and how to end that. It holds everywhere within a second. */
final class OwnSessions {
    private final People people;

    OwnSessions(People people) {
        this.people = people;
    }

    /** @param current whether it is the one that asks */
    private record Row(
            String sessionId,
            String address,
            @Nullable String device,
            boolean secondFactor,
            boolean current,
            Instant createdAt,
            Instant expiresAt) {
        static Row of(OpenSession session, String asking) {
            return new Row(
                    session.sessionId(),
                    session.address(),
                    session.device(),
                    session.secondFactor(),
                    session.sessionId().equals(asking),
                    session.createdAt(),
                    session.expiresAt());
        }
    }

    Reply list(Command command) {
        String asking = command.principal().sessionId();
        List<Row> rows = people.sessions().of(userId(command)).stream()
                .map(session -> Row.of(session, asking))
                .toList();
        return new Reply.Listing(new Slice<>(rows, rows.size(), null));
    }

    /** A session of somebody else is answered like one that is not there. */
    Reply end(Command command) {
        boolean ended = people.sessions().end(userId(command), command.path("session_id"));
        return ended || command.idempotency().repeated() ? new Reply.Empty() : Reply.refused(Problem.notFound());
    }

    /** The tokens first: whatever happens after that, none of them works. */
    Reply endAll(Command command) {
        if (!command.idempotency().completed()) {
            people.users().revokeTokens(userId(command));
            people.sessions().endAll(userId(command));
        }
        return new Reply.Left(new Message("You are signed out everywhere."));
    }

    private static String userId(Command command) {
        return command.principal().actor().id();
    }
}
