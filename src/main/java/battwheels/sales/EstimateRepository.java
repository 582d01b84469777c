package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Counted;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Limit;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where estimates are kept. */
final class EstimateRepository {
    private static final String OF_TICKET = "of_ticket";
    private static final List<String> ANSWERABLE = List.of("sent", "customer_viewed");
    private static final AggregateType<Estimate> TYPE = AggregateType.of(
                    "estimate",
                    CollectionSpec.named("estimates").indexed("status,date", "date", "customer_id"),
                    Estimate.class)
            .derived(EstimateRepository::derived)
            .counted(Counted.every(Limit.ESTIMATES))
            .secret("link");

    private final AggregateStore<Estimate> estimates;

    EstimateRepository(Kernel kernel) {
        this.estimates = kernel.aggregates(TYPE);
    }

    private static Map<String, Object> derived(Estimate estimate) {
        InvoiceContent content = estimate.content();
        String number = Objects.requireNonNullElse(estimate.number(), "");
        return Map.of(
                OF_TICKET,
                estimate.ticket() != null,
                "customer_id",
                content.buyer().customerId(),
                "date",
                content.invoiceDate().toString(),
                "expiry_date",
                content.dueDate().toString(),
                "grand_total",
                content.totals().grandTotal().paise(),
                "estimate_number",
                number,
                DocumentSearch.WORDS,
                DocumentSearch.fold(number + "\n" + content.buyer().customerName()));
    }

    Optional<Stored<Estimate>> find(Scope scope, String id) {
        return estimates.find(scope, id);
    }

    Stored<Estimate> get(Scope scope, String id) {
        return estimates.get(scope, id);
    }

    Stored<Estimate> create(Command command, Estimate estimate) {
        return estimates.create(command, estimate.estimateId(), estimate, List.of(SalesEvents.created(estimate)));
    }

    Stored<Estimate> change(Command command, String id, Function<Estimate, Change<Estimate>> decide) {
        return estimates.change(command, id, decide);
    }

    void delete(Command command, String id, Function<Estimate, Change<Estimate>> decide) {
        estimates.delete(command, id, decide);
    }

    Slice<Stored<Estimate>> page(Command command, LocalDate today) {
        return page(command, filter(command.query(), today));
    }

    /** Those of tickets; their statuses go by other names. */
    Slice<Stored<Estimate>> ofTickets(Command command, LocalDate today) {
        JsonObject filter = new JsonObject().put(OF_TICKET, true);
        command.query().text("status").ifPresent(name -> ticketStatus(filter, name, today));
        return page(command, filter);
    }

    private Slice<Stored<Estimate>> page(Command command, JsonObject filter) {
        return estimates.page(
                command.scope(), filter, command.page(), command.page().sortBy());
    }

    private static void ticketStatus(JsonObject filter, String name, LocalDate today) {
        switch (name) {
            case "sent" ->
                filter.put("status", new JsonObject().put("$in", new JsonArray(ANSWERABLE)))
                        .put("expiry_date", new JsonObject().put("$gte", today.toString()));
            case "approved" -> status(filter, "accepted", today);
            case "rejected" -> status(filter, "declined", today);
            default -> status(filter, name, today);
        }
    }

    private static JsonObject filter(Query query, LocalDate today) {
        JsonObject filter = new JsonObject();
        query.text("customer_id").ifPresent(id -> filter.put("customer_id", id));
        query.text("status").ifPresent(status -> status(filter, status, today));
        DocumentSearch.between(filter, "date", query, "date_from", "date_to");
        DocumentSearch.words(filter, query);
        return filter;
    }

    private static void status(JsonObject filter, String status, LocalDate today) {
        if (status.equals("expired")) {
            filter.put("status", new JsonObject().put("$in", new JsonArray(ANSWERABLE)))
                    .put("expiry_date", new JsonObject().put("$lt", today.toString()));
        } else if (ANSWERABLE.contains(status)) {
            filter.put("status", status).put("expiry_date", new JsonObject().put("$gte", today.toString()));
        } else {
            filter.put("status", status);
        }
    }
}
