package battwheels.branding;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** One branding for each organization; version 0 is the one nobody has written. Calls block. */
final class BrandingStore {
    private static final AggregateType<Branding> TYPE =
            AggregateType.of("branding", CollectionSpec.named("brandings"), Branding.class);

    private final AggregateStore<Branding> brandings;
    private final InstantSource clock;

    BrandingStore(Kernel kernel) {
        this.brandings = kernel.aggregates(TYPE);
        this.clock = kernel.clock();
    }

    Stored<Branding> get(Scope scope) {
        return brandings.find(scope, id(scope)).orElseGet(() -> new Stored<>(Branding.plain(clock.instant()), 0));
    }

    /** Ends the command with 422 for colours that cannot stand together. */
    Stored<Branding> change(Command command, UnaryOperator<Branding> become) {
        Scope scope = command.scope();
        if (brandings.find(scope, id(scope)).isPresent()) {
            return brandings.change(command, id(scope), before -> changed(become.apply(before)));
        }
        if (command.ifMatch().filter(versions -> !versions.contains(0L)).isPresent()) {
            throw new RefusedException(Problem.of(ProblemCode.PRECONDITION_FAILED, "It is as it was from the start."));
        }
        Branding wanted = become.apply(Branding.plain(clock.instant()));
        wanted.palette().objection().ifPresent(problem -> {
            throw new RefusedException(problem);
        });
        try {
            return brandings.create(command, id(scope), wanted, BrandingEvents.changed(false));
        } catch (DuplicateKey meanwhile) {
            return brandings.change(command, id(scope), before -> changed(become.apply(before)));
        }
    }

    private Change<Branding> changed(Branding after) {
        boolean plain = after.equals(Branding.plain(after.updatedAt()));
        return after.palette()
                .objection()
                .<Change<Branding>>map(Change.Refuse::new)
                .orElseGet(() -> new Change.To<>(after, BrandingEvents.changed(plain)));
    }

    /** Unique in the store, not in the organization alone. */
    private static String id(Scope scope) {
        return "brd_" + scope.organization().value().substring("org_".length());
    }
}
