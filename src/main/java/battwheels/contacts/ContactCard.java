package battwheels.contacts;

import org.jspecify.annotations.Nullable;

/** A contact as other domains see one. */
public record ContactCard(
        String contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean isActive) {}
