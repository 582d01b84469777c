package battwheels.organizations;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Stored;
import battwheels.platform.people.User;
import battwheels.platform.people.Users;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** What other domains may ask of the organization they work in. */
final class Questions {
    private final AggregateStore<Organization> organizations;
    private final AggregateStore<Membership> memberships;
    private final Users users;

    Questions(Kernel kernel, Users users) {
        this.organizations = kernel.aggregates(Aggregates.ORGANIZATION);
        this.memberships = kernel.aggregates(Aggregates.MEMBERSHIP);
        this.users = users;
    }

    Reply member(Command command) {
        String userId = command.path("user_id");
        Find seat = Find.where(new JsonObject().put("user_id", userId)).limitedTo(1);
        return memberships.list(command.scope(), seat).stream()
                .findFirst()
                .map(Stored::state)
                .flatMap(member -> users.find(userId).map(user -> card(member, user)))
                .<Reply>map(Reply.Plain::new)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static MemberCard card(Membership member, User user) {
        return new MemberCard(
                user.userId(), user.name(), member.role().code(), member.status() == MembershipStatus.ACTIVE);
    }

    Reply describe(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(
                OrganizationCard.of(organizations.get(command.scope(), id).state()));
    }

    Reply zone(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(ZoneId.of(
                organizations.get(command.scope(), id).state().settings().timezone()));
    }
}
