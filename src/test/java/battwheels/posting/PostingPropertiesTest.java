package battwheels.posting;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.Totals;
import battwheels.ledger.PostingRequest;
import battwheels.platform.money.Money;
import battwheels.posting.Documents.Header;
import battwheels.sales.DocumentLine;
import battwheels.sales.Payer;
import battwheels.sales.Settlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** For any document: lines = header = journal. A rule that forgot a discount, a tax or a rounding would not balance. */
class PostingPropertiesTest {
    private static final List<String> CODES = List.of("8507", "998714", "871200", "87120010");
    private static final List<String> RATES = List.of("0", "5", "12", "18", "28", "0.25");

    @Property(tries = 500)
    void anIssuedInvoiceIsItsTotals(@ForAll long seed) {
        InvoicePosting posting = anyInvoice(new Random(seed));
        Totals totals = posting.invoice().content().totals();
        if (totals.grandTotal().isNegative()) {
            return;
        }

        PostingRequest entry = posting.issued(List.of());
        Map<String, String> told = Documents.told(entry);

        assertThat(Documents.net(entry)).isZero();
        assertThat(told.getOrDefault("1100", "0.00"))
                .isEqualTo(totals.grandTotal().toString());
        Money tax = posting.invoice().content().reverseCharge() ? Money.ZERO : totals.igstTotal();
        assertThat(told.getOrDefault("2230", "0.00")).isEqualTo(tax.negated().toString());
    }

    @Property(tries = 200)
    void issuedAndVoidedComeToNothing(@ForAll long seed) {
        InvoicePosting posting = anyInvoice(new Random(seed));
        Money total = posting.invoice().content().totals().grandTotal();
        if (total.isNegative()) {
            return;
        }
        Settlement open = new Settlement(total, Money.ZERO, Money.ZERO, Money.ZERO, total, 1);

        Map<String, String> issued = Documents.told(posting.issued(List.of()));
        Map<String, String> voided = Documents.told(posting.voided("je_1", open, Documents.DAY, "x", List.of()));

        assertThat(voided.keySet()).isEqualTo(issued.keySet());
        issued.forEach((account, sum) -> assertThat(new BigDecimal(voided.get(account)))
                .as(account)
                .isEqualByComparingTo(new BigDecimal(sum).negate()));
    }

    private static InvoicePosting anyInvoice(Random chance) {
        List<DocumentLine> lines = new ArrayList<>();
        int count = 1 + chance.nextInt(6);
        for (int i = 0; i < count; i++) {
            lines.add(anyLine(chance));
        }
        Header header = new Header(
                chance.nextBoolean() ? Documents.KARNATAKA : Documents.DELHI,
                chance.nextBoolean(),
                chance.nextInt(5) == 0,
                chance.nextInt(3) == 0 ? percentage(chance) : Discount.NONE,
                new Money(chance.nextInt(3) == 0 ? chance.nextInt(100_000) : 0),
                new Money(chance.nextInt(3) == 0 ? chance.nextInt(2_000) - 1_000 : 0),
                chance.nextBoolean());
        return Documents.invoice(header, lines);
    }

    private static DocumentLine anyLine(Random chance) {
        String quantity =
                BigDecimal.valueOf(1 + chance.nextInt(999), chance.nextInt(4)).toPlainString();
        String rate = BigDecimal.valueOf(1 + chance.nextInt(999_999), chance.nextInt(5))
                .toPlainString();
        return Documents.line(
                CODES.get(chance.nextInt(CODES.size())),
                quantity,
                rate,
                chance.nextInt(3) == 0 ? percentage(chance) : Discount.NONE,
                RATES.get(chance.nextInt(RATES.size())),
                Payer.values()[chance.nextInt(8) < 6 ? 0 : 1 + chance.nextInt(3)]);
    }

    private static Discount percentage(Random chance) {
        return new Discount(DiscountType.PERCENTAGE, BigDecimal.valueOf(chance.nextInt(10_001), 2));
    }
}
