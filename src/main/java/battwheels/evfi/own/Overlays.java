package battwheels.evfi.own;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Metrics;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The private overlays that an organization lays over cards of the library. */
public final class Overlays {
    private static final AggregateType<Overlay> TYPE =
            AggregateType.of("card_overlay", CollectionSpec.named("card_overlays"), Overlay.class);

    private final AggregateStore<Overlay> overlays;

    public Overlays(Kernel kernel) {
        this.overlays = kernel.aggregates(TYPE);
    }

    /** The card as the organization has found it to be. */
    public FailureCard over(Scope scope, FailureCard card) {
        return overlays.find(scope, id(scope, card.failureId()))
                .map(Stored::state)
                .map(overlay -> card.standing(card.status(), overlay.metrics(), card.provenance()))
                .orElse(card);
    }

    /** By the card's id; cards without one are left out. */
    public Map<String, Metrics> metrics(Scope scope, Collection<String> failureIds) {
        if (failureIds.isEmpty()) {
            return Map.of();
        }
        List<String> ids = failureIds.stream().map(each -> id(scope, each)).toList();
        JsonObject filter = new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(ids)));
        return overlays.list(scope, Find.where(filter)).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(Overlay::failureId, Overlay::metrics));
    }

    public void change(Command command, FailureCard card, UnaryOperator<Metrics> learned, EventsOf events) {
        Scope scope = command.scope();
        String id = id(scope, card.failureId());
        overlays.create(command.step(), id, new Overlay(card.failureId(), card.metrics()), List.of());
        overlays.change(command, id, overlay -> {
            Metrics next = learned.apply(overlay.metrics());
            return next.equals(overlay.metrics())
                    ? new Change.Keep<>()
                    : new Change.To<>(new Overlay(overlay.failureId(), next), events.of(overlay.metrics(), next));
        });
    }

    /** Documents of all organizations lie in one collection: the id names the organization too. */
    private static String id(Scope scope, String failureId) {
        return "ovl_" + scope.organization().value() + "_" + failureId;
    }
}
