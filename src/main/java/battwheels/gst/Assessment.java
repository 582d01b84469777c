package battwheels.gst;

import battwheels.platform.money.Money;
import java.util.ArrayList;
import java.util.List;

/** The amounts of a whole document: a pure function of its prices and its supply. */
public record Assessment(List<AssessedLine> lines, Totals totals) {
    public Assessment {
        lines = List.copyOf(lines);
    }

    /**
     * What stands beside the lines of a document.
     *
     * @param discount of the whole document; taken before tax, in proportion (CGST Act s. 15(3))
     * @param shippingCharge not negative, untaxed
     * @param adjustment untaxed; may be negative
     * @param roundsOff whether the document ends in whole rupees
     */
    public record Header(Discount discount, Money shippingCharge, Money adjustment, boolean roundsOff) {
        public static final Header PLAIN = new Header(Discount.NONE, Money.ZERO, Money.ZERO, false);
    }

    /** Lines and header must have been checked: {@link PricedLine#check}, {@link Discount#objection}. */
    public static Assessment of(Supply supply, List<PricedLine> priced, Header header) {
        List<Money> bases = priced.stream().map(PricedLine::afterLineDiscount).toList();
        List<Money> shares = Shares.of(header.discount().from(sum(bases)), bases);
        List<AssessedLine> lines = new ArrayList<>();
        for (int i = 0; i < priced.size(); i++) {
            lines.add(AssessedLine.of(priced.get(i), shares.get(i), supply));
        }
        return new Assessment(
                lines,
                Totals.of(
                        lines,
                        header.shippingCharge(),
                        header.adjustment(),
                        !supply.reverseCharge(),
                        header.roundsOff()));
    }

    /** What a document's discount is taken from: its lines after their own. */
    public static Money discountable(List<PricedLine> priced) {
        return sum(priced.stream().map(PricedLine::afterLineDiscount).toList());
    }

    private static Money sum(List<Money> all) {
        return all.stream().reduce(Money.ZERO, Money::plus);
    }
}
