package battwheels.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered, what of it went out, and what of it was billed.
 *
 * @param number null in the moment before it has one
 * @param content as an invoice would say it; its due date is the day it is to go out
 * @param origin the estimate it was made from, and that one's ticket
 * @param estimateNumber of that estimate; null: it was made from none
 * @param fulfillments at most {@value #FULFILLMENTS_MAX}
 * @param bills at most {@value #BILLS_MAX}
 * @param history the latest last, at most {@value Estimate#HISTORY_MAX}
 */
public record SalesOrder(
        String salesorderId,
        @Nullable String number,
        SalesOrderStatus status,
        InvoiceContent content,
        OrderTerms terms,
        Origin origin,
        @Nullable String estimateNumber,
        List<Fulfillment> fulfillments,
        List<OrderBill> bills,
        List<Estimate.Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    static final int FULFILLMENTS_MAX = 100;
    static final int BILLS_MAX = 100;

    public SalesOrder {
        fulfillments = List.copyOf(fulfillments);
        bills = List.copyOf(bills);
        history = List.copyOf(history);
    }

    /** A new one, without a number yet. */
    static SalesOrder begun(
            String id,
            InvoiceContent content,
            OrderTerms terms,
            Origin origin,
            @Nullable String estimateNumber,
            String by,
            Instant now) {
        return new SalesOrder(
                id,
                null,
                SalesOrderStatus.DRAFT,
                content,
                terms,
                origin,
                estimateNumber,
                List.of(),
                List.of(),
                List.of(new Estimate.Line("created", null, by, now)),
                by,
                now,
                now);
    }

    BigDecimal fulfilled(String lineItemId) {
        return fulfillments.stream()
                .flatMap(each -> each.lineItems().stream())
                .filter(line -> line.lineItemId().equals(lineItemId))
                .map(Fulfillment.Quantity::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal billed(String lineItemId) {
        return parts(lineItemId).map(OrderBill.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Stream<OrderBill.Part> parts(String lineItemId) {
        return bills.stream()
                .flatMap(bill -> bill.lineItems().stream())
                .filter(part -> part.lineItemId().equals(lineItemId));
    }

    SalesOrder numbered(String text) {
        return with(text, status, content, terms, fulfillments, bills, history, updatedAt);
    }

    SalesOrder saying(InvoiceContent other, OrderTerms otherTerms, Instant now) {
        return with(number, status, other, otherTerms, fulfillments, bills, history, now);
    }

    SalesOrder moved(SalesOrderStatus next, Estimate.Line line, Instant now) {
        return with(number, next, content, terms, fulfillments, bills, told(line), now);
    }

    SalesOrder shipped(SalesOrderStatus next, Fulfillment one, Estimate.Line line, Instant now) {
        List<Fulfillment> all =
                Stream.concat(fulfillments.stream(), Stream.of(one)).toList();
        return with(number, next, content, terms, all, bills, told(line), now);
    }

    SalesOrder billing(List<OrderBill> others, Estimate.Line line, Instant now) {
        return with(number, status, content, terms, fulfillments, others, told(line), now);
    }

    private List<Estimate.Line> told(Estimate.Line line) {
        return Estimate.latest(Stream.concat(history.stream(), Stream.of(line)).toList());
    }

    private SalesOrder with(
            @Nullable String newNumber,
            SalesOrderStatus newStatus,
            InvoiceContent newContent,
            OrderTerms newTerms,
            List<Fulfillment> newFulfillments,
            List<OrderBill> newBills,
            List<Estimate.Line> newHistory,
            Instant now) {
        return new SalesOrder(
                salesorderId,
                newNumber,
                newStatus,
                newContent,
                newTerms,
                origin,
                estimateNumber,
                newFulfillments,
                newBills,
                newHistory,
                createdBy,
                createdAt,
                now);
    }
}
