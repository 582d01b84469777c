package battwheels.permissions;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that an organization made for itself, as stored.
 *
 * @param permissions exact strings, each once, in alphabetical order
 * @param retiring whether it is about to be deleted: who holds it keeps it, nobody new gets it
 */
record CustomRole(
        String roleId,
        String name,
        @Nullable String description,
        List<String> permissions,
        boolean retiring,
        Instant createdAt,
        Instant updatedAt) {
    CustomRole {
        permissions = permissions.stream().distinct().sorted().toList();
    }

    CustomRole described(String newName, @Nullable String newDescription, List<String> newPermissions, Instant now) {
        return new CustomRole(roleId, newName, newDescription, newPermissions, false, createdAt, now);
    }

    CustomRole retiring(boolean so, Instant now) {
        return new CustomRole(roleId, name, description, permissions, so, createdAt, now);
    }

    /** One name, however it is capitalised. */
    Map<String, String> uniqueValues() {
        return Map.of("name_key", folded(name));
    }

    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
