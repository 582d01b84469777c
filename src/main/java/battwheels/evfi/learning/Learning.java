package battwheels.evfi.learning;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.FailureMode;
import battwheels.evfi.card.Metrics;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.own.EventsOf;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Reaction;
import battwheels.platform.outbox.Stored;
import battwheels.platform.store.Find;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What closed tickets teach, each once: the statistics of the card it was closed with, or a draft of a failure that no
 * card explains. All of it is the organization's own; of a card of the library it keeps an overlay.
 */
public final class Learning {
    /** What an automatic draft is trusted with. */
    private static final BigDecimal GUESSED = new BigDecimal("0.3");

    static final AggregateType<Lesson> TYPE = AggregateType.of(
                    "lesson",
                    CollectionSpec.named("lessons").unique("ticket_id").indexed("learned_at"),
                    Lesson.class)
            .unique(lesson -> Map.of("ticket_id", lesson.ticketId()));

    private final Kernel kernel;
    private final EventLog log;
    private final AggregateStore<Lesson> lessons;
    private final TenantKnowledge own;
    private final GlobalKnowledge library;
    private final Overlays overlays;
    private final InstantSource clock;

    public Learning(Kernel kernel, TenantKnowledge own, GlobalKnowledge library, Overlays overlays) {
        this.kernel = kernel;
        this.log = kernel.log();
        this.lessons = kernel.aggregates(TYPE);
        this.own = own;
        this.library = library;
        this.overlays = overlays;
        this.clock = kernel.clock();
    }

    public void follow() {
        kernel.subscriptions().declare(Subscription.of("evfi", "learning").on("ticket.closed", this::closed));
    }

    void closed(Scope scope, JsonObject event) {
        Command command = Reaction.command(scope, event, "learnFromTicket");
        JsonObject closing = event.getJsonObject("data");
        String ticketId = closing.getString("ticket_id");
        String id = "lesson_" + bare(ticketId);
        Lesson told = new Lesson(
                id,
                ticketId,
                event.getString("id"),
                closing.getString("resolution_outcome"),
                closing.getString("selected_failure_card"),
                null,
                unexpected(scope, closing),
                false,
                clock.instant());
        Lesson lesson = lessons.create(command.step(), id, told, List.of()).state();
        if (lesson.applied() || !lesson.eventId().equals(told.eventId())) {
            return;
        }
        Optional<String> draft = apply(command, event, lesson);
        lessons.change(
                command,
                id,
                before -> new Change.To<>(
                        draft.map(before::withDraft).orElse(before).done(), List.of()));
    }

    private List<String> unexpected(Scope scope, JsonObject closing) {
        String failureId = closing.getString("selected_failure_card");
        JsonArray used = closing.getJsonArray("parts_used", new JsonArray());
        if (failureId == null || used.isEmpty()) {
            return List.of();
        }
        List<String> parts = used.stream().map(String.class::cast).toList();
        return own.stored(scope, failureId)
                .map(Stored::state)
                .or(() -> library.approved(failureId))
                .map(card -> LearningRules.unexpected(parts, card.cure().requiredParts()))
                .orElse(List.of());
    }

    private static String bare(String ticketId) {
        return ticketId.substring(ticketId.indexOf('_') + 1);
    }

    /** The draft's id, if one was written. */
    private Optional<String> apply(Command command, JsonObject event, Lesson lesson) {
        if (lesson.outcome() == null) {
            return Optional.empty();
        }
        boolean success = "success".equals(lesson.outcome());
        if (lesson.failureId() != null) {
            count(command, lesson, lesson.failureId(), success);
            return Optional.empty();
        }
        return "failure".equals(lesson.outcome()) ? Optional.empty() : Optional.of(draft(command, event, lesson));
    }

    private void count(Command command, Lesson lesson, String failureId, boolean success) {
        String by = command.principal().actor().id();
        Instant now = clock.instant();
        UnaryOperator<Metrics> learned = metrics -> LearningRules.used(metrics, success, lesson.ticketId(), by, now);
        EventsOf events = (before, after) -> events(lesson, failureId, before, after);
        Optional<Stored<FailureCard>> mine = own.stored(command.scope(), failureId);
        if (mine.isPresent()) {
            own.learn(command, failureId, learned, events, now);
        } else {
            library.approved(failureId).ifPresent(card -> overlays.change(command, card, learned, events));
        }
    }

    private static List<EventDraft> events(Lesson lesson, String failureId, Metrics before, Metrics after) {
        String outcome = String.valueOf(lesson.outcome());
        return List.of(
                new EventDraft(
                        "failure_card.used",
                        new LearningEvents.CardUsed(
                                failureId, lesson.ticketId(), outcome, "success".equals(outcome), null, null)),
                new EventDraft(
                        "ai.confidence_updated",
                        new LearningEvents.ConfidenceUpdated(
                                failureId,
                                before.confidenceScore(),
                                after.confidenceScore(),
                                "success".equals(outcome) ? "repair succeeded" : "repair did not succeed",
                                after.effectivenessScore())));
    }

    /** One for each ticket: its id is made of the ticket's. */
    private String draft(Command command, JsonObject event, Lesson lesson) {
        JsonObject closing = event.getJsonObject("data");
        JsonObject opened = opened(command.scope(), lesson.ticketId());
        String id = "fc_" + bare(lesson.ticketId());
        own.draft(command.step(), id, form(opened, closing, lesson.ticketId()), GUESSED, clock.instant());
        return id;
    }

    /** What was told when the ticket was opened; empty when the log no longer has it. */
    private JsonObject opened(Scope scope, String ticketId) {
        JsonObject filter = new JsonObject().put("aggregateid", ticketId).put("type", "ticket.created");
        return log.find(scope, Find.where(filter).limitedTo(1)).stream()
                .findFirst()
                .map(each -> each.getJsonObject("data"))
                .orElseGet(JsonObject::new);
    }

    private static JsonObject form(JsonObject opened, JsonObject closing, String ticketId) {
        String title = told(opened, "title", "Failure without a card");
        String words = title + " " + told(opened, "category", "") + " " + told(opened, "description", "");
        JsonObject form = new JsonObject()
                .put("title", title)
                .put("symptom_text", cut(told(opened, "description", title), 5_000))
                .put("subsystem_category", Subsystem.named(words).wireName())
                .put("failure_mode", FailureMode.UNKNOWN.wireName())
                .put("error_codes", opened.getJsonArray("error_codes_reported", new JsonArray()))
                .put("root_cause", cut(told(closing, "resolution", "not told"), 1_000))
                .put("resolution_summary", closing.getString("resolution"))
                .put("source_type", "field_discovery")
                .put("source_ticket_id", ticketId);
        String make = opened.getString("vehicle_make");
        String model = opened.getString("vehicle_model");
        return make == null || model == null
                ? form
                : form.put(
                        "vehicle_models",
                        new JsonArray().add(new JsonObject().put("make", make).put("model", model)));
    }

    /** An event names a member that has no value. */
    private static String told(JsonObject data, String member, String otherwise) {
        String value = data.getString(member);
        return value == null ? otherwise : value;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
