package battwheels.organizations;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.Role;
import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Stored;
import battwheels.platform.people.User;
import battwheels.platform.people.Users;
import battwheels.platform.print.PrintedDocument;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other domains may ask of the organization they work in. */
final class Questions {
    private final AggregateStore<Organization> organizations;
    private final AggregateStore<Membership> memberships;
    private final AggregateStore<Invitation> invitations;
    private final Users users;
    private final InstantSource clock;

    Questions(Kernel kernel, Users users) {
        this.organizations = kernel.aggregates(Aggregates.ORGANIZATION);
        this.memberships = kernel.aggregates(Aggregates.MEMBERSHIP);
        this.invitations = kernel.aggregates(Aggregates.INVITATION);
        this.users = users;
        this.clock = kernel.clock();
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
                user.userId(), user.name(), member.role().value(), member.status() == MembershipStatus.ACTIVE);
    }

    Reply contacts(Command command) {
        Find active = Find.where(new JsonObject().put("status", "active"));
        Map<String, Membership> seats = memberships.list(command.scope(), active).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(Membership::userId, Function.identity(), (one, other) -> one));
        return new Reply.Plain(new MemberContacts(users.all(seats.keySet()).stream()
                .map(user -> contact(Objects.requireNonNull(seats.get(user.userId())), user))
                .toList()));
    }

    private static MemberContact contact(Membership member, User user) {
        return new MemberContact(
                user.userId(), user.name(), user.email(), member.role().value());
    }

    Reply describe(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(
                OrganizationCard.of(organizations.get(command.scope(), id).state()));
    }

    /** What stands above what it prints, for domains that know nothing else of it. */
    Reply letterhead(Command command) {
        String id = command.scope().organization().value();
        List<String> lines = OrganizationCard.of(
                        organizations.get(command.scope(), id).state())
                .letterhead();
        return new Reply.Plain(new PrintedDocument.Block(lines.getFirst(), lines.subList(1, lines.size())));
    }

    /** An invitation under way counts until its membership is there. */
    Reply roleUses(Command command) {
        String role = command.path("role_id");
        Scope scope = command.scope();
        JsonObject open = new JsonObject()
                .put("role", role)
                .put("status", "pending")
                .put("expires_at", new JsonObject().put("$gt", WireJson.instant(clock.instant())));
        JsonObject taken = new JsonObject().put("role", role).put("status", "accepted");
        return new Reply.Plain(new RoleUses(
                memberships.count(scope, new JsonObject().put("role", role)),
                invitations.count(scope, open) + invitations.count(scope, taken)));
    }

    Reply subscription(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(
                SubscriptionCard.of(organizations.get(command.scope(), id).state(), clock.instant()));
    }

    Reply zone(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(ZoneId.of(
                organizations.get(command.scope(), id).state().settings().timezone()));
    }

    /** Whether the organization is at work: not suspended, and its sign-up whole. */
    Reply standing(Command command) {
        String id = command.scope().organization().value();
        boolean active = organizations
                .find(command.scope(), id)
                .filter(found -> found.state().status() == OrganizationStatus.ACTIVE)
                .isPresent();
        return new Reply.Plain(active);
    }

    Reply week(Command command) {
        String id = command.scope().organization().value();
        return new Reply.Plain(
                WorkingWeek.of(organizations.get(command.scope(), id).state().settings()));
    }

    Reply technicians(Command command) {
        JsonObject working =
                new JsonObject().put("role", Role.TECHNICIAN.code()).put("status", "active");
        Map<String, Membership> seats = memberships.list(command.scope(), Find.where(working)).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(Membership::userId, Function.identity()));
        List<MemberCard> cards = users.all(List.copyOf(seats.keySet())).stream()
                .flatMap(user -> Stream.ofNullable(seats.get(user.userId())).map(seat -> card(seat, user)))
                .toList();
        return new Reply.Plain(new Technicians(cards));
    }
}
