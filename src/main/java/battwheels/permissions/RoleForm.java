package battwheels.permissions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role as somebody writes it; in a change, null is "as it was". */
record RoleForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> permissions) {

    CustomRole over(CustomRole before, Instant now) {
        return before.described(
                name == null ? before.name() : name.strip(),
                description == null ? before.description() : chosen(description),
                permissions == null ? before.permissions() : permissions,
                now);
    }

    private static @Nullable String chosen(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
