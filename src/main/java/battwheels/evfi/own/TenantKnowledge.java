package battwheels.evfi.own;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardDecision.Changed;
import battwheels.evfi.card.CardDecision.Closed;
import battwheels.evfi.card.CardDecision.IllegalMove;
import battwheels.evfi.card.CardDecision.Refused;
import battwheels.evfi.card.CardDecision.Unchanged;
import battwheels.evfi.card.CardEvents.CardEvent;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;
import battwheels.evfi.card.Metrics;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The failure cards of the organization of a scope: the only place that knows how they are kept. */
public final class TenantKnowledge {
    private static final AggregateType<FailureCard> TYPE = AggregateType.of(
                    "failure_card",
                    CollectionSpec.named("failure_cards")
                            .indexed("status,created_at", "created_at", "signature_hash", "source_ticket_id"),
                    FailureCard.class)
            .derived(CardSearch::folded);

    private static final Map<String, String> ORDER = Map.of("title", CardSearch.TITLE);

    private static final int PORTION = 200;

    private final AggregateStore<FailureCard> cards;

    public TenantKnowledge(Kernel kernel) {
        this.cards = kernel.aggregates(TYPE);
    }

    public Optional<Stored<FailureCard>> stored(Scope scope, String id) {
        return cards.find(scope, id);
    }

    public Slice<KnownCard> page(Command command) {
        String field =
                ORDER.getOrDefault(command.page().sortBy(), command.page().sortBy());
        return cards.page(command.scope(), CardSearch.filter(command.query()), command.page(), field)
                .map(card -> new KnownCard.OfTenant(card.state()));
    }

    /** One page of the cards that match, by when they were made. */
    public Slice<FailureCard> page(Command command, JsonObject filter) {
        return cards.page(command.scope(), filter, command.page(), "created_at").map(Stored::state);
    }

    /** At most {@link Find#MAX}, the latest first. */
    public List<FailureCard> latest(Scope scope, JsonObject filter, int most) {
        Find find = Find.where(filter)
                .sortedBy(new JsonObject().put("created_at", -1).put("_id", -1))
                .limitedTo(most);
        return cards.list(scope, find).stream().map(Stored::state).toList();
    }

    /** By id; ids that are not there, or not the organization's, are left out. */
    public Map<String, FailureCard> byIds(Scope scope, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        JsonObject filter = new JsonObject().put("_id", new JsonObject().put("$in", new JsonArray(List.copyOf(ids))));
        return cards.list(scope, Find.where(filter)).stream()
                .map(Stored::state)
                .collect(Collectors.toMap(FailureCard::failureId, card -> card));
    }

    /** The states that are indexed under these labels. */
    public static JsonObject inStates(Set<String> labels) {
        JsonArray states = new JsonArray();
        for (CardStatus status : CardStatus.values()) {
            boolean draft = status == CardStatus.DRAFT || status == CardStatus.PENDING_REVIEW;
            if (status == CardStatus.APPROVED && labels.contains(CardText.APPROVED)
                    || draft && labels.contains(CardText.DRAFT)) {
                states.add(status.wireName());
            }
        }
        return new JsonObject().put("status", new JsonObject().put("$in", states));
    }

    /** Every card, in portions. */
    public void every(Scope scope, Consumer<List<FailureCard>> portion) {
        String after = "";
        while (true) {
            Find find = Find.where(new JsonObject().put("_id", new JsonObject().put("$gt", after)))
                    .sortedBy(new JsonObject().put("_id", 1))
                    .limitedTo(PORTION);
            List<FailureCard> found =
                    cards.list(scope, find).stream().map(Stored::state).toList();
            if (found.isEmpty()) {
                return;
            }
            portion.accept(found);
            after = found.getLast().failureId();
        }
    }

    /** Approved cards that were applied most. */
    public List<FailureCard> mostUsed(Scope scope, int most) {
        Find find = Find.where(new JsonObject().put("status", CardStatus.APPROVED.wireName()))
                .sortedBy(new JsonObject().put("usage_count", -1).put("_id", 1))
                .limitedTo(most);
        return cards.list(scope, find).stream().map(Stored::state).toList();
    }

    public long count(Scope scope, JsonObject filter) {
        return cards.count(scope, filter);
    }

    public List<JsonObject> aggregate(Scope scope, JsonArray stages) {
        return cards.aggregate(scope, stages);
    }

    /** Ends the command with 422 when the rules refuse. */
    Stored<FailureCard> create(Command command, CardDecision decision) {
        return switch (decision) {
            case Changed(FailureCard card, List<CardEvent> events) ->
                cards.create(command, card.failureId(), card, drafts(events));
            case Refused(var faults) -> throw new RefusedException(Problem.invalid(faults));
            case Unchanged _, IllegalMove _, Closed _ -> throw new IllegalStateException("a new card has no past");
        };
    }

    /** Ends the command with 404, 412, 422 or 409, as the decision or the store has it. */
    public Stored<FailureCard> change(Command command, String id, Function<FailureCard, CardDecision> decide) {
        return cards.change(command, id, card -> change(decide.apply(card)));
    }

    /** What a repair taught of the card. */
    public void learn(Command command, String id, UnaryOperator<Metrics> learned, EventsOf events, Instant now) {
        cards.change(command, id, card -> {
            Metrics next = learned.apply(card.metrics());
            return next.equals(card.metrics())
                    ? new Change.Keep<>()
                    : new Change.To<>(
                            card.standing(card.status(), next, card.provenance().used(now)),
                            events.of(card.metrics(), next));
        });
    }

    /** A draft out of an import; again changes nothing. */
    public void imported(Command command, String id, JsonObject form, Instant now) {
        CardForm given = DocumentJson.read(form, CardForm.class);
        create(command, CardRules.create(id, given, command.principal().actor().id(), now));
    }

    /** A draft nobody wrote, of a repair that no card explains; that there is one already is no fault. */
    public void draft(Command command, String id, JsonObject form, BigDecimal trust, Instant now) {
        String by = command.principal().actor().id();
        CardForm given = DocumentJson.read(form, CardForm.class);
        CardDecision decision = CardRules.create(id, given, by, now);
        if (decision instanceof CardDecision.Changed(FailureCard card, List<CardEvent> events)) {
            FailureCard guessed = card.standing(card.status(), Metrics.starting(trust), card.provenance());
            cards.create(command, id, guessed, drafts(events));
        }
    }

    private static Change<FailureCard> change(CardDecision decision) {
        return switch (decision) {
            case Changed(FailureCard card, List<CardEvent> events) -> new Change.To<>(card, drafts(events));
            case Unchanged _ -> new Change.Keep<>();
            case Refused(var faults) -> new Change.Refuse<>(Problem.invalid(faults));
            case IllegalMove(CardStatus from, CardStatus to) -> new Change.Refuse<>(illegal(from, to));
            case Closed(CardStatus status) -> new Change.Refuse<>(closed(status));
        };
    }

    private static List<EventDraft> drafts(List<CardEvent> events) {
        return events.stream().map(event -> new EventDraft(event.type(), event)).toList();
    }

    private static Problem illegal(CardStatus from, CardStatus to) {
        return Problem.of(
                        ProblemCode.ILLEGAL_MOVE,
                        "A failure card that is " + from.wireName() + " cannot become " + to.wireName() + "; "
                                + ways(from) + ".")
                .with("from", from.wireName())
                .with("to", to.wireName())
                .with("legal_moves", from.legal());
    }

    private static String ways(CardStatus from) {
        return from.legal().isEmpty()
                ? "nothing leads out of this state"
                : "from here it may become " + String.join(", ", from.legal());
    }

    private static Problem closed(CardStatus status) {
        return Problem.of(
                        ProblemCode.ILLEGAL_MOVE,
                        "A failure card that is " + status.wireName() + " cannot be changed; " + ways(status) + ".")
                .with("from", status.wireName())
                .with("legal_moves", status.legal());
    }
}
