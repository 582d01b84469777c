package battwheels.tickets;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketEvents.TicketEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The only place that knows how timelines are kept: one document per entry. */
final class TimelineRepository {
    private static final AggregateType<TicketActivity> TYPE = AggregateType.of(
            "ticket_activity",
            CollectionSpec.named("ticket_activities").indexed("ticket_id,timestamp"),
            TicketActivity.class);

    private final AggregateStore<TicketActivity> activities;

    TimelineRepository(Kernel kernel) {
        this.activities = kernel.aggregates(TYPE);
    }

    Slice<Stored<TicketActivity>> page(Scope scope, String ticketId, PageQuery page) {
        return activities.page(scope, new JsonObject().put("ticket_id", ticketId), page, page.sortBy());
    }

    Stored<TicketActivity> add(Command command, ActivityDecision decision) {
        return switch (change(decision)) {
            case Change.To<TicketActivity>(TicketActivity activity, List<EventDraft> events) ->
                activities.create(command, activity.activityId(), activity, events);
            case Change.Refuse<TicketActivity>(Problem problem) -> throw new RefusedException(problem);
            case Change.Keep<TicketActivity> _ -> throw new IllegalStateException("a new entry has no past");
        };
    }

    /** Writes an entry of the product's own; the same entry again changes nothing. */
    void record(Command command, TicketActivity entry) {
        activities.create(command, entry.activityId(), entry, List.of());
    }

    /** Ends the command with 404 when the entry is none of this ticket. */
    Stored<TicketActivity> change(Command command, String ticketId, Function<TicketActivity, ActivityDecision> decide) {
        return activities.change(
                command, command.path("activity_id"), on(ticketId), activity -> change(decide.apply(activity)));
    }

    void delete(Command command, String ticketId, Function<TicketActivity, ActivityDecision> decide) {
        activities.delete(
                command, command.path("activity_id"), on(ticketId), activity -> change(decide.apply(activity)));
    }

    private static Predicate<TicketActivity> on(String ticketId) {
        return activity -> activity.ticketId().equals(ticketId);
    }

    private static Change<TicketActivity> change(ActivityDecision decision) {
        return switch (decision) {
            case ActivityDecision.Kept(TicketActivity activity, TicketEvent event) ->
                new Change.To<>(activity, List.of(draft(event)));
            case ActivityDecision.Unchanged _ -> new Change.Keep<>();
            case ActivityDecision.NotTheAuthor(String author) ->
                new Change.Refuse<>(
                        Problem.of(ProblemCode.RBAC_DENIED, "Only its author, " + author + ", may correct this note."));
            case ActivityDecision.Settled(String reason) ->
                new Change.Refuse<>(Problem.of(ProblemCode.ILLEGAL_MOVE, "This cannot be changed: " + reason + ".")
                        .with("legal_moves", List.of()));
            case ActivityDecision.Refused(var faults) -> new Change.Refuse<>(Problem.invalid(faults));
        };
    }

    private static EventDraft draft(TicketEvent event) {
        return new EventDraft(event.type(), event);
    }
}
