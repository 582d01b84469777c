package battwheels.sales;

import battwheels.gst.Assessment;
import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.PricedLine;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of an order is billed now, and what its invoice says: pure. Discounts in rupees are taken in proportion, and what
 * completes a line or the order takes the rest, so that all invoices together take each of them once.
 */
final class OrderBilling {
    private final SalesOrder order;
    private final boolean everything;

    /** @param everything also what has not gone out yet */
    OrderBilling(SalesOrder order, boolean everything) {
        this.order = order;
        this.everything = everything;
    }

    /** Empty where nothing is left to bill. */
    Optional<OrderBill> claim(String invoiceId) {
        List<OrderBill.Part> parts = new ArrayList<>();
        for (DocumentLine line : order.content().lines()) {
            BigDecimal most = everything ? line.quantity() : order.fulfilled(line.lineItemId());
            BigDecimal left = most.subtract(order.billed(line.lineItemId()));
            if (left.signum() > 0) {
                parts.add(new OrderBill.Part(line.lineItemId(), left, discountOf(line, left)));
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        boolean charges = order.bills().stream().noneMatch(OrderBill::charges);
        OrderBill bill = new OrderBill(invoiceId, parts, discount(parts), charges, Money.ZERO);
        Money total = content(order.content(), bill).totals().grandTotal();
        return Optional.of(new OrderBill(invoiceId, parts, bill.discount(), charges, total));
    }

    private Money discountOf(DocumentLine line, BigDecimal some) {
        if (line.discount().type() != DiscountType.AMOUNT) {
            return Money.ZERO;
        }
        Money whole = Money.ofRupees(line.discount().value());
        Money given =
                order.parts(line.lineItemId()).map(OrderBill.Part::discount).reduce(Money.ZERO, Money::plus);
        boolean last = order.billed(line.lineItemId()).add(some).compareTo(line.quantity()) >= 0;
        Money share = last ? whole.minus(given) : share(whole, some, line.quantity());
        return atMost(share, line.part(some, Discount.NONE).priced().gross());
    }

    private Money discount(List<OrderBill.Part> parts) {
        InvoiceContent content = order.content();
        if (content.discount().type() != DiscountType.AMOUNT) {
            return Money.ZERO;
        }
        Money whole = Money.ofRupees(content.discount().value());
        Money given = order.bills().stream().map(OrderBill::discount).reduce(Money.ZERO, Money::plus);
        Money base = discountable(some(content, parts));
        Money all = discountable(content.lines());
        boolean last = content.lines().stream()
                .allMatch(line ->
                        order.billed(line.lineItemId()).add(of(parts, line)).compareTo(line.quantity()) >= 0);
        Money share = last
                ? whole.minus(given)
                : share(whole, BigDecimal.valueOf(base.paise()), BigDecimal.valueOf(Math.max(1, all.paise())));
        return atMost(share, base);
    }

    private static Money discountable(List<DocumentLine> lines) {
        List<PricedLine> priced = lines.stream().map(DocumentLine::priced).toList();
        return Assessment.discountable(priced);
    }

    private static Money share(Money whole, BigDecimal some, BigDecimal all) {
        return new Money(BigDecimal.valueOf(whole.paise())
                .multiply(some)
                .divide(all, 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private static Money atMost(Money share, Money most) {
        return share.compareTo(most) > 0 ? most : share;
    }

    private static BigDecimal of(List<OrderBill.Part> parts, DocumentLine line) {
        return parts.stream()
                .filter(part -> part.lineItemId().equals(line.lineItemId()))
                .map(OrderBill.Part::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<DocumentLine> some(InvoiceContent content, List<OrderBill.Part> parts) {
        List<DocumentLine> lines = new ArrayList<>();
        for (DocumentLine line : content.lines()) {
            parts.stream()
                    .filter(part -> part.lineItemId().equals(line.lineItemId()))
                    .forEach(part -> lines.add(
                            part.quantity().compareTo(line.quantity()) == 0
                                    ? line
                                    : line.part(part.quantity(), off(line.discount(), part.discount()))));
        }
        return lines;
    }

    private static Discount off(Discount whole, Money share) {
        return whole.type() == DiscountType.AMOUNT ? Discount.of(DiscountType.AMOUNT, share.rupees()) : whole;
    }

    /** What the invoice says, before it is dated. */
    static InvoiceContent content(InvoiceContent ordered, OrderBill bill) {
        return ordered.selling(
                some(ordered, bill.lineItems()),
                off(ordered.discount(), bill.discount()),
                bill.charges() ? ordered.shippingCharge() : Money.ZERO,
                bill.charges() ? ordered.adjustment() : Money.ZERO);
    }

    /** The invoice's content as a bill of that day. */
    static InvoiceContent billed(InvoiceContent ordered, OrderBill bill, LocalDate today, int terms) {
        return content(ordered, bill).billed(today, terms);
    }
}
