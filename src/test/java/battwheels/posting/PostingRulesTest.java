package battwheels.posting;

import static battwheels.posting.Documents.DAY;
import static battwheels.posting.Documents.DELHI;
import static battwheels.posting.Documents.KARNATAKA;
import static battwheels.posting.Documents.creditNote;
import static battwheels.posting.Documents.invoice;
import static battwheels.posting.Documents.labour;
import static battwheels.posting.Documents.line;
import static battwheels.posting.Documents.net;
import static battwheels.posting.Documents.part;
import static battwheels.posting.Documents.per;
import static battwheels.posting.Documents.receipt;
import static battwheels.posting.Documents.rupees;
import static battwheels.posting.Documents.told;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.Discount;
import battwheels.ledger.ExpectedBalance;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.posting.Documents.Header;
import battwheels.sales.Allocation;
import battwheels.sales.Payer;
import battwheels.sales.Settlement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One test for each rule of src/docs/posting.md, figures by hand. */
class PostingRulesTest {
    private static final List<StockCost> NO_STOCK = List.of();

    @Test
    void anInvoiceInsideTheStateOwesBothHalvesOfTheTax() {
        PostingRequest entry =
                invoice(Header.PLAIN, part("2", "1000"), labour("500")).issued(NO_STOCK);

        assertThat(told(entry))
                .isEqualTo(Map.of(
                        "1100",
                        "2950.00",
                        "4100",
                        "-2000.00",
                        "4200",
                        "-500.00",
                        "2210",
                        "-225.00",
                        "2220",
                        "-225.00"));
        assertThat(entry.lines().getFirst().item()).isNotNull();
        assertThat(entry.source().key()).isEqualTo("inv_1:issued");
    }

    @Test
    void anInvoiceAcrossTheBorderOwesIntegratedTax() {
        Header across = new Header(DELHI, false, false, Discount.NONE, Money.ZERO, Money.ZERO, false);

        assertThat(told(invoice(across, part("1", "999.99")).issued(NO_STOCK)))
                .isEqualTo(Map.of("1100", "1179.99", "4100", "-999.99", "2230", "-180.00"));
    }

    @Test
    void discountsOfLineAndDocumentAreAllowedToTheCustomerAndBearNoTax() {
        Header header = new Header(KARNATAKA, false, false, per("10"), Money.ZERO, Money.ZERO, false);
        var discounted = line("8507", "1", "1000", per("20"), "18", Payer.CUSTOMER);

        assertThat(told(invoice(header, discounted).issued(NO_STOCK)))
                .isEqualTo(Map.of(
                        "1100", "849.60", "4800", "280.00", "4100", "-1000.00", "2210", "-64.80", "2220", "-64.80"));
    }

    @Test
    void withTaxInsideTheRateADiscountIsTakenWithoutIt() {
        Header header = new Header(KARNATAKA, true, false, Discount.NONE, Money.ZERO, Money.ZERO, false);
        var discounted = line("8507", "1", "1180", per("10"), "18", Payer.CUSTOMER);

        assertThat(told(invoice(header, discounted).issued(NO_STOCK)))
                .isEqualTo(Map.of(
                        "1100", "1062.00", "4800", "100.00", "4100", "-1000.00", "2210", "-81.00", "2220", "-81.00"));
    }

    @Test
    void underReverseChargeTheTaxIsNotOurs() {
        Header header = new Header(KARNATAKA, false, true, Discount.NONE, Money.ZERO, Money.ZERO, false);

        assertThat(told(invoice(header, labour("500")).issued(NO_STOCK)))
                .isEqualTo(Map.of("1100", "500.00", "4200", "-500.00"));
    }

    @Test
    void shippingAdjustmentAndRoundingHaveTheirAccounts() {
        Header header = new Header(KARNATAKA, false, false, Discount.NONE, rupees("50"), rupees("-10.30"), true);

        assertThat(told(invoice(header, labour("100.40")).issued(NO_STOCK)))
                .isEqualTo(Map.of(
                        "1100", "158.00", "4200", "-100.40", "2210", "-9.04", "2220", "-9.04", "4300", "-50.00", "4800",
                        "10.30", "6830", "0.18"));
    }

    @Test
    void whatTheCustomerDoesNotPayForIsEarnedAndBorneByItsCost() {
        var customers = part("1", "100");
        var warranty = line("8507", "1", "800", Discount.NONE, "18", Payer.WARRANTY);
        var goodwill = line("998714", "1", "300", Discount.NONE, "18", Payer.GOODWILL);

        assertThat(told(invoice(Header.PLAIN, customers, warranty, goodwill).issued(NO_STOCK)))
                .isEqualTo(Map.of(
                        "1100", "118.00", "4100", "-900.00", "4200", "-300.00", "5210", "800.00", "5230", "300.00",
                        "2210", "-9.00", "2220", "-9.00"));
    }

    @Test
    void anInvoiceThatWarrantyPaysWholeOwesNothing() {
        var warranty = line("8507", "1", "800", Discount.NONE, "18", Payer.WARRANTY);

        assertThat(told(invoice(Header.PLAIN, warranty).issued(NO_STOCK)))
                .isEqualTo(Map.of("4100", "-800.00", "5210", "800.00"));
    }

    @Test
    void goodsThatLeaveTheStoreCostWhatTheyHadCost() {
        List<StockCost> costs = List.of(new StockCost("item_1", rupees("610.25")));

        assertThat(told(invoice(Header.PLAIN, part("1", "1000")).issued(costs)))
                .containsEntry("5100", "610.25")
                .containsEntry("1300", "-610.25");
    }

    @Test
    void aVoidInvoiceIsTakenBackAndWhatWasPaidIsTheCustomers() {
        Settlement settled =
                new Settlement(rupees("1180"), rupees("400"), rupees("100"), rupees("80"), rupees("600"), 9);
        PostingRequest entry =
                invoice(Header.PLAIN, part("1", "1000")).voided("je_1", settled, DAY, "Wrong customer", NO_STOCK);

        assertThat(told(entry))
                .isEqualTo(Map.of(
                        "1100", "-600.00", "2150", "-500.00", "6820", "-80.00", "4100", "1000.00", "2210", "90.00",
                        "2220", "90.00"));
        assertThat(entry.reverses()).isEqualTo("je_1");
        assertThat(entry.expects()).containsExactly(new ExpectedBalance("1100", "inv_1", rupees("600")));
    }

    @Test
    void whatIsWrittenOffIsABadDebt() {
        PostingRequest entry =
                invoice(Header.PLAIN, part("1", "1000")).writtenOff("wo_1", rupees("180"), DAY, "Closed down");

        assertThat(told(entry)).isEqualTo(Map.of("6820", "180.00", "1100", "-180.00"));
    }

    @Test
    void aReceiptSettlesInvoicesAndItsRestIsACredit() {
        PostingRequest entry = receipt(
                        "1000",
                        "15",
                        "20",
                        new Allocation("inv_1", rupees("700")),
                        new Allocation("inv_2", rupees("200")))
                .received();

        assertThat(told(entry))
                .isEqualTo(Map.of(
                        "1200", "985.00", "6810", "15.00", "1440", "20.00", "1100", "-900.00", "2150", "-120.00"));
    }

    @Test
    void aCancelledReceiptIsTakenBack() {
        ReceiptPosting posting = receipt("1000", "15", "0", new Allocation("inv_1", rupees("700")));

        assertThat(told(posting.cancelled("je_2", DAY)))
                .isEqualTo(Map.of("1200", "-985.00", "6810", "-15.00", "1100", "700.00", "2150", "300.00"));
        assertThat(posting.cancelled("je_2", DAY).reverses()).isEqualTo("je_2");
    }

    @Test
    void aCreditNoteSettlesWhatIsOpenAndOwesTheRest() {
        CreditNotePosting posting = creditNote(invoice(Header.PLAIN, part("1", "1000")));

        assertThat(told(posting.issued(rupees("500"))))
                .isEqualTo(Map.of(
                        "4100", "1000.00", "2210", "90.00", "2220", "90.00", "1100", "-500.00", "2410", "-680.00"));
        assertThat(told(posting.issued(rupees("1180"))))
                .doesNotContainKey("2410")
                .containsEntry("1100", "-1180.00");
    }

    @Test
    void aCreditIsAppliedOrPaidBack() {
        CreditPosting credit = new CreditPosting(SystemAccount.CUSTOMER_ADVANCES, "pay_1", "payment", "con_1");

        assertThat(told(credit.applied("cap_1", "inv_1", rupees("50"), DAY)))
                .isEqualTo(Map.of("2150", "50.00", "1100", "-50.00"));
        assertThat(told(credit.refunded("rfnd_1", "1210", rupees("50"), DAY, "Paid back")))
                .isEqualTo(Map.of("2150", "50.00", "1210", "-50.00"));
    }

    @Test
    void everyEntryBalances() {
        assertThat(net(invoice(Header.PLAIN, part("3", "33.33")).issued(NO_STOCK)))
                .isZero();
    }
}
