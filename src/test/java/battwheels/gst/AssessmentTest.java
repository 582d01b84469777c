package battwheels.gst;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.Assessment.Header;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Amounts worked out by hand. */
class AssessmentTest {
    private static final Supply WITHIN_DELHI = new Supply("07", "07", false, false);
    private static final Supply DELHI_TO_HARYANA = new Supply("07", "06", false, false);

    private static PricedLine line(String quantity, String rate, String taxRate) {
        return line(quantity, rate, Discount.NONE, taxRate);
    }

    private static PricedLine line(String quantity, String rate, Discount discount, String taxRate) {
        return new PricedLine(
                new BigDecimal(quantity), new BigDecimal(rate), discount, TaxType.GST, new BigDecimal(taxRate));
    }

    private static Discount percent(String value) {
        return Discount.of(DiscountType.PERCENTAGE, new BigDecimal(value));
    }

    private static Discount rupees(String value) {
        return Discount.of(DiscountType.AMOUNT, new BigDecimal(value));
    }

    private static Money money(String rupees) {
        return Money.ofRupees(new BigDecimal(rupees));
    }

    private static Totals totals(Supply supply, PricedLine... lines) {
        return Assessment.of(supply, List.of(lines), Header.PLAIN).totals();
    }

    @Test
    void insideAStateTheTaxIsHalfCentralAndHalfTheStates() {
        Totals totals = totals(WITHIN_DELHI, line("2", "1250", "18"));

        assertThat(totals.subTotal()).isEqualTo(money("2500.00"));
        assertThat(totals.cgstTotal()).isEqualTo(money("225.00"));
        assertThat(totals.sgstTotal()).isEqualTo(money("225.00"));
        assertThat(totals.igstTotal()).isEqualTo(Money.ZERO);
        assertThat(totals.grandTotal()).isEqualTo(money("2950.00"));
    }

    @Test
    void acrossAStatesBorderTheTaxIsIntegrated() {
        Totals totals = totals(DELHI_TO_HARYANA, line("2", "1250", "18"));

        assertThat(totals.igstTotal()).isEqualTo(money("450.00"));
        assertThat(totals.cgstTotal()).isEqualTo(Money.ZERO);
        assertThat(totals.grandTotal()).isEqualTo(money("2950.00"));
    }

    @Test
    void eachAmountOfTaxIsRoundedHalfUpOnItsLine() {
        // 9 % of 0.50 is 0.045: half a paisa goes up, on each line and for each head
        Totals totals = totals(WITHIN_DELHI, line("1", "0.50", "18"), line("1", "0.50", "18"));

        assertThat(totals.cgstTotal()).isEqualTo(money("0.10"));
        assertThat(totals.sgstTotal()).isEqualTo(money("0.10"));
        assertThat(totals.grandTotal()).isEqualTo(money("1.20"));
    }

    @Test
    void aPriceWithTheTaxInsideIsWhatTheCustomerPays() {
        Assessment within =
                Assessment.of(new Supply("07", "07", false, true), List.of(line("1", "100", "18")), Header.PLAIN);
        Assessment across =
                Assessment.of(new Supply("07", "06", false, true), List.of(line("1", "100", "18")), Header.PLAIN);

        assertThat(within.totals().cgstTotal()).isEqualTo(money("7.63"));
        assertThat(within.totals().sgstTotal()).isEqualTo(money("7.63"));
        assertThat(within.totals().taxableAmount()).isEqualTo(money("84.74"));
        assertThat(within.totals().grandTotal()).isEqualTo(money("100.00"));
        assertThat(across.totals().igstTotal()).isEqualTo(money("15.25"));
        assertThat(across.totals().taxableAmount()).isEqualTo(money("84.75"));
    }

    @Test
    void aLinesDiscountComesOffBeforeTax() {
        Totals totals = totals(WITHIN_DELHI, line("1", "1000", percent("10"), "18"));

        assertThat(totals.totalDiscount()).isEqualTo(money("100.00"));
        assertThat(totals.taxableAmount()).isEqualTo(money("900.00"));
        assertThat(totals.grandTotal()).isEqualTo(money("1062.00"));
    }

    @Test
    void aDocumentsDiscountIsSpreadBeforeTaxAndTheLastLineTakesThePaisa() {
        Assessment document = Assessment.of(
                WITHIN_DELHI,
                List.of(line("1", "100", "18"), line("1", "100", "5"), line("1", "100", "0")),
                new Header(rupees("100"), Money.ZERO, Money.ZERO, false));

        assertThat(document.lines())
                .extracting(AssessedLine::documentDiscount)
                .containsExactly(money("33.33"), money("33.33"), money("33.34"));
        assertThat(document.lines())
                .extracting(AssessedLine::taxable)
                .containsExactly(money("66.67"), money("66.67"), money("66.66"));
        // 9 % of 66.67 is 6.0003, 2.5 % is 1.66675
        assertThat(document.totals().cgstTotal()).isEqualTo(money("7.67"));
        assertThat(document.totals().grandTotal()).isEqualTo(money("215.34"));
    }

    @Test
    void aShareOfTheDocumentsDiscountIsNeverMoreThanItsLine() {
        Assessment document = Assessment.of(
                WITHIN_DELHI,
                Stream.generate(() -> line("1", "0.01", "18")).limit(10).toList(),
                new Header(rupees("0.05"), Money.ZERO, Money.ZERO, false));

        assertThat(document.lines()).extracting(AssessedLine::taxable).noneMatch(Money::isNegative);
        assertThat(document.totals().taxableAmount()).isEqualTo(money("0.05"));
    }

    @Test
    void shippingAndAdjustmentAreNotTaxed() {
        Totals totals = Assessment.of(
                        WITHIN_DELHI,
                        List.of(line("1", "100", "18")),
                        new Header(Discount.NONE, money("50"), money("-3.50"), false))
                .totals();

        assertThat(totals.taxTotal()).isEqualTo(money("18.00"));
        assertThat(totals.grandTotal()).isEqualTo(money("164.50"));
    }

    @Test
    void underReverseChargeTheTaxIsShownAndNotCharged() {
        Totals totals = totals(new Supply("07", "07", true, false), line("1", "100", "18"));

        assertThat(totals.taxTotal()).isEqualTo(money("18.00"));
        assertThat(totals.grandTotal()).isEqualTo(money("100.00"));
    }

    @Test
    void whatBearsNoTaxHasNoneWhateverItsRate() {
        for (TaxType type : List.of(TaxType.EXEMPT, TaxType.ZERO_RATED, TaxType.NON_GST)) {
            PricedLine line =
                    new PricedLine(BigDecimal.ONE, BigDecimal.TEN, Discount.NONE, type, BigDecimal.valueOf(18));

            assertThat(totals(WITHIN_DELHI, line).grandTotal()).isEqualTo(money("10.00"));
        }
    }

    @Test
    void anOrganizationThatRoundsEndsInWholeRupees() {
        Header rounding = new Header(Discount.NONE, Money.ZERO, Money.ZERO, true);

        Totals up = Assessment.of(WITHIN_DELHI, List.of(line("1", "100.50", "0")), rounding)
                .totals();
        Totals down = Assessment.of(WITHIN_DELHI, List.of(line("1", "100.49", "0")), rounding)
                .totals();

        assertThat(up.roundOff()).isEqualTo(money("0.50"));
        assertThat(up.grandTotal()).isEqualTo(money("101.00"));
        assertThat(down.roundOff()).isEqualTo(money("-0.49"));
        assertThat(down.grandTotal()).isEqualTo(money("100.00"));
    }

    @Test
    void aSupplyTakesPlaceWhereItIsSaidElseWithTheCustomerElseHere() {
        assertThat(Supply.placeOf("29", "27", "06AAAAA0000A1Z5", "07")).isEqualTo("29");
        assertThat(Supply.placeOf(null, "27", "06AAAAA0000A1Z5", "07")).isEqualTo("27");
        assertThat(Supply.placeOf(null, null, "06AAAAA0000A1Z5", "07")).isEqualTo("06");
        assertThat(Supply.placeOf(null, null, null, "07")).isEqualTo("07");
    }
}
