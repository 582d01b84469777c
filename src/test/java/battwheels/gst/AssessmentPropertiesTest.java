package battwheels.gst;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.Assessment.Header;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every document, whatever its prices. */
class AssessmentPropertiesTest {
    private static final int TRIES = 400;

    record Document(Supply supply, List<PricedLine> lines, Header header) {
        Assessment assessed() {
            return Assessment.of(supply, lines, header);
        }
    }

    @Provide
    Arbitrary<Document> documents() {
        return Combinators.combine(supplies(), lines().list().ofMinSize(1).ofMaxSize(12), headers())
                .as(Document::new)
                .filter(document ->
                        document.header().discount().objection(Assessment.discountable(document.lines())) == null);
    }

    private static Arbitrary<Supply> supplies() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of("07", "06", "27"), flag, flag)
                .as((place, reverse, inclusive) -> new Supply("07", place, reverse, inclusive));
    }

    private static Arbitrary<PricedLine> lines() {
        Arbitrary<TaxType> types = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, TaxType.GST),
                net.jqwik.api.Tuple.of(1, TaxType.EXEMPT),
                net.jqwik.api.Tuple.of(1, TaxType.NON_GST));
        Arbitrary<BigDecimal> rates = Arbitraries.of("0", "0.25", "3", "5", "12", "18", "28", "40", "100")
                .map(BigDecimal::new);
        return Combinators.combine(decimals("0.001", "999", 3), decimals("0", "99999", 4), percents(), types, rates)
                .as((quantity, rate, discount, type, tax) ->
                        new PricedLine(quantity, rate, new Discount(DiscountType.PERCENTAGE, discount), type, tax));
    }

    private static Arbitrary<Header> headers() {
        Arbitrary<Discount> discounts = Arbitraries.oneOf(
                percents().map(value -> new Discount(DiscountType.PERCENTAGE, value)),
                decimals("0", "5000", 2).map(value -> new Discount(DiscountType.AMOUNT, value)),
                Arbitraries.just(Discount.NONE));
        Arbitrary<Money> shipping = Arbitraries.longs().between(0, 100_000).map(Money::new);
        Arbitrary<Money> adjustment = Arbitraries.longs().between(-1_000, 1_000).map(Money::new);
        return Combinators.combine(discounts, shipping, adjustment, Arbitraries.of(true, false))
                .as(Header::new);
    }

    private static Arbitrary<BigDecimal> percents() {
        return Arbitraries.oneOf(Arbitraries.just(BigDecimal.ZERO), decimals("0", "100", 2));
    }

    private static Arbitrary<BigDecimal> decimals(String least, String most, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(scale);
    }

    @Property(tries = TRIES)
    void headersAreTheSumsOfTheirLines(@ForAll("documents") Document document) {
        Assessment assessed = document.assessed();
        Totals totals = assessed.totals();

        assertThat(sum(assessed, AssessedLine::taxable)).isEqualTo(totals.taxableAmount());
        assertThat(sum(assessed, line -> line.tax().sum())).isEqualTo(totals.taxTotal());
        assertThat(totals.cgstTotal().plus(totals.sgstTotal()).plus(totals.igstTotal()))
                .isEqualTo(totals.taxTotal());
        Money charged = document.supply().reverseCharge() ? Money.ZERO : totals.taxTotal();
        assertThat(totals.taxableAmount()
                        .plus(charged)
                        .plus(totals.shippingCharge())
                        .plus(totals.adjustment())
                        .plus(totals.roundOff()))
                .isEqualTo(totals.grandTotal());
    }

    @Property(tries = TRIES)
    void noLineIsWorthLessThanNothingAndDiscountsAreSpreadWhole(@ForAll("documents") Document document) {
        Assessment assessed = document.assessed();
        Money whole = document.header().discount().from(Assessment.discountable(document.lines()));

        assertThat(sum(assessed, AssessedLine::documentDiscount)).isEqualTo(whole);
        assertThat(assessed.lines())
                .noneMatch(line -> line.taxable().isNegative()
                        || line.documentDiscount().isNegative()
                        || line.tax().sum().isNegative());
    }

    @Property(tries = TRIES)
    void withTheTaxInsideTheLinesTotalIsTheirPrice(@ForAll("documents") Document document) {
        Assessment assessed = document.assessed();

        if (document.supply().inclusive()) {
            assertThat(assessed.lines())
                    .allMatch(line -> line.total()
                            .equals(line.gross().minus(line.discount()).minus(line.documentDiscount())));
        }
    }

    @Property(tries = TRIES)
    void centralAndStateTaxAreEqualAndNeverBesideIntegratedTax(@ForAll("documents") Document document) {
        boolean crossing = document.supply().crossesBorder();

        assertThat(document.assessed().lines())
                .allMatch(line -> line.tax().cgst().equals(line.tax().sgst()))
                .allMatch(line -> crossing
                        ? line.tax().cgst().equals(Money.ZERO)
                        : line.tax().igst().equals(Money.ZERO));
    }

    @Property(tries = TRIES)
    void taxIsWithinAPaisaOfItsExactAmount(@ForAll("documents") Document document) {
        for (AssessedLine line : document.assessed().lines()) {
            BigDecimal exact = line.taxable().rupees().multiply(line.taxRate()).movePointLeft(2);
            BigDecimal off = line.tax().sum().rupees().subtract(exact).abs();
            assertThat(off).isLessThanOrEqualTo(new BigDecimal("0.03"));
        }
    }

    @Property(tries = TRIES)
    void roundingMovesHalfARupeeAtMost(@ForAll("documents") Document document) {
        Totals totals = document.assessed().totals();

        assertThat(Math.abs(totals.roundOff().paise())).isLessThanOrEqualTo(50);
        if (document.header().roundsOff()) {
            assertThat(Math.floorMod(totals.grandTotal().paise(), 100L)).isZero();
        }
    }

    @Property(tries = TRIES)
    void whatPassesTheChecksCanBeAssessed(
            @ForAll BigDecimal quantity, @ForAll BigDecimal rate, @ForAll BigDecimal discount, @ForAll BigDecimal tax) {
        PricedLine line =
                new PricedLine(quantity, rate, Discount.of(DiscountType.PERCENTAGE, discount), TaxType.GST, tax);
        Faults faults = new Faults();

        line.check(faults, "quantity", "rate", "discount_value", "tax_rate");

        if (!faults.any()) {
            Assessment.of(new Supply("07", "07", false, false), List.of(line), Header.PLAIN);
        }
    }

    private static Money sum(Assessment assessed, Function<AssessedLine, Money> amount) {
        return assessed.lines().stream().map(amount).reduce(Money.ZERO, Money::plus);
    }
}
