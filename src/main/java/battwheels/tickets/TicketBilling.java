package battwheels.tickets;

import battwheels.platform.bus.Command;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.money.Money;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what sales offer and bill for a ticket, and moves the ticket along. The desk knows no more of sales. */
final class TicketBilling {
    /**
     * What is read of the events of estimates and invoices.
     *
     * @param invoiceId that it is about, or that an estimate became; null: it became none
     */
    record Told(
            @Nullable String ticketId,
            @Nullable String status,
            @Nullable String invoiceId,
            @Nullable String estimateNumber,
            @Nullable String invoiceNumber,
            @Nullable Money grandTotal,
            @Nullable Money balanceDue) {}

    private final TicketRepository tickets;
    private final SlaDesk sla;
    private final InstantSource clock;

    TicketBilling(TicketRepository tickets, SlaDesk sla, InstantSource clock) {
        this.tickets = tickets;
        this.sla = sla;
        this.clock = clock;
    }

    Subscription subscription() {
        return Subscription.of("tickets", "ticket_billing")
                .urgency(Urgency.HIGH)
                .on("estimate.status_changed", this::offered)
                .on("invoice.sent", this::billed)
                .on("invoice.settled", this::settled)
                .on("invoice.deleted", this::takenBack)
                .on("invoice.voided", this::takenBack);
    }

    private void offered(Scope scope, JsonObject event) {
        Told told = told(event);
        BillingStep.ofEstimate(String.valueOf(told.status()))
                .filter(step -> step != BillingStep.BILLED || told.invoiceId() != null)
                .ifPresent(step -> follow(scope, event, told, step, "Estimate " + told.estimateNumber()));
    }

    /** What others pay for all of, nobody waits to be paid for. */
    private void billed(Scope scope, JsonObject event) {
        Told told = told(event);
        BillingStep step = Money.ZERO.equals(told.grandTotal()) ? BillingStep.BILLED : BillingStep.OWED;
        follow(scope, event, told, step, "Invoice " + told.invoiceNumber());
    }

    /** Who waited for payment makes two moves of it; the second is none for who did not. */
    private void takenBack(Scope scope, JsonObject event) {
        for (String move : List.of("followBilling", "followBillingOn")) {
            follow(scope, move, event, told(event), BillingStep.TAKEN_BACK, "Invoice taken back");
        }
    }

    private void settled(Scope scope, JsonObject event) {
        Told told = told(event);
        boolean paid = Money.ZERO.equals(told.balanceDue());
        follow(scope, event, told, paid ? BillingStep.PAID : BillingStep.OWED, paid ? "Paid" : "Not paid");
    }

    private void follow(Scope scope, JsonObject event, Told told, BillingStep step, String words) {
        follow(scope, "followBilling", event, told, step, words);
    }

    private void follow(Scope scope, String move, JsonObject event, Told told, BillingStep step, String words) {
        String ticketId = told.ticketId();
        if (ticketId == null || tickets.find(scope, ticketId).isEmpty()) {
            return;
        }
        Actor by = new Actor(
                event.getString("actorid"), event.getJsonObject("audit").getString("actor_name"), "internal");
        Command once = Command.because(scope, move, event.getString("id"));
        tickets.changeUnseen(
                once, ticketId, ticket -> sla.changed(scope, ticket, moved(ticket, step, words, by), clock.instant()));
    }

    /** Nobody's ticket is not assigned again. */
    private TicketDecision moved(Ticket ticket, BillingStep step, String words, Actor by) {
        TicketState to = step.from(ticket.status()).orElse(ticket.status());
        boolean possible = TicketMoves.isLegal(ticket.status(), to)
                && (to != TicketState.ASSIGNED || !ticket.technician().isNobody());
        if (!possible) {
            return new TicketDecision.Unchanged(ticket);
        }
        TicketChange change = new TicketChange(ticket, by, clock.instant());
        change.moveTo(to, words);
        return change.decision();
    }

    private static Told told(JsonObject event) {
        return DocumentJson.read(event.getJsonObject("data"), Told.class);
    }
}
