package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Actor;
import battwheels.tickets.BillableTicket;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the service desk on the estimates of tickets. They are estimates like others, under the id that the
 * ticket's makes: a ticket has one, whoever asks for it first. Tickets hear of it by its events.
 */
final class TicketEstimates {
    /** @param customerId for a ticket that names no contact */
    record Ensured(@Nullable String customerId) {}

    /** @param version that the caller has seen; null: not told */
    record Words(@Nullable String reason, @Nullable Integer version) {}

    private final EstimateRepository estimates;
    private final Estimates all;
    private final InvoiceDrafts drafts;
    private final Surroundings surroundings;
    private final InstantSource clock;

    TicketEstimates(
            EstimateRepository estimates,
            Estimates all,
            InvoiceDrafts drafts,
            Surroundings surroundings,
            InstantSource clock) {
        this.estimates = estimates;
        this.all = all;
        this.drafts = drafts;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply list(Command command) {
        LocalDate today = today(command);
        return new Reply.Listing(estimates.ofTickets(command, today).map(stored -> view(stored.state(), today)));
    }

    Reply get(Command command) {
        return shown(command, ofTicket(command, id(command)));
    }

    Reply ofTicket(Command command) {
        Stored<Estimate> stored = ofTicket(command, idOf(command));
        if (!command.path("ticket_id").equals(stored.state().ticketId())) {
            throw new RefusedException(Problem.notFound());
        }
        return shown(command, stored);
    }

    /** The estimate of the ticket, begun if there is none; one that was made void is begun again. */
    Reply ensure(Command command) {
        BillableTicket ticket = surroundings
                .ticket(command.scope(), command.path("ticket_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        String id = idOf(command);
        Stored<Estimate> there = estimates.find(command.scope(), id).orElseGet(() -> begun(command, id, ticket));
        Stored<Estimate> numbered = all.numbered(command, there);
        command.expect(numbered.version());
        if (numbered.state().status() != EstimateStatus.VOID) {
            return shown(command, numbered);
        }
        EstimateRules.Move move = move(command, EstimateStatus.DRAFT, new Words(null, null));
        return shown(command, estimates.change(command, id, estimate -> EstimateRules.reopened(estimate, move)));
    }

    private Stored<Estimate> begun(Command command, String id, BillableTicket ticket) {
        @Nullable String named = command.body(Ensured.class).customerId();
        InvoiceForm form = EstimateForm.of(ticket.customerId() == null ? named : ticket.customerId());
        OrganizationCard organization = surroundings.organization(command.scope());
        DraftRules.Known known = drafts.known(command, form, organization);
        InvoiceDrafts.refuse(new Faults()
                .require(
                        known.party() != null,
                        "customer_id",
                        "must be the id of a contact, given here or on the ticket, for the ticket names none"));
        Estimate.ForTicket tie =
                new Estimate.ForTicket(ticket.ticketId(), ticket.vehicleNumber(), ticket.vehicleModel());
        InvoiceContent content = DraftRules.blank(form, known);
        return estimates.create(
                command.step(), Estimate.begun(id, content, tie, actor(command).id(), clock.instant()));
    }

    Reply addLine(Command command) {
        TicketLineForm form = command.body(TicketLineForm.class);
        String lineId = "li_" + command.idempotency().target() + "001";
        return changed(command, form.version(), content -> EstimateLines.added(content, lineId, form));
    }

    Reply changeLine(Command command) {
        TicketLineForm form = command.body(TicketLineForm.class);
        return changed(command, form.version(), content -> EstimateLines.changed(content, lineId(command), form));
    }

    Reply removeLine(Command command) {
        int version = Math.toIntExact(command.query().number("version").orElse(0L));
        return changed(command, version, content -> EstimateLines.without(content, lineId(command)));
    }

    private Reply changed(Command command, int version, UnaryOperator<InvoiceContent> write) {
        EstimateRules.Move move = move(command, EstimateStatus.DRAFT, new Words(null, version));
        return change(
                command,
                estimate -> EstimateRules.isStale(estimate, version)
                        ? stale(estimate, move.today())
                        : EstimateRules.edited(estimate, write.apply(estimate.content()), move));
    }

    Reply move(Command command, EstimateStatus to) {
        EstimateRules.Move move = move(command, to, command.body(Words.class));
        return change(
                command,
                estimate -> EstimateRules.isStale(estimate, move.version()) && estimate.status() != to
                        ? stale(estimate, move.today())
                        : EstimateRules.moved(estimate, move));
    }

    Reply lock(Command command) {
        Actor by = actor(command);
        String reason = String.valueOf(command.body(Words.class).reason()).strip();
        Estimate.Lock lock = new Estimate.Lock(reason, by.id(), by.name(), clock.instant());
        return change(command, estimate -> EstimateRules.locked(estimate, lock));
    }

    Reply unlock(Command command) {
        return change(
                command,
                estimate -> EstimateRules.unlocked(estimate, actor(command).id(), clock.instant()));
    }

    Reply convert(Command command) {
        ofTicket(command, id(command));
        return all.convert(command);
    }

    private Reply change(Command command, Function<Estimate, Change<Estimate>> decide) {
        return shown(
                command,
                estimates.change(
                        command,
                        id(command),
                        estimate -> estimate.ticket() == null
                                ? new Change.Refuse<>(Problem.notFound())
                                : decide.apply(estimate)));
    }

    private static Change<Estimate> stale(Estimate estimate, LocalDate today) {
        return new Change.Refuse<>(EstimateRules.stale(estimate).with("current_estimate", view(estimate, today)));
    }

    private Stored<Estimate> ofTicket(Command command, String id) {
        return estimates
                .find(command.scope(), id)
                .filter(stored -> stored.state().ticket() != null)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply shown(Command command, Stored<Estimate> stored) {
        return new Reply.Resource(view(stored.state(), today(command)), stored.version());
    }

    private static TicketEstimateView view(Estimate estimate, LocalDate today) {
        Optional<Estimate.ForTicket> ticket = Optional.ofNullable(estimate.ticket());
        return TicketEstimateView.of(estimate, ticket.orElseThrow(), today);
    }

    private EstimateRules.Move move(Command command, EstimateStatus to, Words words) {
        return new EstimateRules.Move(
                to, words.reason(), actor(command).id(), today(command), clock.instant(), words.version());
    }

    private LocalDate today(Command command) {
        return surroundings.today(surroundings.organization(command.scope()));
    }

    private static Actor actor(Command command) {
        return command.principal().actor();
    }

    private static String id(Command command) {
        return command.path("estimate_id");
    }

    private static String lineId(Command command) {
        return command.path("line_item_id");
    }

    private static String idOf(Command command) {
        String ticketId = command.path("ticket_id");
        return "est_" + ticketId.substring(ticketId.indexOf('_') + 1);
    }
}
