package battwheels.platform.people;

import org.jspecify.annotations.Nullable;

/**
 * An organization somebody is an active member of, as a list of choices shows it.
 *
 * @param role in that organization
 */
public record Affiliation(
        String organizationId,
        String name,
        String slug,
        @Nullable String logoUrl,
        String planType,
        String role) {}
