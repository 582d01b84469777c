package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.HeldRole;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.people.User;
import battwheels.platform.people.Users;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who works in an organization. */
final class Members {
    private final AggregateStore<Membership> memberships;
    private final Users users;
    private final OfferedRoles roles;
    private final InstantSource clock;

    Members(AggregateStore<Membership> memberships, Users users, OfferedRoles roles, InstantSource clock) {
        this.memberships = memberships;
        this.users = users;
        this.roles = roles;
        this.clock = clock;
    }

    record NewRole(String role) {}

    Reply list(Command command) {
        JsonObject filter = new JsonObject();
        command.query().text("role").ifPresent(role -> filter.put("role", role));
        command.query().text("status").ifPresent(status -> filter.put("status", status));
        Slice<Membership> page = memberships
                .page(command.scope(), filter, command.page(), "joined_at")
                .map(Stored::state);
        Map<String, User> byId = users(page.rows());
        return new Reply.Listing(page.map(member -> MemberView.of(member, byId.get(member.userId()))));
    }

    Reply get(Command command) {
        return shown(of(command));
    }

    Reply changeRole(Command command) {
        Scope scope = command.scope();
        HeldRole wanted = roles.wanted(scope, command.body(NewRole.class).role());
        Membership before = of(command).state();
        Stored<Membership> changed = memberships.change(
                command,
                before.membershipId(),
                member -> MemberRules.changeRole(
                        OfferedRoles.asker(command),
                        member,
                        roles.held(scope, member.role()),
                        wanted,
                        clock.instant()));
        if (!roles.stillThere(scope, wanted.id())) {
            takeBack(command, before, wanted);
            throw OfferedRoles.unknown();
        }
        return shown(changed);
    }

    Reply remove(Command command) {
        if (!command.idempotency().completed()) {
            String id = of(command).state().membershipId();
            memberships.delete(
                    command,
                    id,
                    member -> MemberRules.remove(
                            OfferedRoles.asker(command), member, roles.held(command.scope(), member.role())));
        }
        return new Reply.Empty();
    }

    long count(Scope scope) {
        return memberships.count(scope, new JsonObject().put("status", "active"));
    }

    Optional<Stored<Membership>> find(Scope scope, String userId) {
        return memberships
                .list(scope, Find.where(new JsonObject().put("user_id", userId)).limitedTo(1))
                .stream()
                .findFirst();
    }

    private void takeBack(Command command, Membership before, HeldRole wanted) {
        memberships.change(
                command.step(),
                before.membershipId(),
                member -> member.role().equals(wanted.id())
                        ? new Change.To<>(
                                member.as(before.role(), clock.instant()),
                                OrganizationEvents.roleChanged(member, before))
                        : new Change.Keep<>());
    }

    private Stored<Membership> of(Command command) {
        return find(command.scope(), command.path("user_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply shown(Stored<Membership> stored) {
        User user = users.find(stored.state().userId()).orElse(null);
        return new Reply.Resource(MemberView.of(stored.state(), user), stored.version());
    }

    private Map<String, User> users(List<Membership> members) {
        return users.all(members.stream().map(Membership::userId).toList()).stream()
                .collect(Collectors.toMap(User::userId, Function.identity()));
    }
}
