package battwheels.contacts;

import battwheels.platform.shape.Faults;
import battwheels.platform.sheets.RowCells;
import battwheels.platform.sheets.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts as rows of a table: a column for each field, and for the default address of each type. Persons have no place
 * in a row.
 */
final class ContactTable {
    private static final List<String> FIELDS = List.of(
            "name",
            "contact_type",
            "company_name",
            "email",
            "phone",
            "mobile",
            "website",
            "currency_code",
            "payment_terms",
            "credit_limit",
            "opening_balance",
            "opening_balance_type",
            "gstin",
            "pan",
            "place_of_supply",
            "gst_treatment",
            "tax_treatment",
            "notes",
            "tags");

    private static final List<String> ADDRESS_FIELDS = List.of("street", "city", "state", "zip_code", "country");

    /** The header of the table. */
    static final List<String> COLUMNS = Stream.concat(
                    FIELDS.stream(), Arrays.stream(AddressType.values()).flatMap(ContactTable::addressColumns))
            .toList();

    private ContactTable() {}

    private static Stream<String> addressColumns(AddressType type) {
        return ADDRESS_FIELDS.stream().map(field -> column(type, field));
    }

    private static String column(AddressType type, String field) {
        return type.name().toLowerCase(Locale.ROOT) + "_" + field;
    }

    /** The row as a request would give it; what cannot be read becomes a fault. */
    static ContactForm form(TableRow row, Faults faults) {
        RowCells cells = new RowCells(row, faults);
        return new ContactForm(
                cells.text("name"),
                cells.choice("contact_type", ContactType.class),
                cells.text("company_name"),
                cells.text("email"),
                cells.text("phone"),
                cells.text("mobile"),
                cells.text("website"),
                cells.text("currency_code"),
                cells.integer("payment_terms"),
                cells.money("credit_limit"),
                cells.money("opening_balance"),
                cells.choice("opening_balance_type", BalanceType.class),
                cells.text("gstin"),
                cells.text("pan"),
                cells.text("place_of_supply"),
                cells.text("gst_treatment"),
                cells.text("tax_treatment"),
                cells.text("notes"),
                cells.list("tags"),
                null,
                addresses(cells));
    }

    private static @Nullable List<AddressForm> addresses(RowCells cells) {
        List<AddressForm> all = new ArrayList<>();
        for (AddressType type : AddressType.values()) {
            if (addressColumns(type).anyMatch(column -> cells.text(column) != null)) {
                all.add(new AddressForm(
                        null,
                        type,
                        cells.text(column(type, "street")),
                        cells.text(column(type, "city")),
                        cells.text(column(type, "state")),
                        null,
                        cells.text(column(type, "zip_code")),
                        cells.text(column(type, "country")),
                        true));
            }
        }
        return all.isEmpty() ? null : all;
    }

    /** The contact as a row, in the order of {@link #COLUMNS}. */
    static List<String> cells(Contact contact) {
        List<String> cells = new ArrayList<>(COLUMNS.size());
        Terms terms = contact.terms();
        TaxProfile tax = contact.tax();
        Stream.of(
                        contact.name(),
                        word(contact.contactType()),
                        contact.companyName(),
                        contact.reach().email(),
                        contact.reach().phone(),
                        contact.reach().mobile(),
                        contact.reach().website(),
                        terms.currencyCode(),
                        terms.paymentTerms(),
                        terms.creditLimit(),
                        terms.openingBalance(),
                        word(terms.openingBalanceType()),
                        tax.gstin(),
                        tax.pan(),
                        tax.placeOfSupply(),
                        tax.gstTreatment(),
                        tax.taxTreatment(),
                        contact.notes(),
                        String.join("; ", contact.tags()))
                .map(ContactTable::text)
                .forEach(cells::add);
        for (AddressType type : AddressType.values()) {
            cells.addAll(address(contact, type));
        }
        return cells;
    }

    private static List<String> address(Contact contact, AddressType type) {
        return contact.addresses().stream()
                .filter(address -> address.addressType() == type && address.isDefault())
                .findFirst()
                .map(one -> Stream.of(one.street(), one.city(), one.state(), one.zipCode(), one.country())
                        .map(ContactTable::text)
                        .toList())
                .orElseGet(() -> ADDRESS_FIELDS.stream().map(none -> "").toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
