package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The operations on estimates, those of the customer's link included. */
public final class EstimatesVerticle extends DomainVerticle {
    private final Sales sales;

    public EstimatesVerticle(Kernel kernel) {
        super("estimates", kernel.channels(), kernel.idempotent());
        this.sales = new Sales(kernel);
        kernel.subscriptions()
                .declare(Subscription.of("estimates", "estimate_numbers")
                        .repeatable()
                        .on("estimate.created", this::number)
                        .on(
                                "invoice.deleted",
                                (scope, event) -> sales.estimates().takenBack(scope, event))
                        .on(
                                "invoice.voided",
                                (scope, event) -> sales.estimates().takenBack(scope, event)));
    }

    /** The collections without outboxes. */
    public static List<CollectionSpec> collections() {
        return List.of(NumberSlots.SLOTS);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listEstimates", command -> sales.estimates().list(command))
                .on("createEstimate", command -> sales.estimates().create(command))
                .on("getEstimate", command -> sales.estimates().get(command))
                .on("updateEstimate", command -> sales.estimates().update(command))
                .on("deleteEstimate", command -> sales.estimates().delete(command))
                .on("sendEstimate", command -> sales.estimates().move(command, EstimateStatus.SENT))
                .on("acceptEstimate", command -> sales.estimates().move(command, EstimateStatus.ACCEPTED))
                .on("declineEstimate", command -> sales.estimates().move(command, EstimateStatus.DECLINED))
                .on("voidEstimate", command -> sales.estimates().move(command, EstimateStatus.VOID))
                .on("convertEstimateToInvoice", command -> sales.estimates().convert(command))
                .on("convertEstimateToSalesOrder", command -> sales.estimates().order(command))
                .on("getEstimatePdf", command -> sales.files().estimate(command))
                .on("ensureTicketEstimate", command -> sales.ticketEstimates().ensure(command))
                .on("getEstimateOfTicket", command -> sales.ticketEstimates().ofTicket(command))
                .on("listTicketEstimates", command -> sales.ticketEstimates().list(command))
                .on("getTicketEstimate", command -> sales.ticketEstimates().get(command))
                .on("addTicketEstimateLine", command -> sales.ticketEstimates().addLine(command))
                .on(
                        "updateTicketEstimateLine",
                        command -> sales.ticketEstimates().changeLine(command))
                .on(
                        "deleteTicketEstimateLine",
                        command -> sales.ticketEstimates().removeLine(command))
                .on("sendTicketEstimate", command -> sales.ticketEstimates().move(command, EstimateStatus.SENT))
                .on("approveTicketEstimate", command -> sales.ticketEstimates().move(command, EstimateStatus.ACCEPTED))
                .on("lockTicketEstimate", command -> sales.ticketEstimates().lock(command))
                .on("unlockTicketEstimate", command -> sales.ticketEstimates().unlock(command))
                .on(
                        "convertTicketEstimateToInvoice",
                        command -> sales.ticketEstimates().convert(command))
                .on("shareEstimate", command -> sales.links().share(command))
                .on("revokeEstimateLink", command -> sales.links().revoke(command))
                .on("viewSharedEstimate", command -> sales.links().view(command))
                .on("answerSharedEstimate", command -> sales.links().answer(command));
    }

    private void number(Scope scope, JsonObject event) {
        Command command = Command.inside(scope, "numberEstimate", Map.of());
        sales.estimateRepository()
                .find(scope, event.getString("subject"))
                .ifPresent(estimate -> sales.estimates().numbered(command, estimate));
    }
}
