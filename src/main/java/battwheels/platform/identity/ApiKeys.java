package battwheels.platform.identity;

import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which programs work in an organization: {@code <organization id>.<key id>.<secret>}, sent as
 * {@code Authorization: Bearer}. The organization stands in clear, and the look-up is scoped by it (design rule 3).
 */
public final class ApiKeys {
    /** Where organizations keep them. */
    public static final CollectionSpec SPEC = CollectionSpec.named("api_keys").indexed("role");

    private static final String PREFIX = "key_";
    private static final String FORM = "org_";

    /** Who belongs here, what they may do and who pays is decided by people: a stolen key must not outlive itself. */
    private static final List<String> OF_PEOPLE = List.of(
            "org:users:", "org:invitations:", "permissions:manage", "api_keys:", "org:billing:update", "org:delete");

    private final TenantStores stores;
    private final CustomRoles roles;
    private final KeyUses uses;
    private final InstantSource clock;

    public ApiKeys(TenantStores stores, CustomRoles roles, KeyUses uses, InstantSource clock) {
        this.stores = stores;
        this.roles = roles;
        this.uses = uses;
        this.clock = clock;
    }

    /** A key that opens now. */
    record Open(String keyId, String name, HeldRole role) {}

    /** Whether what came as a bearer's token has the form of a key; nothing else begins so. */
    public static boolean looksLike(String bearer) {
        return bearer.startsWith(FORM);
    }

    /** Reads a key; empty for anything that cannot be one. */
    public static Optional<OneTimeToken> parse(String bearer) {
        return OneTimeToken.parse(bearer)
                .filter(token -> token.organization().isPresent() && token.id().startsWith(PREFIX));
    }

    /** What of these permissions a key can carry. */
    public static Set<String> ofPrograms(Set<String> permissions) {
        return permissions.stream()
                .filter(permission -> OF_PEOPLE.stream().noneMatch(permission::startsWith))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty, alike, for a key that is unknown, revoked, expired, of another organization, or has another secret. */
    Future<Optional<Open>> open(Scope scope, OneTimeToken token) {
        return stores.open(scope, SPEC)
                .findOne(new JsonObject().put("_id", token.id()).put("deleted", false))
                .compose(found -> found.filter(key -> opens(key, token))
                        .flatMap(key -> RoleId.parse(key.getString("role")).map(role -> opened(scope, key, role)))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    void used(Scope scope, String keyId, String address) {
        uses.note(scope, keyId, address);
    }

    private Future<Optional<Open>> opened(Scope scope, JsonObject key, RoleId role) {
        return roles.held(scope, role)
                .map(held -> Optional.of(new Open(
                        key.getString("_id"),
                        key.getString("name"),
                        new HeldRole(role, ofPrograms(held.permissions())))));
    }

    private boolean opens(JsonObject key, OneTimeToken token) {
        boolean current = token.matches(key.getString("secret_hash"));
        String earlier = key.getString("previous_hash");
        boolean previous = earlier != null && token.matches(earlier) && ahead(key.getString("previous_until"));
        return (current || previous) && ahead(key.getString("expires_at"));
    }

    private boolean ahead(@Nullable String instant) {
        return instant != null && clock.instant().isBefore(Instant.parse(instant));
    }
}
