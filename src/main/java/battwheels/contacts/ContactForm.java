package battwheels.contacts;

import battwheels.gst.GstState;
import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Body of a new or changed contact. A new one needs a name; a change keeps what it does not name, and an empty text
 * clears what may be empty. Lists replace the stored ones whole.
 *
 * @param placeOfSupply a GST state code or the state's name
 */
public record ContactForm(
        @Nullable String name,
        @Nullable ContactType contactType,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String mobile,
        @Nullable String website,
        @Nullable String currencyCode,
        @Nullable Integer paymentTerms,
        @Nullable Money creditLimit,
        @Nullable Money openingBalance,
        @Nullable BalanceType openingBalanceType,
        @Nullable String gstin,
        @Nullable String pan,
        @Nullable String placeOfSupply,
        @Nullable String gstTreatment,
        @Nullable String taxTreatment,
        @Nullable String notes,
        @Nullable List<String> tags,
        @Nullable List<PersonForm> persons,
        @Nullable List<AddressForm> addresses) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    Faults check(Faults faults) {
        return checkLists(checkTerms(checkReach(faults)));
    }

    private Faults checkReach(Faults faults) {
        return faults.keptOrNeeded("name", name, 200)
                .text("company_name", companyName, 200)
                .value("email", email, EmailAddress::objection)
                .value("phone", phone, PhoneNumber::objection)
                .value("mobile", mobile, PhoneNumber::objection)
                .text("website", website, 300)
                .text("notes", notes, 5_000);
    }

    private Faults checkTerms(Faults faults) {
        boolean currency =
                currencyCode == null || CURRENCY.matcher(currencyCode).matches();
        return faults.require(currency, "currency_code", "must be three capital letters, as INR")
                .range("payment_terms", paymentTerms, 0, 3_650)
                .require(creditLimit == null || !creditLimit.isNegative(), "credit_limit", "must not be negative")
                .require(
                        openingBalance == null || !openingBalance.isNegative(),
                        "opening_balance",
                        "must not be negative; say who owes it with opening_balance_type")
                .value("gstin", gstin, Gstin::objection)
                .value("pan", pan, Pan::objection)
                .value("place_of_supply", placeOfSupply, ContactForm::stateObjection)
                .text("gst_treatment", gstTreatment, 100)
                .text("tax_treatment", taxTreatment, 100);
    }

    private Faults checkLists(Faults faults) {
        return faults.texts("tags", tags, Contact.TAGS_MAX, Tag.NAME_MAX)
                .each("persons", persons, Contact.PERSONS_MAX, PersonForm::check)
                .each("addresses", addresses, Contact.ADDRESSES_MAX, AddressForm::check);
    }

    private static @Nullable String stateObjection(String codeOrName) {
        return GstState.named(codeOrName).isPresent() ? null : "must be a GST state code or state name, as 27";
    }

    /** A form of nothing but a name. */
    public static ContactForm of(String name) {
        return new ContactForm(
                name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
