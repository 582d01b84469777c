package battwheels.intake;

import battwheels.intake.IntakeEvents.Surveyed;
import battwheels.intake.TrackingLinks.Tracked;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.Sealer;
import battwheels.platform.mail.Links;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketIntake;
import battwheels.tickets.TicketProgress;
import battwheels.tickets.TicketStory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of the counter on the web. */
public final class IntakeVerticle extends DomainVerticle {
    private static final String PAGE = "api/public/tickets/";
    private static final AggregateType<Survey> SURVEY =
            AggregateType.of("ticket_survey", CollectionSpec.named("ticket_surveys"), Survey.class);

    private final AggregateStore<Survey> surveys;
    private final TrackingLinks tracking;
    private final Links links;
    private final Questions questions;
    private final Function<String, Optional<OrganizationId>> bySlug;
    private final InstantSource clock;

    /**
     * What it stands on beside the kernel.
     *
     * @param bySlug the active organization of this name in addresses
     */
    public record Needs(Sealer sealer, Links links, Function<String, Optional<OrganizationId>> bySlug) {}

    record Submitted(String ticketId, String trackingToken, String trackingUrl) {}

    record Tracking(
            @com.fasterxml.jackson.annotation.JsonUnwrapped TicketProgress ticket, boolean surveyOpen) {}

    record TrackingLink(String trackingToken, String trackingUrl) {}

    record SurveyForm(
            int rating,
            @Nullable Boolean wouldRecommend,
            @Nullable String reviewText) {}

    public IntakeVerticle(Kernel kernel, Needs needs) {
        super("intake", kernel.channels(), kernel.idempotent());
        this.surveys = kernel.aggregates(SURVEY);
        this.tracking = new TrackingLinks(needs.sealer());
        this.links = needs.links();
        this.questions = new Questions(kernel.channels());
        this.bySlug = needs.bySlug();
        this.clock = kernel.clock();
    }

    @Override
    protected void bind(Operations on) {
        on.on("submitPublicTicket", this::submit)
                .on("trackPublicTicket", this::track)
                .on("answerSurvey", this::answerSurvey)
                .on("createTrackingLink", this::link)
                .on("getTicketSurvey", this::survey);
    }

    /** A workshop that is not there and one that is suspended are answered alike. */
    private Reply submit(Command command) {
        OrganizationId organization = command.query()
                .text("org_slug")
                .flatMap(bySlug)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        TicketIntake body = command.body(TicketIntake.class).under(command.newId("tkt"));
        questions.ask(scope(command, organization, body.customerName()), "tickets.takeIn", body, TicketProgress.class);
        String token = tracking.token(organization, body.ticketId());
        return new Reply.Made(new Submitted(body.ticketId(), token, links.to(PAGE + token)));
    }

    private Reply track(Command command) {
        Tracked tracked = opened(command);
        Scope scope = scope(command, tracked.organization(), Actor.SYSTEM.name());
        TicketProgress ticket = progress(scope, tracked.ticketId());
        boolean answered = surveys.find(scope, surveyId(tracked.ticketId())).isPresent();
        return new Reply.Plain(new Tracking(ticket, ticket.closed() && !answered));
    }

    private Reply answerSurvey(Command command) {
        Tracked tracked = opened(command);
        Scope scope = scope(command, tracked.organization(), Actor.SYSTEM.name());
        if (!progress(scope, tracked.ticketId()).closed()) {
            throw new RefusedException(Problem.of(ProblemCode.ILLEGAL_MOVE, "The ticket is not closed yet.")
                    .with("legal_moves", List.of()));
        }
        String id = surveyId(tracked.ticketId());
        boolean repeated = command.idempotency().repeated();
        if (!repeated && surveys.find(scope, id).isPresent()) {
            throw new RefusedException(Problem.of(ProblemCode.DUPLICATE, "This was answered before. Thank you."));
        }
        SurveyForm form = command.body(SurveyForm.class);
        Survey survey = new Survey(
                tracked.ticketId(), form.rating(), form.wouldRecommend(), form.reviewText(), clock.instant());
        Stored<Survey> kept = surveys.create(
                command.within(scope),
                id,
                survey,
                List.of(new EventDraft(IntakeEvents.SURVEYED, new Surveyed(survey.ticketId(), survey.rating()))));
        return new Reply.Made(kept.state());
    }

    /** For a customer whose ticket was taken in at the desk. */
    private Reply link(Command command) {
        String ticketId = seen(command);
        String token = tracking.token(command.scope().organization(), ticketId);
        return new Reply.Plain(new TrackingLink(token, links.to(PAGE + token)));
    }

    private Reply survey(Command command) {
        return surveys.find(command.scope(), surveyId(seen(command)))
                .<Reply>map(survey -> new Reply.Plain(survey.state()))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** The ticket the path names, where the caller may see it. */
    private String seen(Command command) {
        return questions
                .find(
                        command.scope(),
                        "tickets.describe",
                        Map.of("ticket_id", command.path("ticket_id")),
                        TicketStory.class)
                .map(TicketStory::ticketId)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** Every link that is not good, also of an organization that rests, is answered alike. */
    private Tracked opened(Command command) {
        Tracked tracked = tracking.open(command.path("token")).orElseThrow(IntakeVerticle::invalid);
        Scope scope = scope(command, tracked.organization(), Actor.SYSTEM.name());
        if (!questions.get(scope, "organizations.standing", Map.of(), Boolean.class)) {
            throw invalid();
        }
        return tracked;
    }

    private TicketProgress progress(Scope scope, String ticketId) {
        return questions
                .find(scope, "tickets.progress", Map.of("ticket_id", ticketId), TicketProgress.class)
                .orElseThrow(IntakeVerticle::invalid);
    }

    private static Scope scope(Command command, OrganizationId organization, String name) {
        Actor actor = new Actor("public", name, command.principal().actor().address());
        return new Scope(organization, actor, Grants.NONE, command.correlationId(), command.deadline());
    }

    private static String surveyId(String ticketId) {
        return "svy_" + ticketId.substring(ticketId.indexOf('_') + 1);
    }

    private static RefusedException invalid() {
        return new RefusedException(Problem.of(ProblemCode.LINK_INVALID, "This link is not valid."));
    }
}
