package battwheels.tickets.sla;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import battwheels.platform.streams.EventType;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The policy of each organization: the default until somebody changes it. */
public final class SlaPolicies {
    private static final String CHANGED = "sla.policy_changed";
    private static final AggregateType<SlaPolicy> TYPE =
            AggregateType.of("sla_policy", CollectionSpec.named("sla_policies"), SlaPolicy.class);

    private final AggregateStore<SlaPolicy> policies;
    private final InstantSource clock;

    public SlaPolicies(Kernel kernel) {
        this.policies = kernel.aggregates(TYPE);
        this.clock = kernel.clock();
    }

    public static List<EventType> types() {
        return List.of(new EventType(
                CHANGED, 1, SlaPolicyChanged.class, "sla:read", "What is promised for tickets was changed."));
    }

    /** Not made by a reader: version 1 is the default, stored or not. */
    public Stored<SlaPolicy> get(Scope scope) {
        return policies.find(scope, id(scope)).orElseGet(() -> new Stored<>(SlaPolicy.DEFAULT, 1));
    }

    /** Ends the command with 412 or 422. Tickets follow from their next move on. */
    public Stored<SlaPolicy> change(Command command, SlaPolicyForm form) {
        Command founding = Command.inside(command.scope(), "sla.make", Map.of());
        if (policies.find(command.scope(), id(command.scope())).isEmpty()) {
            policies.create(founding, id(command.scope()), SlaPolicy.DEFAULT, List.of());
        }
        return policies.change(command, id(command.scope()), policy -> changed(policy, form, clock.instant()));
    }

    private static Change<SlaPolicy> changed(SlaPolicy before, SlaPolicyForm form, Instant now) {
        Faults faults = form.faults();
        if (faults.any()) {
            return new Change.Refuse<>(Problem.invalid(faults.list()));
        }
        Edits edits = new Edits();
        SlaPolicy after = form.over(before, edits, now);
        return edits.any()
                ? new Change.To<>(after, List.of(new EventDraft(CHANGED, new SlaPolicyChanged(edits.names()))))
                : new Change.Keep<>();
    }

    private static String id(Scope scope) {
        return "sla_" + scope.organization().value();
    }
}
