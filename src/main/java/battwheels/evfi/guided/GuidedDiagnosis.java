package battwheels.evfi.guided;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.ResolutionStep;
import battwheels.evfi.card.Signs;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.card.VehicleFit;
import battwheels.evfi.guided.DiagnosisSession.Done;
import battwheels.evfi.guided.DiagnosisSession.SessionStatus;
import battwheels.evfi.guided.TreeResolution.TreePart;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.matching.Match;
import battwheels.evfi.matching.MatchAnswer;
import battwheels.evfi.matching.Matching;
import battwheels.evfi.matching.Shown;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketStory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guided diagnoses of tickets: what fits the complaint, step by step to a resolution, and what that will cost. */
public final class GuidedDiagnosis {
    private static final int SUGGESTED = 5;
    private static final BigDecimal NEAR = new BigDecimal("0.5");

    private static final AggregateType<DiagnosisSession> TYPE = AggregateType.of(
            "diagnosis", CollectionSpec.named("diagnoses").indexed("ticket_id,status"), DiagnosisSession.class);

    private final AggregateStore<DiagnosisSession> sessions;
    private final TenantKnowledge own;
    private final GlobalKnowledge library;
    private final Matching matching;
    private final Questions questions;
    private final InstantSource clock;

    public GuidedDiagnosis(Kernel kernel, TenantKnowledge own, GlobalKnowledge library, Matching matching) {
        this.sessions = kernel.aggregates(TYPE);
        this.own = own;
        this.library = library;
        this.matching = matching;
        this.questions = new Questions(kernel.channels());
        this.clock = kernel.clock();
    }

    record Start(@Nullable String ticketId, @Nullable String failureCardId) {
        Faults faults() {
            return new Faults()
                    .needed("ticket_id", Objects.requireNonNullElse(ticketId, ""), 64)
                    .needed("failure_card_id", Objects.requireNonNullElse(failureCardId, ""), 64);
        }
    }

    record Outcome(
            @Nullable StepOutcome outcome,
            @Nullable String notes,
            @Nullable String actualMeasurement,
            @Nullable Integer timeTakenSeconds) {
        Faults faults() {
            return new Faults()
                    .require(outcome != null, "outcome", "is required")
                    .text("notes", notes, 2_000)
                    .text("actual_measurement", actualMeasurement, 200)
                    .range("time_taken_seconds", timeTakenSeconds, 0, 1_000_000);
        }
    }

    /** What an organization is told when a diagnosis begins or ends. */
    public record Told(
            String sessionId,
            String ticketId,
            String failureId,
            @Nullable String resolutionId) {}

    record Path(
            String failureId,
            String title,
            String scope,
            Subsystem subsystemCategory,
            @Nullable String symptomText,
            String rootCause,
            List<String> resolutionSteps,
            @Nullable String vehicleModel,
            BigDecimal similarityScore,
            String confidenceLevel,
            List<String> reasons,
            boolean hasDecisionTree,
            int decisionTreeSteps) {}

    record ActiveSession(String sessionId) {}

    record Suggestions(
            String ticketId,
            Subsystem classifiedSubsystem,
            List<Path> suggestedPaths,
            boolean degraded,
            @Nullable ActiveSession activeSession) {}

    record StepTaken(
            @Nullable TreeStep nextStep,
            boolean sessionCompleted,
            @Nullable TreeResolution resolution) {}

    record ResolutionName(String title, String description) {}

    record Estimate(
            ResolutionName resolution,
            List<TreePart> parts,
            Money partsTotal,
            BigDecimal laborHours,
            Money laborRate,
            Money laborTotal,
            Money estimatedTotal,
            int expectedTimeMinutes) {}

    record Tree(List<TreeStep> steps) {}

    record View(
            String sessionId,
            String ticketId,
            String failureCardId,
            SessionStatus status,
            @Nullable TreeStep currentStep,
            List<Done> completedSteps,
            @Nullable String selectedResolutionId,
            Tree tree) {
        static View of(DiagnosisSession session) {
            TreeStep current = session.currentStepId() == null
                    ? null
                    : session.tree().step(session.currentStepId()).orElse(null);
            return new View(
                    session.sessionId(),
                    session.ticketId(),
                    session.failureCardId(),
                    session.status(),
                    current,
                    session.completedSteps(),
                    session.selectedResolutionId(),
                    new Tree(session.tree().steps()));
        }
    }

    public Reply suggestions(Command command) {
        TicketStory story = story(command.scope(), command.path("ticket_id"));
        MatchAnswer found = matching.match(command.scope(), shown(story));
        List<Path> paths = found.matches().stream()
                .map(match -> path(command.scope(), match))
                .flatMap(Optional::stream)
                .toList();
        return new Reply.Plain(new Suggestions(
                story.ticketId(),
                Subsystem.named(story.title() + " " + story.category() + " " + story.description()),
                paths,
                found.degraded(),
                active(command.scope(), story.ticketId())
                        .map(session -> new ActiveSession(session.sessionId()))
                        .orElse(null)));
    }

    static Shown shown(TicketStory story) {
        String words = story.description() == null ? story.title() : story.title() + ". " + story.description();
        return new Shown(
                words,
                Signs.codes(story.errorCodes()),
                story.vehicleMake(),
                story.vehicleModel(),
                null,
                null,
                null,
                null,
                false,
                SUGGESTED);
    }

    private Optional<Path> path(Scope scope, Match match) {
        return card(scope, match.failureId()).map(card -> {
            Optional<DecisionTree> tree = DecisionTree.of(card);
            return new Path(
                    card.failureId(),
                    card.title(),
                    match.scope(),
                    card.subsystemCategory(),
                    card.signs().symptomText(),
                    card.cause().rootCause(),
                    card.cure().resolutionSteps().stream()
                            .map(ResolutionStep::action)
                            .toList(),
                    card.fit().vehicleModels().stream()
                            .findFirst()
                            .map(VehicleFit::model)
                            .orElse(null),
                    match.matchScore(),
                    match.matchScore().compareTo(NEAR) >= 0 ? "high" : "medium",
                    match.reasons(),
                    tree.isPresent(),
                    tree.map(each -> each.steps().size()).orElse(0));
        });
    }

    /** One session is active on a ticket: starting again goes on with it. */
    public Reply start(Command command) {
        Start body = command.body(Start.class);
        refuse(body.faults());
        Scope scope = command.scope();
        String ticketId = Objects.requireNonNull(body.ticketId());
        story(scope, ticketId);
        Optional<DiagnosisSession> open = active(scope, ticketId);
        if (open.isPresent() && !command.idempotency().completed()) {
            return new Reply.Made(View.of(open.get()));
        }
        FailureCard card = card(scope, Objects.requireNonNull(body.failureCardId()))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        DecisionTree tree = DecisionTree.of(card)
                .orElseThrow(() -> new RefusedException(
                        Problem.invalid(List.of(new Fault("/failure_card_id", "is a card without steps to follow")))));
        String id = command.newId("efi");
        String by = command.principal().actor().id();
        DiagnosisSession begun = DiagnosisSession.begun(id, ticketId, tree, by, clock.instant());
        Told told = new Told(id, ticketId, card.failureId(), null);
        Stored<DiagnosisSession> made =
                sessions.create(command, id, begun, List.of(new EventDraft("diagnosis.started", told)));
        return new Reply.Made(View.of(made.state()));
    }

    public Reply get(Command command) {
        return new Reply.Plain(View.of(session(command)));
    }

    /** The ticket's active session, or null. */
    public Reply ofTicket(Command command) {
        Scope scope = command.scope();
        String ticketId = story(scope, command.path("ticket_id")).ticketId();
        return new Reply.Plain(active(scope, ticketId).<Object>map(View::of).orElse(NullNode.getInstance()));
    }

    public Reply answer(Command command) {
        Outcome body = command.body(Outcome.class);
        refuse(body.faults());
        String stepId = command.path("step_id");
        session(command);
        Stored<DiagnosisSession> after = sessions.change(command, command.path("session_id"), session -> {
            Optional<TreeStep> due = Optional.ofNullable(session.currentStepId())
                    .filter(stepId::equals)
                    .flatMap(id -> session.tree().step(id));
            return due.<Change<DiagnosisSession>>map(step -> taken(command, session, step, body))
                    .orElseGet(() -> new Change.Refuse<>(Problem.of(
                            ProblemCode.ILLEGAL_MOVE,
                            session.currentStepId() == null
                                    ? "This diagnosis is over."
                                    : "The step that is due is " + session.currentStepId() + ".")));
        });
        return new Reply.Plain(taken(after.state()));
    }

    private Change<DiagnosisSession> taken(Command command, DiagnosisSession session, TreeStep step, Outcome body) {
        Done done = new Done(
                step.stepId(),
                Objects.requireNonNull(body.outcome()),
                body.notes(),
                body.actualMeasurement(),
                Objects.requireNonNullElse(body.timeTakenSeconds(), 0),
                command.principal().actor().id(),
                clock.instant());
        DiagnosisSession next = session.answered(step, done, clock.instant());
        List<EventDraft> events = next.status() == SessionStatus.COMPLETED
                ? List.of(new EventDraft(
                        "diagnosis.completed",
                        new Told(next.sessionId(), next.ticketId(), next.failureCardId(), next.selectedResolutionId())))
                : List.of();
        return new Change.To<>(next, events);
    }

    private static StepTaken taken(DiagnosisSession session) {
        TreeStep next = session.currentStepId() == null
                ? null
                : session.tree().step(session.currentStepId()).orElse(null);
        String selected = session.selectedResolutionId();
        return new StepTaken(
                next,
                session.status() == SessionStatus.COMPLETED,
                selected == null ? null : session.tree().resolution(selected));
    }

    /** 404 until the diagnosis has come to a resolution. */
    public Reply estimate(Command command) {
        DiagnosisSession session = session(command);
        if (session.selectedResolutionId() == null) {
            throw new RefusedException(Problem.notFound());
        }
        TreeResolution chosen = session.tree().resolution(session.selectedResolutionId());
        Money parts = chosen.partsRequired().stream()
                .map(part -> new Money(part.price().paise() * part.quantity()))
                .reduce(Money.ZERO, Money::plus);
        Money labour = new Money(BigDecimal.valueOf(chosen.laborRate().paise())
                .multiply(chosen.laborHours())
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
        return new Reply.Plain(new Estimate(
                new ResolutionName(chosen.title(), chosen.description()),
                chosen.partsRequired(),
                parts,
                chosen.laborHours(),
                chosen.laborRate(),
                labour,
                parts.plus(labour),
                chosen.expectedTimeMinutes()));
    }

    /** A session is seen by those who may see its ticket. */
    private DiagnosisSession session(Command command) {
        DiagnosisSession session =
                sessions.get(command.scope(), command.path("session_id")).state();
        story(command.scope(), session.ticketId());
        return session;
    }

    private Optional<DiagnosisSession> active(Scope scope, String ticketId) {
        JsonObject filter = new JsonObject().put("ticket_id", ticketId).put("status", "active");
        return sessions.list(scope, Find.where(filter).limitedTo(1)).stream()
                .map(Stored::state)
                .findFirst();
    }

    private TicketStory story(Scope scope, String ticketId) {
        return questions
                .find(scope, "tickets.describe", Map.of("ticket_id", ticketId), TicketStory.class)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Optional<FailureCard> card(Scope scope, String id) {
        return own.stored(scope, id).map(Stored::state).or(() -> library.approved(id));
    }

    private static void refuse(Faults faults) {
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
    }
}
