package battwheels.platform.identity;

import java.util.Locale;
import java.util.Optional;

/** What a member is in one organization. The columns of the permission table, in its order. */
public enum Role {
    OWNER(4),
    ADMIN(3),
    MANAGER(2),
    DISPATCHER(1),
    TECHNICIAN(1),
    ACCOUNTANT(1),
    VIEWER(0),
    HR(1);

    /** Written by older clients and documents for {@link #ADMIN}; read, never written. */
    private static final String OLDER_ADMIN = "org_admin";

    private final String code;
    private final int rank;

    Role(int rank) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.rank = rank;
    }

    /** The role as stored and on the wire. */
    public String code() {
        return code;
    }

    /** Reads a role that came from outside; empty when there is none of that name. */
    public static Optional<Role> parse(String text) {
        for (Role role : values()) {
            if (role.code.equals(text)) {
                return Optional.of(role);
            }
        }
        return OLDER_ADMIN.equals(text) ? Optional.of(ADMIN) : Optional.empty();
    }

    /**
     * Whether somebody of this role may hand out {@code other}, by invitation or by change of role: none above
     * their own, and ownership is never handed out this way.
     */
    public boolean mayGrant(Role other) {
        return other != OWNER && other.rank <= rank;
    }

    /** Whether somebody of this role may change or remove a member who holds {@code other}: owners stay. */
    public boolean mayManage(Role other) {
        return mayGrant(other);
    }
}
