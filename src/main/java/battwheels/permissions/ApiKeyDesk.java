package battwheels.permissions;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.ApiKeys;
import battwheels.platform.identity.KeyUses;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.identity.RoleId;
import battwheels.platform.identity.SecretUse;
import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API keys as those who look after them see them. A secret is shown once; the store keeps its hash. */
final class ApiKeyDesk {
    static final int MOST = 50;

    private static final String PATH = "/api/v1/api-keys/";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AggregateType<ApiKey> TYPE =
            AggregateType.of("api_key", ApiKeys.SPEC, ApiKey.class).secret("secret_hash", "previous_hash");

    private final AggregateStore<ApiKey> keys;
    private final RoleDesk roles;
    private final KeyUses uses;
    private final InstantSource clock;

    ApiKeyDesk(Kernel kernel, RoleDesk roles) {
        this.keys = kernel.aggregates(TYPE);
        this.roles = roles;
        this.uses = new KeyUses(kernel.stores(), kernel.clock());
        this.clock = kernel.clock();
    }

    private record KeyForm(
            String name, String role, @Nullable Long expiresInDays) {}

    private record Overlap(@Nullable Long overlapHours) {}

    Reply list(Command command) {
        Slice<ApiKey> page = keys.page(command.scope(), new JsonObject(), command.page(), "created_at")
                .map(Stored::state);
        Map<String, SecretUse> used = uses.of(
                        command.scope(), page.rows().stream().map(ApiKey::keyId).toList())
                .await();
        Instant now = clock.instant();
        return new Reply.Listing(page.map(key -> ApiKeyView.of(key, Optional.ofNullable(used.get(key.keyId())), now)));
    }

    Reply get(Command command) {
        Stored<ApiKey> found = keys.get(command.scope(), command.path("key_id"));
        return new Reply.Resource(view(command.scope(), found.state()), found.version());
    }

    Reply create(Command command) {
        KeyForm form = command.body(KeyForm.class);
        Scope scope = command.scope();
        String id = command.newId("key");
        refuseRepeat(command, id);
        RoleCard role = role(scope, form.role());
        ApiKeyRules.objection(scope.grants(), role).ifPresent(ApiKeyDesk::refuse);
        refuseTooMany(command);
        OneTimeToken token = OneTimeToken.issue(Optional.of(scope.organization()), id, RANDOM);
        ApiKey wanted = wanted(command, form, id, new RoleId(role.roleId()), token.hash());
        Stored<ApiKey> made = keys.create(command, id, wanted, ApiKeyEvents.created(wanted));
        if (!made.state().secretHash().equals(token.hash())) {
            made = keys.change(
                    command.step(),
                    id,
                    before -> new Change.To<>(before.under(token.hash(), clock.instant()), List.of()));
        }
        if (!roles.isOffered(scope, role.roleId())) {
            keys.delete(command.step(), id, before -> new Change.To<>(before, ApiKeyEvents.revoked(before)));
            refuse(unknownRole());
        }
        return new Reply.Created(view(scope, made.state()).with(token.text()), made.version(), PATH + id);
    }

    /** The secret before works on for the overlap, so that programs can be given the new one in peace. */
    Reply rotate(Command command) {
        String id = command.path("key_id");
        Scope scope = command.scope();
        refuseRepeat(command, id);
        Duration overlap = Duration.ofHours(
                Optional.ofNullable(command.body(Overlap.class).overlapHours()).orElse(24L));
        RoleCard role = roles.find(scope, keys.get(scope, id).state().role().value())
                .orElseThrow(() -> new RefusedException(unknownRole()));
        ApiKeyRules.objection(scope.grants(), role).ifPresent(ApiKeyDesk::refuse);
        OneTimeToken token = OneTimeToken.issue(Optional.of(scope.organization()), id, RANDOM);
        Stored<ApiKey> rotated =
                keys.change(command, id, before -> ApiKeyRules.rotate(before, token.hash(), overlap, clock.instant()));
        if (!rotated.state().secretHash().equals(token.hash())) {
            rotated = keys.change(
                    command.step(),
                    id,
                    before -> new Change.To<>(before.under(token.hash(), clock.instant()), List.of()));
        }
        return new Reply.Resource(view(scope, rotated.state()).with(token.text()), rotated.version());
    }

    Reply revoke(Command command) {
        keys.delete(command, command.path("key_id"), before -> new Change.To<>(before, ApiKeyEvents.revoked(before)));
        return new Reply.Empty();
    }

    /** How many keys that are not over have this role. */
    long withRole(Scope scope, String role) {
        return keys.count(scope, unexpired().put("role", role));
    }

    private ApiKey wanted(Command command, KeyForm form, String id, RoleId role, String hash) {
        Instant now = clock.instant();
        Duration life =
                Duration.ofDays(Optional.ofNullable(form.expiresInDays()).orElse(90L));
        return new ApiKey(
                id,
                form.name().strip(),
                role,
                hash,
                null,
                null,
                command.scope().actor().id(),
                now,
                now.plus(life),
                null,
                now);
    }

    private RoleCard role(Scope scope, String name) {
        return RoleId.parse(name)
                .flatMap(id -> roles.find(scope, id.value()))
                .filter(RoleCard::assignable)
                .orElseThrow(() -> new RefusedException(unknownRole()));
    }

    private void refuseTooMany(Command command) {
        if (!command.idempotency().repeated() && keys.count(command.scope(), unexpired()) >= MOST) {
            refuse(Problem.of(
                    ProblemCode.TOO_MANY, "An organization has at most " + MOST + " keys in force. Revoke one first."));
        }
    }

    private JsonObject unexpired() {
        return new JsonObject().put("expires_at", new JsonObject().put("$gt", WireJson.instant(clock.instant())));
    }

    private void refuseRepeat(Command command, String id) {
        if (command.idempotency().completed()) {
            throw new RefusedException(Problem.of(
                            ProblemCode.IDEMPOTENCY_COMPLETED,
                            "This was done. The secret is not shown again; rotate the key for a new one.")
                    .with(
                            "api_key",
                            view(command.scope(), keys.get(command.scope(), id).state())));
        }
    }

    private ApiKeyView view(Scope scope, ApiKey key) {
        Map<String, SecretUse> used = uses.of(scope, List.of(key.keyId())).await();
        return ApiKeyView.of(key, Optional.ofNullable(used.get(key.keyId())), clock.instant());
    }

    private static Problem unknownRole() {
        return Problem.invalid("/role", "role must be a fixed role or one of the organization's own, by its id.");
    }

    private static void refuse(Problem problem) {
        throw new RefusedException(problem);
    }
}
