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
import battwheels.tickets.TicketEvents.ActivityDeleted;
import battwheels.tickets.TicketEvents.TicketEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

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

    /** Ends the command with 404 when the entry is of another ticket. */
    Stored<TicketActivity> edit(
            Command command, String ticketId, String activityId, Function<TicketActivity, ActivityDecision> decide) {
        return activities.change(command, activityId, activity -> of(ticketId, activity, change(decide, activity)));
    }

    void delete(Command command, String ticketId, String activityId) {
        activities.delete(command, activityId, activity -> of(ticketId, activity, taken(activity, command)));
    }

    private static Change<TicketActivity> taken(TicketActivity activity, Command command) {
        return activity.automatic()
                ? new Change.Refuse<>(settled("the entry was written by the product"))
                : new Change.To<>(
                        activity,
                        List.of(draft(new ActivityDeleted(
                                activity.ticketId(),
                                activity.activityId(),
                                command.principal().actor().id()))));
    }

    private static Change<TicketActivity> of(String ticketId, TicketActivity activity, Change<TicketActivity> change) {
        return activity.ticketId().equals(ticketId) ? change : new Change.Refuse<>(Problem.notFound());
    }

    private static Change<TicketActivity> change(
            Function<TicketActivity, ActivityDecision> decide, TicketActivity activity) {
        return change(decide.apply(activity));
    }

    private static Change<TicketActivity> change(ActivityDecision decision) {
        return switch (decision) {
            case ActivityDecision.Kept(TicketActivity activity, TicketEvent event) ->
                new Change.To<>(activity, List.of(draft(event)));
            case ActivityDecision.Unchanged _ -> new Change.Keep<>();
            case ActivityDecision.NotTheAuthor(String author) ->
                new Change.Refuse<>(
                        Problem.of(ProblemCode.RBAC_DENIED, "Only its author, " + author + ", may correct this note."));
            case ActivityDecision.Settled(String reason) -> new Change.Refuse<>(settled(reason));
            case ActivityDecision.Refused(var faults) -> new Change.Refuse<>(Problem.invalid(faults));
        };
    }

    private static Problem settled(String reason) {
        return Problem.of(ProblemCode.ILLEGAL_MOVE, "This cannot be changed: " + reason + ".")
                .with("legal_moves", List.of());
    }

    private static EventDraft draft(TicketEvent event) {
        return new EventDraft(event.type(), event);
    }
}
