package battwheels.sales;

import static java.util.Objects.requireNonNullElse;

import battwheels.contacts.ContactParty;
import battwheels.gst.Assessment;
import battwheels.gst.Discount;
import battwheels.gst.GstState;
import battwheels.gst.HsnSac;
import battwheels.gst.Supply;
import battwheels.gst.Totals;
import battwheels.ledger.AccountCard;
import battwheels.ledger.AccountType;
import battwheels.ledger.SystemAccount;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the content of a draft out of a body and of what is known: pure. */
final class DraftRules {
    static final int LINES_MAX = 200;

    private static final int USUAL_TERMS = 30;
    private static final int TERMS_MAX = 3_650;
    private static final int REFERENCE = 100;
    private static final int WORDS = 5_000;
    private static final int STATE = 100;
    private static final Totals NO_TOTALS = Assessment.of(
                    new Supply("97", "97", false, false), List.of(), Assessment.Header.PLAIN)
            .totals();

    /**
     * What a draft is made of beside the body.
     *
     * @param party the customer that the body names; null where there is none of that id, or it names none
     * @param accounts the accounts that lines name, by what they name them by
     * @param lineIds begins the ids of new lines
     */
    record Known(
            @Nullable ContactParty party,
            OrganizationCard organization,
            Map<String, AccountCard> accounts,
            LocalDate today,
            String lineIds) {}

    private DraftRules() {}

    /** The content, or with faults added nothing of use. */
    static @Nullable InvoiceContent content(
            InvoiceForm form, @Nullable InvoiceContent before, Known known, Faults faults) {
        check(form, before, known, faults);
        if (faults.any()) {
            return null;
        }
        InvoiceContent content = written(form, before, known).assessed();
        faults.require(!content.totals().grandTotal().isNegative(), "adjustment", "must not make the total negative");
        return content;
    }

    /** What is written before there is a line; the customer is known. */
    static InvoiceContent blank(InvoiceForm form, Known known) {
        return written(form, null, known).assessed();
    }

    private static void check(InvoiceForm form, @Nullable InvoiceContent before, Known known, Faults faults) {
        boolean names = before == null || form.customerId() != null;
        faults.require(
                        !names || known.party() != null,
                        "customer_id",
                        "must be the id of a contact of this organization")
                .require(
                        before != null
                                || (form.lineItems() != null
                                        && !form.lineItems().isEmpty()),
                        "line_items",
                        "must be one at least")
                .require(form.lineItems() == null || !form.lineItems().isEmpty(), "line_items", "must be one at least")
                .text("reference_number", form.referenceNumber(), REFERENCE)
                .text("customer_notes", form.customerNotes(), WORDS)
                .text("terms_conditions", form.termsConditions(), WORDS)
                .text("place_of_supply", form.placeOfSupply(), STATE)
                .range("payment_terms", form.paymentTerms(), 0, TERMS_MAX)
                .require(
                        form.shippingCharge() == null || !form.shippingCharge().isNegative(),
                        "shipping_charge",
                        "must not be negative")
                .value("place_of_supply", form.placeOfSupply(), DraftRules::stateObjection)
                .<LineForm>each("line_items", form.lineItems(), LINES_MAX, LineForm::check)
                .<LineForm>each(
                        "line_items", form.lineItems(), LINES_MAX, (line, at) -> account(line, known.accounts(), at));
        @Nullable LocalDate day = form.invoiceDate();
        faults.require(
                form.dueDate() == null || day == null || !form.dueDate().isBefore(day),
                "due_date",
                "must not be before invoice_date");
        if (!faults.any()) {
            discount(form, before, faults);
        }
    }

    private static void account(LineForm line, Map<String, AccountCard> accounts, Faults at) {
        @Nullable AccountCard account = line.accountId() == null ? null : accounts.get(line.accountId());
        boolean income = account != null && account.accountType() == AccountType.INCOME && account.isActive();
        at.require(line.accountId() == null || income, "account_id", "must be an income account in use");
    }

    private static void discount(InvoiceForm form, @Nullable InvoiceContent before, Faults faults) {
        List<LineForm> lines = form.lineItems() == null ? List.of() : form.lineItems();
        Money base = form.lineItems() != null || before == null
                ? Assessment.discountable(lines.stream()
                        .map(line -> line.paidBy().payer() == Payer.CUSTOMER ? line.priced() : null)
                        .filter(java.util.Objects::nonNull)
                        .toList())
                : Assessment.discountable(
                        before.lines().stream().map(DocumentLine::priced).toList());
        @Nullable String objection = discountOf(form, before).objection(base);
        faults.require(objection == null, "discount_value", String.valueOf(objection));
    }

    private static Discount discountOf(InvoiceForm form, @Nullable InvoiceContent before) {
        return form.discountValue() == null && form.discountType() == null && before != null
                ? before.discount()
                : Discount.of(form.discountType(), form.discountValue());
    }

    private static @Nullable String stateObjection(String typed) {
        return GstState.named(typed).isPresent() ? null : "must be a state's two-digit GST code or its name";
    }

    private static InvoiceContent written(InvoiceForm form, @Nullable InvoiceContent before, Known known) {
        @Nullable ContactParty party = known.party();
        LocalDate day = or(form.invoiceDate(), before == null ? known.today() : before.invoiceDate());
        int terms = or(form.paymentTerms(), termsOf(before, party));
        @Nullable String supplier = known.organization().stateCode();
        return new InvoiceContent(
                party == null ? requireNonNullElse(before, NOTHING).buyer() : buyer(party),
                text(form.referenceNumber(), before == null ? null : before.referenceNumber()),
                day,
                due(form, before, day, terms),
                terms,
                place(form, before, party, supplier),
                supplier,
                or(form.isInclusiveTax(), before != null && before.isInclusiveTax()),
                or(form.reverseCharge(), before != null && before.reverseCharge()),
                form.lineItems() == null && before != null ? before.lines() : lines(form, known),
                discountOf(form, before),
                or(form.shippingCharge(), before == null ? Money.ZERO : before.shippingCharge()),
                or(form.adjustment(), before == null ? Money.ZERO : before.adjustment()),
                known.organization().documents().roundOff(),
                NO_TOTALS,
                text(form.customerNotes(), before == null ? null : before.customerNotes()),
                text(form.termsConditions(), before == null ? null : before.termsConditions()));
    }

    private static final InvoiceContent NOTHING = new InvoiceContent(
            new Buyer("", "", null, null, null, null),
            null,
            LocalDate.EPOCH,
            LocalDate.EPOCH,
            0,
            null,
            null,
            false,
            false,
            List.of(),
            Discount.NONE,
            Money.ZERO,
            Money.ZERO,
            false,
            NO_TOTALS,
            null,
            null);

    private static int termsOf(@Nullable InvoiceContent before, @Nullable ContactParty party) {
        if (party != null) {
            return party.paymentTerms();
        }
        return before == null ? USUAL_TERMS : before.paymentTerms();
    }

    private static LocalDate due(InvoiceForm form, @Nullable InvoiceContent before, LocalDate day, int terms) {
        if (form.dueDate() != null) {
            return form.dueDate();
        }
        if (before == null || form.invoiceDate() != null || form.paymentTerms() != null) {
            return day.plusDays(terms);
        }
        return before.dueDate().isBefore(day) ? day.plusDays(terms) : before.dueDate();
    }

    private static @Nullable String place(
            InvoiceForm form,
            @Nullable InvoiceContent before,
            @Nullable ContactParty party,
            @Nullable String supplier) {
        @Nullable
        String named = form.placeOfSupply() == null || form.placeOfSupply().isBlank()
                ? null
                : GstState.named(form.placeOfSupply()).map(GstState::code).orElse(null);
        if (named != null) {
            return named;
        }
        if (party == null && before != null) {
            return before.placeOfSupply();
        }
        @Nullable String customers = party == null ? null : party.placeOfSupply();
        @Nullable String gstin = party == null ? null : party.gstin();
        return supplier == null && customers == null && gstin == null
                ? null
                : Supply.placeOf(null, customers, gstin, String.valueOf(supplier));
    }

    static Buyer buyer(ContactParty party) {
        return new Buyer(
                party.contactId(), party.name(), party.email(), party.phone(), party.gstin(), party.billingAddress());
    }

    private static List<DocumentLine> lines(InvoiceForm form, Known known) {
        List<DocumentLine> lines = new ArrayList<>();
        for (LineForm line : requireNonNullElse(form.lineItems(), List.<LineForm>of())) {
            String id = String.format(Locale.ROOT, "%s%03d", known.lineIds(), lines.size() + 1);
            lines.add(line(
                    id, line, line.accountId() == null ? null : known.accounts().get(line.accountId())));
        }
        return lines;
    }

    /** The income account of a line that names none. */
    static String usualAccount(HsnSac code) {
        return (code.isService() ? SystemAccount.SERVICE : SystemAccount.SALES).code();
    }

    /** @param account that it names; null: the usual one */
    static DocumentLine line(String id, LineForm form, @Nullable AccountCard account) {
        HsnSac code = HsnSac.of(String.valueOf(form.hsnSacCode()));
        return new DocumentLine(
                id,
                form.type(),
                form.itemId(),
                String.valueOf(form.name()).strip(),
                text(form.description(), null),
                code,
                form.count(),
                text(form.unit(), null),
                java.util.Objects.requireNonNull(form.rate()),
                form.discount(),
                form.tax(),
                form.percentage(),
                account == null ? usualAccount(code) : account.accountCode(),
                form.paidBy(),
                DocumentLine.UNASSESSED);
    }

    private static <T> T or(@Nullable T given, T before) {
        return given == null ? before : given;
    }

    /** Empty text clears. */
    static @Nullable String text(@Nullable String given, @Nullable String before) {
        if (given == null) {
            return before;
        }
        return given.isBlank() ? null : given.strip();
    }
}
