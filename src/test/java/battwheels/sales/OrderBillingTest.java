package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.Assessment;
import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.HsnSac;
import battwheels.gst.Supply;
import battwheels.gst.TaxType;
import battwheels.gst.Totals;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * However an order goes out, its invoices together are the order. It would catch: a discount taken anew by each invoice, or
 * rounded away between them; shipping billed twice; a quantity billed twice or left over.
 */
class OrderBillingTest {
    private static final Instant NOW = Instant.parse("2026-04-10T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    private static final Totals NOTHING = Assessment.of(
                    new Supply("29", "29", false, false), List.of(), Assessment.Header.PLAIN)
            .totals();
    private static final SalesOrderRules.Doing DOING = new SalesOrderRules.Doing("user_1", NOW);

    @Property(tries = 100)
    void allInvoicesTogetherAreTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        SalesOrder order = open(random);
        List<Totals> invoices = new ArrayList<>();
        for (int step = 1; !order.status().equals(SalesOrderStatus.FULFILLED); step++) {
            order = shipped(order, random, step);
            if (random.nextBoolean()) {
                order = billed(order, invoices, "inv_" + step, false);
            }
        }
        order = billed(order, invoices, "inv_last", true);

        Totals whole = order.content().totals();
        assertThat(new OrderBilling(order, true).claim("inv_more")).isEmpty();
        for (Function<Totals, Money> total : List.<Function<Totals, Money>>of(
                Totals::subTotal, Totals::totalDiscount, Totals::taxableAmount, Totals::shippingCharge)) {
            Money sum = invoices.stream().map(total).reduce(Money.ZERO, Money::plus);
            assertThat(sum).isEqualTo(total.apply(whole));
        }
        long parts = order.bills().stream()
                .mapToLong(bill -> bill.lineItems().size())
                .sum();
        Money tax = invoices.stream().map(Totals::taxTotal).reduce(Money.ZERO, Money::plus);
        assertThat(Math.abs(tax.minus(whole.taxTotal()).paise())).isLessThanOrEqualTo(parts * 2);
    }

    @Property(tries = 100)
    void oneInvoiceOfAllOfItSaysWhatTheOrderSays(@ForAll long seed) {
        SalesOrder order = open(new Random(seed));
        List<Totals> invoices = new ArrayList<>();
        billed(order, invoices, "inv_1", true);

        assertThat(invoices).containsExactly(order.content().totals());
    }

    private static SalesOrder billed(SalesOrder order, List<Totals> invoices, String invoiceId, boolean everything) {
        return new OrderBilling(order, everything)
                .claim(invoiceId)
                .map(bill -> {
                    Totals totals =
                            OrderBilling.billed(order.content(), bill, DAY, 30).totals();
                    assertThat(bill.grandTotal()).isEqualTo(totals.grandTotal());
                    invoices.add(totals);
                    List<OrderBill> bills = new ArrayList<>(order.bills());
                    bills.add(bill);
                    return order.billing(bills, DOING.line("invoiced", invoiceId), NOW);
                })
                .orElse(order);
    }

    private static SalesOrder shipped(SalesOrder order, Random random, int step) {
        List<Fulfillment.Quantity> out = new ArrayList<>();
        boolean left = step > 5;
        for (DocumentLine line : order.content().lines()) {
            int open =
                    line.quantity().subtract(order.fulfilled(line.lineItemId())).intValueExact();
            int some = left ? open : random.nextInt(open + 1);
            if (some > 0) {
                out.add(new Fulfillment.Quantity(line.lineItemId(), BigDecimal.valueOf(some)));
            }
        }
        boolean whole = out.stream()
                        .map(Fulfillment.Quantity::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(order.content().lines().stream()
                                .map(line -> line.quantity().subtract(order.fulfilled(line.lineItemId())))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                == 0;
        Fulfillment shipment = new Fulfillment("ful_" + step, DAY, null, null, null, out, "user_1", NOW);
        SalesOrderStatus to = whole ? SalesOrderStatus.FULFILLED : SalesOrderStatus.PARTIALLY_FULFILLED;
        return order.shipped(to, shipment, DOING.line(to.wireName(), null), NOW);
    }

    /** Discounts stay below half of what they are taken from. */
    private static SalesOrder open(Random random) {
        List<DocumentLine> lines = new ArrayList<>();
        long gross = 0;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int quantity = 1 + random.nextInt(9);
            long paise = 1_00 + random.nextInt(50_000_00);
            lines.add(line("li_" + i, quantity, paise, random));
            gross += quantity * paise;
        }
        Discount whole = random.nextBoolean() ? Discount.NONE : off(random, gross / 4);
        InvoiceContent content = new InvoiceContent(
                        new Buyer("con_1", "Ravi", null, null, null, null),
                        null,
                        DAY,
                        DAY,
                        7,
                        random.nextBoolean() ? "29" : "27",
                        "29",
                        false,
                        false,
                        List.of(),
                        whole,
                        new Money(random.nextInt(10_000)),
                        Money.ZERO,
                        false,
                        NOTHING,
                        null,
                        null)
                .listing(lines);
        return SalesOrder.begun("so_1", content, OrderTerms.NONE, Origin.NONE, null, "user_1", NOW)
                .moved(SalesOrderStatus.OPEN, DOING.line("open", null), NOW);
    }

    private static DocumentLine line(String id, int quantity, long paise, Random random) {
        Discount off = random.nextBoolean() ? Discount.NONE : off(random, quantity * paise / 2);
        return new DocumentLine(
                id,
                LineType.PART,
                null,
                "Charger",
                null,
                HsnSac.of("850440"),
                BigDecimal.valueOf(quantity),
                null,
                BigDecimal.valueOf(paise, 2),
                off,
                TaxType.GST,
                BigDecimal.valueOf(18),
                "4100",
                PayerDecision.CUSTOMER,
                DocumentLine.UNASSESSED);
    }

    private static Discount off(Random random, long most) {
        return Discount.of(DiscountType.AMOUNT, BigDecimal.valueOf(random.nextLong(most + 1), 2));
    }
}
