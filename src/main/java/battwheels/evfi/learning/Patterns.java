package battwheels.evfi.learning;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.learning.EmergingPattern.PatternStatus;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an organization's unexplained failures and unexpected parts have in common: looked for at night and when asked. */
public final class Patterns {
    private static final Schedule NIGHTLY = Schedule.nightly("evfi.detect_patterns", 3);
    private static final int PATTERNS = 200;

    private static final AggregateType<EmergingPattern> TYPE = AggregateType.of(
            "emerging_pattern",
            CollectionSpec.named("emerging_patterns").indexed("last_occurrence"),
            EmergingPattern.class);

    private final Kernel kernel;
    private final AggregateStore<EmergingPattern> patterns;
    private final AggregateStore<Lesson> lessons;
    private final TenantKnowledge own;
    private final InstantSource clock;

    public Patterns(Kernel kernel, TenantKnowledge own) {
        this.kernel = kernel;
        this.patterns = kernel.aggregates(TYPE);
        this.lessons = kernel.aggregates(Learning.TYPE);
        this.own = own;
        this.clock = kernel.clock();
    }

    record Detected(int patterns) {}

    record Found(List<EmergingPattern> patterns) {}

    record Review(
            @Nullable PatternStatus status,
            @Nullable String reviewNotes,
            @Nullable String linkedFailureCardId) {
        Faults faults() {
            return new Faults()
                    .require(status != null && status != PatternStatus.DETECTED, "status", "must be a judgement")
                    .text("review_notes", reviewNotes, 2_000)
                    .text("linked_failure_card_id", linkedFailureCardId, 64);
        }
    }

    public void follow() {
        kernel.jobs()
                .schedule(
                        NIGHTLY,
                        (job, tick) -> new Detected(
                                upsert(job.command("detectPatterns")).size()));
    }

    public Reply list(Command command) {
        JsonObject filter = new JsonObject();
        command.query().text("status").ifPresent(status -> filter.put("status", status));
        return new Reply.Listing(patterns.page(command.scope(), filter, command.page(), "last_occurrence")
                .map(Stored::state));
    }

    public Reply detect(Command command) {
        return new Reply.Plain(new Found(upsert(command)));
    }

    private List<EmergingPattern> upsert(Command command) {
        List<FailureCard> drafts =
                own.latest(command.scope(), new JsonObject().put("status", CardStatus.DRAFT.wireName()), Find.MAX);
        String organization = command.scope().organization().value();
        Find latest = Find.where(new JsonObject())
                .sortedBy(new JsonObject().put("learned_at", -1).put("_id", -1))
                .limitedTo(Find.MAX);
        List<Lesson> taught = lessons.list(command.scope(), latest).stream()
                .map(Stored::state)
                .toList();
        return PatternRules.found(organization, drafts, taught, clock.instant()).stream()
                .limit(PATTERNS)
                .map(pattern -> seen(command, pattern))
                .toList();
    }

    private EmergingPattern seen(Command command, EmergingPattern now) {
        String id = now.patternId();
        EventDraft told = new EventDraft(
                "ai.pattern_detected",
                new LearningEvents.PatternDetected(
                        id,
                        now.patternType().name().toLowerCase(Locale.ROOT),
                        now.description(),
                        now.occurrenceCount(),
                        now.confidenceScore()));
        patterns.create(command.step(), id, now, List.of(told));
        return patterns.change(command.step(), id, before -> {
                    EmergingPattern again = before.again(now);
                    return again.equals(before) ? new Change.Keep<>() : new Change.To<>(again, List.of());
                })
                .state();
    }

    public Reply review(Command command) {
        Review body = command.body(Review.class);
        Faults faults = body.faults();
        String card = body.linkedFailureCardId();
        if (card != null && own.stored(command.scope(), card).isEmpty()) {
            faults.add("linked_failure_card_id", "is no card of yours");
        }
        PatternStatus to = body.status();
        if (faults.any() || to == null) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String by = command.principal().actor().id();
        Stored<EmergingPattern> after = patterns.change(
                command,
                command.path("pattern_id"),
                before ->
                        new Change.To<>(before.reviewed(to, by, clock.instant(), body.reviewNotes(), card), List.of()));
        return new Reply.Resource(after.state(), after.version());
    }
}
