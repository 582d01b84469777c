package battwheels.gst;

import battwheels.platform.money.Money;
import java.math.BigDecimal;

/**
 * The amounts of one line. {@code gross - discount - documentDiscount} is what the line costs by its rate; with tax
 * inside the rate that is {@link #total}, else {@link #taxable}.
 *
 * @param gross quantity times rate
 * @param discount of the line itself
 * @param documentDiscount its share in the document's discount
 * @param taxable the value tax is counted on
 * @param tax on the line, whoever owes it
 * @param total taxable and tax
 */
public record AssessedLine(
        Money gross, Money discount, Money documentDiscount, Money taxable, Tax tax, BigDecimal taxRate, Money total) {

    static AssessedLine of(PricedLine line, Money documentDiscount, Supply supply) {
        Money net = line.afterLineDiscount().minus(documentDiscount);
        Tax tax = supply.inclusive()
                ? Tax.inside(net, line.chargedRate(), supply.crossesBorder())
                : Tax.on(net, line.chargedRate(), supply.crossesBorder());
        Money taxable = supply.inclusive() ? net.minus(tax.sum()) : net;
        return new AssessedLine(
                line.gross(),
                line.lineDiscount(),
                documentDiscount,
                taxable,
                tax,
                line.chargedRate(),
                taxable.plus(tax.sum()));
    }
}
