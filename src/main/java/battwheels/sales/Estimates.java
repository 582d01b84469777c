package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on estimates. */
final class Estimates {
    private static final String PATH = "/api/v1/estimates/";
    private static final String SERIES = "EST";

    record Words(@Nullable String reason) {}

    private final EstimateRepository estimates;
    private final NumberSlots slots;
    private final InvoiceDrafts drafts;
    private final Invoices invoices;
    private final SalesOrders orders;
    private final Surroundings surroundings;
    private final Quota quota;
    private final InstantSource clock;

    Estimates(
            EstimateRepository estimates,
            NumberSlots slots,
            InvoiceDrafts drafts,
            Invoices invoices,
            SalesOrders orders,
            Surroundings surroundings,
            Quota quota,
            InstantSource clock) {
        this.estimates = estimates;
        this.slots = slots;
        this.drafts = drafts;
        this.invoices = invoices;
        this.orders = orders;
        this.surroundings = surroundings;
        this.quota = quota;
        this.clock = clock;
    }

    Reply list(Command command) {
        LocalDate today = today(command);
        return new Reply.Listing(estimates.page(command, today).map(stored -> EstimateView.of(stored.state(), today)));
    }

    Reply get(Command command) {
        return shown(command, estimates.get(command.scope(), id(command)));
    }

    Reply create(Command command) {
        String id = command.newId("est");
        Optional<Stored<Estimate>> before =
                command.idempotency().repeated() ? estimates.find(command.scope(), id) : Optional.empty();
        Stored<Estimate> made = numbered(command, before.orElseGet(() -> written(command, id)));
        return new Reply.Created(EstimateView.of(made.state(), today(command)), made.version(), PATH + id);
    }

    private Stored<Estimate> written(Command command, String id) {
        InvoiceForm form = command.body(EstimateForm.class).asInvoice(true);
        OrganizationCard organization = surroundings.organization(command.scope());
        InvoiceContent content = InvoiceDrafts.content(form, null, drafts.known(command, form, organization));
        return estimates.create(
                command,
                Estimate.begun(id, content, null, command.principal().actor().id(), clock.instant()));
    }

    /** The estimate with its number; a crash before it has one is mended here, or by whoever hears that it was made. */
    Stored<Estimate> numbered(Command command, Stored<Estimate> written) {
        Estimate estimate = written.state();
        if (estimate.number() != null) {
            return written;
        }
        OrganizationCard organization = surroundings.organization(command.scope());
        String year = organization.fiscalYear(estimate.content().invoiceDate());
        NumberSlots.Series series =
                new NumberSlots.Series(SERIES, organization.documents().estimatePattern(), year);
        String number = slots.of(command.scope(), series, estimate.estimateId());
        return estimates.change(
                command.step(),
                estimate.estimateId(),
                any -> any.number() != null ? new Change.Keep<>() : new Change.To<>(any.numbered(number), List.of()));
    }

    Reply update(Command command) {
        InvoiceForm form = command.body(EstimateForm.class).asInvoice(false);
        OrganizationCard organization = surroundings.organization(command.scope());
        DraftRules.Known known = drafts.known(command, form, organization);
        EstimateRules.Move change = move(command, EstimateStatus.DRAFT, null);
        return shown(
                command,
                estimates.change(
                        command,
                        id(command),
                        estimate -> EstimateRules.edited(
                                estimate, InvoiceDrafts.content(form, estimate.content(), known), change)));
    }

    Reply delete(Command command) {
        LocalDate today = today(command);
        estimates.delete(command, id(command), estimate -> EstimateRules.deleted(estimate, today));
        return new Reply.Empty();
    }

    Reply move(Command command, EstimateStatus to) {
        EstimateRules.Move move = move(command, to, command.body(Words.class).reason());
        return shown(command, estimates.change(command, id(command), estimate -> EstimateRules.moved(estimate, move)));
    }

    /** The invoice takes the id that the estimate will name, so that a repeat meets it. */
    Reply convert(Command command) {
        Estimate estimate = estimates.get(command.scope(), id(command)).state();
        String invoiceId = estimate.invoiceId() == null ? command.newId("inv") : estimate.invoiceId();
        EstimateRules.Move move = move(command, EstimateStatus.CONVERTED, null);
        if (estimate.invoiceId() == null) {
            quota.look(command.scope(), Limit.INVOICES);
        }
        Estimate converted = estimates
                .change(
                        command.step(),
                        id(command),
                        any -> EstimateRules.invoiced(any, any.invoiceId() == null ? invoiceId : any.invoiceId(), move))
                .state();
        return invoices.ofEstimate(command, String.valueOf(converted.invoiceId()), converted, move.today());
    }

    /** Hears that an invoice was taken back. */
    void takenBack(Scope scope, JsonObject event) {
        JsonObject data = event.getJsonObject("data");
        String estimateId = data.getString("estimate_id");
        String invoiceId = data.getString("invoice_id");
        boolean known = estimateId != null && estimates.find(scope, estimateId).isPresent();
        if (known && invoices.isTakenBack(scope, invoiceId)) {
            Command command = Command.inside(scope, "releaseInvoiceOfEstimate", Map.of());
            String by = event.getString("actorid");
            estimates.change(
                    command, estimateId, estimate -> EstimateRules.released(estimate, invoiceId, by, clock.instant()));
        }
    }

    /** As {@link #convert}, to a sales order. */
    Reply order(Command command) {
        String orderId = command.newId("so");
        EstimateRules.Move move = move(command, EstimateStatus.CONVERTED, null);
        Estimate converted = estimates
                .change(
                        command.step(),
                        id(command),
                        any -> EstimateRules.ordered(
                                any, any.salesOrderId() == null ? orderId : any.salesOrderId(), move))
                .state();
        return orders.ofEstimate(command, String.valueOf(converted.salesOrderId()), converted);
    }

    private EstimateRules.Move move(Command command, EstimateStatus to, @Nullable String details) {
        return new EstimateRules.Move(to, details, command.principal().actor().id(), today(command), clock.instant());
    }

    private Reply shown(Command command, Stored<Estimate> stored) {
        return new Reply.Resource(EstimateView.of(stored.state(), today(command)), stored.version());
    }

    private LocalDate today(Command command) {
        return surroundings.today(surroundings.organization(command.scope()));
    }

    private static String id(Command command) {
        return command.path("estimate_id");
    }
}
