package battwheels.sales;

import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides the moves of a sales order: pure. */
final class SalesOrderRules {
    private static final Change<SalesOrder> KEEP = new Change.Keep<>();

    private SalesOrderRules() {}

    /** Who does it, and when. */
    record Doing(String by, Instant now) {
        Estimate.Line line(String action, @Nullable String words) {
            return new Estimate.Line(action, words, by, now);
        }
    }

    static Change<SalesOrder> moved(SalesOrder order, SalesOrderStatus to, @Nullable String words, Doing doing) {
        if (order.status() == to) {
            return KEEP;
        }
        if (!order.status().legal().contains(to)) {
            return illegal(order, to.wireName());
        }
        if (to == SalesOrderStatus.VOID && !order.bills().isEmpty()) {
            return refuse(
                    order,
                    to.wireName(),
                    "An order that was invoiced cannot become void; take its invoices back, or close it.");
        }
        SalesOrder after = order.moved(to, doing.line(to.wireName(), words), doing.now());
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /** What was confirmed stays as it is. */
    static Change<SalesOrder> edited(SalesOrder order, InvoiceContent content, OrderTerms terms, Doing doing) {
        if (order.status() != SalesOrderStatus.DRAFT) {
            return illegal(order, SalesOrderStatus.DRAFT.wireName());
        }
        return content.equals(order.content()) && terms.equals(order.terms())
                ? KEEP
                : silently(order.saying(content, terms, doing.now()));
    }

    static Change<SalesOrder> deleted(SalesOrder order) {
        return order.status() == SalesOrderStatus.DRAFT
                ? silently(order)
                : refuse(order, "deleted", "Only a draft is deleted; an order that is agreed on becomes void instead.");
    }

    /** Goods go out of an open order; never more of a line than was ordered. */
    static Change<SalesOrder> fulfilled(SalesOrder order, Fulfillment out, Doing doing) {
        if (order.fulfillments().stream()
                .anyMatch(known -> known.fulfillmentId().equals(out.fulfillmentId()))) {
            return KEEP;
        }
        boolean going =
                order.status() == SalesOrderStatus.OPEN || order.status() == SalesOrderStatus.PARTIALLY_FULFILLED;
        if (!going) {
            return illegal(order, SalesOrderStatus.FULFILLED.wireName());
        }
        if (order.fulfillments().size() >= SalesOrder.FULFILLMENTS_MAX) {
            return new Change.Refuse<>(exceeded("An order goes out in at most " + SalesOrder.FULFILLMENTS_MAX
                    + " shipments. Close it, and write another for the rest."));
        }
        for (Fulfillment.Quantity some : out.lineItems()) {
            BigDecimal left = left(order, some.lineItemId());
            if (some.quantity().compareTo(left) > 0) {
                return new Change.Refuse<>(exceeded("Only " + left.toPlainString() + " of this line is left.")
                        .with("line_item_id", some.lineItemId())
                        .with("left", left));
            }
        }
        boolean all = order.content().lines().stream()
                .allMatch(line -> left(order, line.lineItemId()).compareTo(of(out, line)) == 0);
        SalesOrderStatus to = all ? SalesOrderStatus.FULFILLED : SalesOrderStatus.PARTIALLY_FULFILLED;
        SalesOrder after = order.shipped(to, out, doing.line(to.wireName(), out.fulfillmentId()), doing.now());
        List<EventDraft> told = order.status() == to
                ? List.of(SalesEvents.fulfilled(after, out))
                : List.of(SalesEvents.fulfilled(after, out), SalesEvents.moved(after));
        return new Change.To<>(after, told);
    }

    private static BigDecimal left(SalesOrder order, String lineItemId) {
        return order.content().lines().stream()
                .filter(line -> line.lineItemId().equals(lineItemId))
                .map(line -> line.quantity().subtract(order.fulfilled(lineItemId)))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal of(Fulfillment out, DocumentLine line) {
        return out.lineItems().stream()
                .filter(some -> some.lineItemId().equals(line.lineItemId()))
                .map(Fulfillment.Quantity::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Claims what is billed now; the same command claims once. */
    static Change<SalesOrder> billed(SalesOrder order, String invoiceId, boolean everything, Doing doing) {
        if (bill(order, invoiceId).isPresent()) {
            return KEEP;
        }
        if (!order.status().isBillable()) {
            return illegal(order, "invoiced");
        }
        Optional<OrderBill> claim = order.bills().size() < SalesOrder.BILLS_MAX
                ? new OrderBilling(order, everything).claim(invoiceId)
                : Optional.empty();
        if (claim.isEmpty()) {
            return new Change.Refuse<>(exceeded(
                    everything
                            ? "Everything of this order was invoiced."
                            : "Everything of this order that went out was invoiced."));
        }
        List<OrderBill> bills =
                Stream.concat(order.bills().stream(), claim.stream()).toList();
        SalesOrder after = order.billing(bills, doing.line("invoiced", invoiceId), doing.now());
        return new Change.To<>(after, List.of(SalesEvents.invoiced(after, claim.get())));
    }

    /** The invoice was deleted, became void, or could not be made: what it took may be billed again. */
    static Change<SalesOrder> unbilled(SalesOrder order, String invoiceId, Doing doing) {
        List<OrderBill> bills = new ArrayList<>(order.bills());
        return bills.removeIf(bill -> bill.invoiceId().equals(invoiceId))
                ? silently(order.billing(bills, doing.line("invoice_taken_back", invoiceId), doing.now()))
                : KEEP;
    }

    static Optional<OrderBill> bill(SalesOrder order, String invoiceId) {
        return order.bills().stream()
                .filter(bill -> bill.invoiceId().equals(invoiceId))
                .findFirst();
    }

    private static Change<SalesOrder> silently(SalesOrder order) {
        return new Change.To<>(order, List.of());
    }

    private static Problem exceeded(String detail) {
        return Problem.of(ProblemCode.QUANTITY_EXCEEDED, detail);
    }

    private static Change<SalesOrder> illegal(SalesOrder order, String to) {
        return new Change.Refuse<>(IllegalMove.of("An order", order.status().wireName(), to, legal(order)));
    }

    private static Change<SalesOrder> refuse(SalesOrder order, String to, String detail) {
        return new Change.Refuse<>(IllegalMove.because(detail, order.status().wireName(), to, legal(order)));
    }

    private static List<String> legal(SalesOrder order) {
        return order.status().legal().stream().map(SalesOrderStatus::wireName).toList();
    }
}
