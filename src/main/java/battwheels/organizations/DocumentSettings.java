package battwheels.organizations;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an organization's documents are numbered and what is printed on them.
 *
 * @param roundOff whether what a customer owes ends in whole rupees
 * @param invoicePattern how invoice numbers are written: {@code {FY}} is the fiscal year (26-27), {@code {YYYY}} the year
 *     it begins in, {@code {N5}} the count with at least five digits; at most 16 characters when filled in
 * @param terms printed on estimates and invoices that bring none of their own
 * @param bankDetails printed on invoices, one line each
 * @param authorizedSignatory whose name stands under a document
 */
public record DocumentSettings(
        boolean roundOff,
        String invoicePattern,
        String creditNotePattern,
        String receiptPattern,
        String estimatePattern,
        String salesOrderPattern,
        @Nullable String terms,
        @Nullable String bankDetails,
        @Nullable String authorizedSignatory) {

    private static final String ESTIMATES = "EST-{FY}-{N5}";
    private static final String ORDERS = "SO-{FY}-{N5}";

    public static final DocumentSettings DEFAULT = new DocumentSettings(
            false, "INV-{FY}-{N5}", "CN-{FY}-{N5}", "PMT-{FY}-{N5}", ESTIMATES, ORDERS, null, null, null);

    private static final Pattern SHAPE = Pattern.compile("(?:[A-Za-z0-9/-]|\\{FY}|\\{YYYY})*\\{N[1-9]?}");
    private static final int LONGEST = 16;

    /** Those kept before there were patterns of estimates and orders have the usual ones. */
    public DocumentSettings {
        estimatePattern = Objects.requireNonNullElse(estimatePattern, ESTIMATES);
        salesOrderPattern = Objects.requireNonNullElse(salesOrderPattern, ORDERS);
    }

    /** What is wrong with a pattern of numbers, or null. */
    static @Nullable String objection(String pattern) {
        boolean yearly = pattern.contains("{FY}") || pattern.contains("{YYYY}");
        if (!SHAPE.matcher(pattern).matches() || !yearly) {
            return "must be letters, digits, - and / with {FY} or {YYYY} in it and {N} or {N5} at the end";
        }
        String filled = pattern.replace("{FY}", "26-27").replace("{YYYY}", "2026");
        int brace = filled.lastIndexOf('{');
        String digits = filled.substring(brace + 2, filled.length() - 1);
        int count = Math.max(5, digits.isEmpty() ? 1 : Integer.parseInt(digits));
        return brace + count > LONGEST ? "gives numbers longer than the 16 characters that GST allows" : null;
    }

    /** What a change of settings gives; null is "as it was", an empty text "none". */
    record Form(
            @Nullable Boolean roundOff,
            @Nullable String invoicePattern,
            @Nullable String creditNotePattern,
            @Nullable String receiptPattern,
            @Nullable String estimatePattern,
            @Nullable String salesOrderPattern,
            @Nullable String terms,
            @Nullable String bankDetails,
            @Nullable String authorizedSignatory) {

        DocumentSettings over(DocumentSettings before) {
            return new DocumentSettings(
                    Objects.requireNonNullElse(roundOff, before.roundOff),
                    SettingsForm.or(invoicePattern, before.invoicePattern),
                    SettingsForm.or(creditNotePattern, before.creditNotePattern),
                    SettingsForm.or(receiptPattern, before.receiptPattern),
                    SettingsForm.or(estimatePattern, before.estimatePattern),
                    SettingsForm.or(salesOrderPattern, before.salesOrderPattern),
                    ProfileForm.chosen(terms, before.terms),
                    ProfileForm.chosen(bankDetails, before.bankDetails),
                    ProfileForm.chosen(authorizedSignatory, before.authorizedSignatory));
        }
    }
}
