package battwheels.tickets;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.tenancy.Actor;
import java.time.Instant;
import java.time.InstantSource;

/** The operations on a ticket's timeline: what the product wrote there is read, what people wrote also corrected. */
final class Timeline {
    private final TicketRepository tickets;
    private final TimelineRepository entries;
    private final Kernel kernel;
    private final InstantSource clock;

    Timeline(Kernel kernel, TicketRepository tickets) {
        this.tickets = tickets;
        this.entries = new TimelineRepository(kernel);
        this.kernel = kernel;
        this.clock = kernel.clock();
    }

    /** Every change of a ticket leaves its entry from now on. */
    void follow() {
        kernel.subscriptions().declare(new TimelineReaction(entries).subscription());
    }

    /** Entries of changes are written by a reaction; what this server knows to be under way is waited for. */
    Reply list(Command command) {
        String ticketId = ticketId(command);
        kernel.catchUp(command.scope(), TimelineReaction.SUBSCRIPTION);
        return new Reply.Listing(
                entries.page(command.scope(), ticketId, command.page()).map(Stored::state));
    }

    Reply add(Command command) {
        String ticketId = ticketId(command);
        String activityId = command.newId("act");
        AddActivity body = command.body(AddActivity.class);
        Stored<TicketActivity> entry =
                entries.add(command, TimelineRules.add(activityId, ticketId, body, actor(command), now()));
        return new Reply.Created(
                entry.state(), entry.version(), "/api/v1/tickets/" + ticketId + "/activities/" + activityId);
    }

    Reply edit(Command command) {
        String ticketId = ticketId(command);
        EditActivity body = command.body(EditActivity.class);
        Stored<TicketActivity> entry = entries.change(
                command, ticketId, activity -> TimelineRules.edit(activity, body, actor(command), now()));
        return new Reply.Resource(entry.state(), entry.version());
    }

    Reply delete(Command command) {
        String ticketId = ticketId(command);
        entries.delete(command, ticketId, activity -> TimelineRules.delete(activity, actor(command)));
        return new Reply.Empty();
    }

    /** The id of the ticket that the path names and this caller may see; without one the command ends with 404. */
    private String ticketId(Command command) {
        return tickets.get(command).state().ticketId();
    }

    private static Actor actor(Command command) {
        return command.scope().actor();
    }

    private Instant now() {
        return clock.instant();
    }
}
