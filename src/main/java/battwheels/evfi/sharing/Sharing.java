package battwheels.evfi.sharing;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization's consent to be counted, and what the counting of those who gave it tells everybody. */
public final class Sharing {
    private static final AggregateType<SharingConsent> TYPE =
            AggregateType.of("sharing_consent", CollectionSpec.named("sharing_consents"), SharingConsent.class);

    private final AggregateStore<SharingConsent> consents;
    private final SharedStatistics statistics;
    private final InstantSource clock;

    public Sharing(Kernel kernel, SharedStatistics statistics) {
        this.consents = kernel.aggregates(TYPE);
        this.statistics = statistics;
        this.clock = kernel.clock();
    }

    record Form(@Nullable Boolean share) {}

    record View(
            boolean share,
            @Nullable Instant decidedAt,
            int organizationsLeast,
            @Nullable Instant countedAt,
            List<SharedStatistic> cards) {}

    boolean isGiven(Scope scope) {
        return consents.find(scope, id(scope))
                .map(Stored::state)
                .map(SharingConsent::share)
                .orElse(false);
    }

    public Reply get(Command command) {
        return new Reply.Plain(view(command.scope()));
    }

    public Reply decide(Command command) {
        Boolean share = command.body(Form.class).share();
        if (share == null) {
            throw new RefusedException(
                    Problem.invalid(new Faults().add("share", "is required").list()));
        }
        SharingConsent now =
                new SharingConsent(share, command.principal().actor().id(), clock.instant());
        String id = id(command.scope());
        consents.create(command.step(), id, now, List.of());
        consents.change(
                command, id, before -> before.share() == share ? new Change.Keep<>() : new Change.To<>(now, List.of()));
        return new Reply.Plain(view(command.scope()));
    }

    private View view(Scope scope) {
        Optional<SharingConsent> consent = consents.find(scope, id(scope)).map(Stored::state);
        SharedStatistics.Published told = statistics.published();
        boolean never = told.equals(SharedStatistics.Published.NEVER);
        return new View(
                consent.map(SharingConsent::share).orElse(false),
                consent.map(SharingConsent::decidedAt).orElse(null),
                SharingRound.LEAST,
                never ? null : told.countedAt(),
                told.cards());
    }

    /** Documents of all organizations lie in one collection: the id names the organization. */
    private static String id(Scope scope) {
        return "consent_" + scope.organization().value();
    }
}
