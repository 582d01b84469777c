package battwheels.platform.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the wire shows one: flat, without any secret.
 *
 * @param role in the organization the token names; null where there is none
 */
public record UserView(
        String userId,
        String name,
        String email,
        @Nullable String role,
        @Nullable String picture,
        @Nullable String designation,
        @Nullable String phone,
        boolean emailVerified,
        boolean isPlatformAdmin,
        Instant createdAt) {

    public static UserView of(User user, @Nullable String role) {
        return new UserView(
                user.userId(),
                user.name(),
                user.email(),
                role,
                user.picture(),
                user.designation(),
                user.phone(),
                user.emailVerified(),
                user.platformAdmin(),
                user.createdAt());
    }
}
