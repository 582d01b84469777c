package battwheels.organizations;

import battwheels.platform.identity.RoleId;
import battwheels.platform.people.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member as colleagues see one. */
record MemberView(
        String userId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String picture,
        @Nullable String designation,
        RoleId role,
        MembershipStatus status,
        Instant joinedAt) {

    /** @param user null when the account is gone */
    static MemberView of(Membership membership, @Nullable User user) {
        return new MemberView(
                membership.userId(),
                user == null ? null : user.name(),
                user == null ? null : user.email(),
                user == null ? null : user.picture(),
                user == null ? null : user.designation(),
                membership.role(),
                membership.status(),
                membership.joinedAt());
    }
}
