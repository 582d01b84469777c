package battwheels.permissions;

import battwheels.organizations.RoleUses;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.CustomRoles;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;

/** The fixed roles as they are, and those an organization makes for itself. */
final class RoleDesk {
    /** As many as an organization may make: with the fixed ones, all stand on one page. */
    static final int MOST = 50;

    private static final AggregateType<CustomRole> TYPE =
            AggregateType.of("role", CustomRoles.SPEC, CustomRole.class).unique(CustomRole::uniqueValues);
    private static final JsonObject BY_NAME = new JsonObject().put("name_key", 1);

    private final AggregateStore<CustomRole> roles;
    private final RolePermissions table;
    private final Questions questions;
    private final InstantSource clock;

    RoleDesk(Kernel kernel, RolePermissions table) {
        this.roles = kernel.aggregates(TYPE);
        this.table = table;
        this.questions = new Questions(kernel.channels());
        this.clock = kernel.clock();
    }

    /** The fixed ones in their order, then the organization's own by name. */
    Reply list(Command command) {
        List<RoleView> rows = new ArrayList<>();
        Arrays.stream(Role.values()).forEach(role -> rows.add(RoleView.of(role, table)));
        roles.list(
                        command.scope(),
                        Find.where(new JsonObject()).sortedBy(BY_NAME).limitedTo(MOST))
                .forEach(stored -> rows.add(RoleView.of(stored.state())));
        return new Reply.Listing(new Slice<>(rows, rows.size(), null));
    }

    Reply get(Command command) {
        String id = command.path("role_id");
        Optional<Role> fixed = Role.parse(id);
        return fixed.<Reply>map(role -> new Reply.Resource(RoleView.of(role, table), 1))
                .orElseGet(() -> shown(roles.get(command.scope(), id)));
    }

    Reply create(Command command) {
        String id = command.newId("role");
        Instant now = clock.instant();
        CustomRole blank = new CustomRole(id, "", null, List.of(), false, now, now);
        CustomRole wanted = command.body(RoleForm.class).over(blank, now);
        CustomRoleRules.objection(command.scope().grants(), wanted, table).ifPresent(RoleDesk::refuse);
        if (!command.idempotency().repeated() && roles.count(command.scope(), new JsonObject()) >= MOST) {
            refuse(Problem.of(
                    ProblemCode.TOO_MANY, "An organization makes at most " + MOST + " roles. Delete one first."));
        }
        Stored<CustomRole> made = named(() -> roles.create(command, id, wanted, RoleEvents.created(wanted)));
        return new Reply.Created(RoleView.of(made.state()), made.version(), "/api/v1/permissions/roles/" + id);
    }

    Reply update(Command command) {
        String id = own(command);
        RoleForm form = command.body(RoleForm.class);
        Grants asker = command.scope().grants();
        return shown(named(() -> roles.change(
                command, id, before -> CustomRoleRules.change(asker, before, form, table, clock.instant()))));
    }

    /**
     * First the role is marked, so that nobody new gets it; then who has it is looked for. Whoever hands it out looks at
     * the mark after they did: of two at the same moment at least one sees the other.
     *
     * @param keysWithRole how many API keys have a role
     */
    Reply delete(Command command, ToLongBiFunction<Scope, String> keysWithRole) {
        String id = own(command);
        if (command.idempotency().repeated() && roles.find(command.scope(), id).isEmpty()) {
            return new Reply.Empty();
        }
        Grants asker = command.scope().grants();
        roles.change(command.step(), id, before -> CustomRoleRules.retire(asker, before, clock.instant()));
        RoleUses uses = uses(command.scope(), id);
        long keys = keysWithRole.applyAsLong(command.scope(), id);
        if (uses.any() || keys > 0) {
            roles.change(command.step(), id, before -> CustomRoleRules.keep(before, clock.instant()));
            return Reply.refused(inUse(uses, keys));
        }
        roles.delete(command, id, before -> new Change.To<>(before, RoleEvents.deleted(before)));
        return new Reply.Empty();
    }

    /** Answers other domains; see {@link RoleCard}. */
    Reply describe(Command command) {
        return new Reply.Plain(find(command.scope(), command.path("role_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound())));
    }

    Optional<RoleCard> find(Scope scope, String id) {
        return Role.parse(id)
                .map(role -> new RoleCard(role.code(), role.code(), table.namesOf(role), true))
                .or(() -> roles.find(scope, id).map(found -> card(found.state())));
    }

    /** Whether it may still be handed out: asked after it was, for it may be on its way out. */
    boolean isOffered(Scope scope, String id) {
        return find(scope, id).filter(RoleCard::assignable).isPresent();
    }

    private RoleCard card(CustomRole role) {
        Set<String> permissions =
                Set.copyOf(role.permissions().stream().filter(table::grantable).toList());
        return new RoleCard(role.roleId(), role.name(), permissions, !role.retiring());
    }

    private RoleUses uses(Scope scope, String id) {
        return questions.get(scope, "organizations.role_uses", Map.of("role_id", id), RoleUses.class);
    }

    private static Problem inUse(RoleUses uses, long keys) {
        return Problem.of(ProblemCode.IN_USE, "The role is held or offered. Give its holders another one first.")
                .with("members", uses.members())
                .with("invitations", uses.invitations())
                .with("api_keys", keys);
    }

    /** The fixed ones belong to the product; every other name is an id of the organization's own. */
    private static String own(Command command) {
        String id = command.path("role_id");
        if (Role.parse(id).isPresent()) {
            refuse(Problem.of(
                    ProblemCode.ROLE_FIXED,
                    "The role " + id + " is the same in every organization. Make one of your own."));
        }
        return id;
    }

    private static Stored<CustomRole> named(Supplier<Stored<CustomRole>> write) {
        try {
            return write.get();
        } catch (DuplicateKey taken) {
            throw new RefusedException(
                    Problem.of(ProblemCode.DUPLICATE, List.of(new Fault("/name", "name is taken by another role."))));
        }
    }

    private static Reply shown(Stored<CustomRole> stored) {
        return new Reply.Resource(RoleView.of(stored.state()), stored.version());
    }

    private static void refuse(Problem problem) {
        throw new RefusedException(problem);
    }
}
