package battwheels.isolation;

import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.ApiKeys;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** As what somebody asks: in one of the fixed roles, in a role of the organization's own, or as a program with a key. */
enum Seat {
    OWNER(Role.OWNER),
    ADMIN(Role.ADMIN),
    MANAGER(Role.MANAGER),
    DISPATCHER(Role.DISPATCHER),
    TECHNICIAN(Role.TECHNICIAN),
    ACCOUNTANT(Role.ACCOUNTANT),
    VIEWER(Role.VIEWER),
    HR(Role.HR),
    /** Of the organization's own: what a manager may. */
    OWN_ROLE(Role.MANAGER),
    /** A key with the role of an administrator. */
    PROGRAM(Role.ADMIN);

    private final Role like;

    Seat(Role like) {
        this.like = like;
    }

    static Seat of(Role role) {
        return valueOf(role.name());
    }

    /** The fixed role, or the one whose permissions it has. */
    Role like() {
        return like;
    }

    /** Those who can ask this operation from there: a program works in its organization, until its key is revoked. */
    static List<Seat> that(Operation operation, Relation relation) {
        boolean programs = operation.access().reach() == Reach.ORGANIZATION
                && operation.access().permission().contains(":")
                && relation != Relation.DEACTIVATED;
        return Arrays.stream(values())
                .filter(seat -> seat != PROGRAM || programs)
                .toList();
    }

    boolean mayCall(RolePermissions table, String permission) {
        if (!permission.contains(":")) {
            return true;
        }
        Set<String> held = table.namesOf(like);
        return (this == PROGRAM ? ApiKeys.ofPrograms(held) : held).contains(permission);
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
