package battwheels.organizations;

import battwheels.contacts.EmailAddress;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.RoleId;
import battwheels.platform.moving.MoveIn;
import battwheels.platform.moving.MovedIn;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Stored;
import battwheels.platform.people.Email;
import battwheels.platform.people.User;
import battwheels.platform.people.UserStatus;
import battwheels.platform.people.Users;
import battwheels.platform.problem.Fault;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * People who come along when their organization moves in. An account that is here already under their address is theirs,
 * and keeps its password; else one is made, with the password's hash as it was: the first login replaces it.
 */
final class MemberArrivals {
    private final AggregateStore<Membership> memberships;
    private final Members members;
    private final Users users;

    MemberArrivals(AggregateStore<Membership> memberships, Members members, Users users) {
        this.memberships = memberships;
        this.members = members;
        this.users = users;
    }

    Reply moveIn(Command command) {
        return new Reply.Plain(moveIn(command, command.body(MoveIn.class)));
    }

    private MovedIn moveIn(Command command, MoveIn asked) {
        JsonObject form = asked.form();
        Optional<String> email = Optional.of(Email.fold(form.getString("email", "")))
                .filter(folded -> EmailAddress.objection(folded) == null);
        Optional<RoleId> role = RoleId.parse(form.getString("role", ""));
        if (email.isEmpty() || role.isEmpty()) {
            String name = email.isEmpty() ? "email" : "role";
            return new MovedIn.Refused(List.of(new Fault("/" + name, name + " is none.")));
        }
        User user = users.findByEmail(email.get()).orElseGet(() -> account(asked, email.get()));
        Optional<Stored<Membership>> seat = members.find(command.scope(), user.userId());
        if (seat.isPresent()) {
            return new MovedIn.There(user.userId());
        }
        if (asked.apply()) {
            if (!users.add(user) && users.findByEmail(email.get()).isEmpty()) {
                throw new IllegalStateException("an account went while it was added");
            }
            join(command, asked, user, role.get());
        }
        return new MovedIn.Made(user.userId());
    }

    private void join(Command command, MoveIn asked, User user, RoleId role) {
        Membership seat = new Membership(
                "mem_" + asked.id().substring(asked.id().indexOf('_') + 1),
                user.userId(),
                role,
                MembershipStatus.ACTIVE,
                null,
                null,
                asked.createdAt(),
                asked.createdAt());
        memberships.create(command, seat.membershipId(), seat, OrganizationEvents.joined(seat));
    }

    private static User account(MoveIn asked, String email) {
        JsonObject form = asked.form();
        return new User(
                asked.id(),
                User.SCHEMA_VERSION,
                email,
                form.getString("name", email),
                UserStatus.ACTIVE,
                form.getString("password_hash"),
                0,
                null,
                form.getString("designation"),
                form.getString("phone"),
                form.getBoolean("email_verified", false),
                false,
                null,
                null,
                null,
                asked.createdAt(),
                asked.createdAt());
    }
}
