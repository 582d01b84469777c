package battwheels.organizations;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What platform admins do to an organization. Each call works in the scope of the organization it names; every change
 * is in that organization's own log, and from there in the platform's ({@link PlatformAudit}).
 */
final class PlatformDesk {
    private final AggregateStore<Organization> organizations;
    private final Hierarchy hierarchy;
    private final Plans plans;
    private final InstantSource clock;

    PlatformDesk(AggregateStore<Organization> organizations, Plans plans, InstantSource clock) {
        this.plans = plans;
        this.organizations = organizations;
        this.hierarchy = new Hierarchy(organizations);
        this.clock = clock;
    }

    record NewPlan(String planType) {}

    record Placement(@Nullable String parentOrganizationId) {}

    Reply get(Command command) {
        Command inside = inside(command);
        Stored<Organization> found = organizations.get(inside.scope(), id(inside));
        return found.state().status() == OrganizationStatus.PROVISIONING
                ? Reply.refused(Problem.notFound())
                : shown(inside, found);
    }

    Reply suspend(Command command) {
        Command inside = inside(command);
        return shown(
                inside,
                organizations.change(inside, id(inside), before -> OrganizationRules.suspend(before, clock.instant())));
    }

    Reply activate(Command command) {
        Command inside = inside(command);
        return shown(
                inside,
                organizations.change(
                        inside, id(inside), before -> OrganizationRules.activate(before, clock.instant())));
    }

    Reply changePlan(Command command) {
        Command inside = inside(command);
        String plan = plans.byCode(command.body(NewPlan.class).planType())
                .filter(Plan::offered)
                .map(Plan::code)
                .orElseThrow(() -> new RefusedException(Problem.invalid(
                        "/plan_type", "plan_type must be a plan on offer; see /api/v1/subscriptions/plans/compare.")));
        return shown(
                inside,
                organizations.change(
                        inside, id(inside), before -> OrganizationRules.changePlan(before, plan, clock.instant())));
    }

    /**
     * No document can say that no cycle closes through others, so it is looked for before the write and, against two
     * placements at the same moment, after it: whoever finds one then takes their own placement back.
     */
    Reply placeUnder(Command command) {
        Command inside = inside(command);
        String parent = command.body(Placement.class).parentOrganizationId();
        refuse(hierarchy.objection(inside.scope(), parent));
        String[] earlier = new String[1];
        Stored<Organization> placed = organizations.change(inside, id(inside), before -> {
            earlier[0] = before.parentOrganizationId();
            return OrganizationRules.placeUnder(before, parent, clock.instant());
        });
        if (hierarchy.isCyclic(inside.scope(), placed.state().parentOrganizationId())) {
            takeBack(inside, parent, earlier[0]);
            throw new RefusedException(Hierarchy.cycle());
        }
        return shown(inside, placed);
    }

    private void takeBack(Command inside, @Nullable String parent, @Nullable String earlier) {
        organizations.change(
                inside.step(),
                id(inside),
                now -> parent != null && parent.equals(now.parentOrganizationId())
                        ? OrganizationRules.placeUnder(now, earlier, clock.instant())
                        : new Change.Keep<>());
    }

    private static void refuse(@Nullable Problem objection) {
        if (objection != null) {
            throw new RefusedException(objection);
        }
    }

    private static Command inside(Command command) {
        OrganizationId organization = OrganizationId.parse(command.path("organization_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        return command.within(new Scope(
                organization, command.principal().actor(), Grants.NONE, command.correlationId(), command.deadline()));
    }

    private Reply shown(Command inside, Stored<Organization> stored) {
        return new Reply.Resource(OrganizationView.of(id(inside), stored.state(), clock.instant()), stored.version());
    }

    private static String id(Command inside) {
        return inside.scope().organization().value();
    }
}
