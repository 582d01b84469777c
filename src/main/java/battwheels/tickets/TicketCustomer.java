package battwheels.tickets;

import battwheels.contacts.ContactCard;
import battwheels.contacts.EmailAddress;
import battwheels.contacts.PhoneNumber;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom the ticket is for, as told at the counter; {@code customer_id} is a contact's id. All may be missing. */
public record TicketCustomer(
        @Nullable String customerId,
        @Nullable String customerName,
        @Nullable String customerType,
        @Nullable String customerEmail,
        @Nullable String contactNumber) {

    public static final TicketCustomer NONE = new TicketCustomer(null, null, null, null, null);

    /** As a new ticket keeps it: empty texts are no texts. */
    static TicketCustomer of(TicketCustomer given) {
        return NONE.edited(new Edits(), given);
    }

    boolean isKnown() {
        return Stream.of(customerId, customerName, customerEmail, contactNumber).anyMatch(Objects::nonNull);
    }

    void check(Faults faults) {
        faults.text("customer_id", customerId, 64)
                .text("customer_name", customerName, 200)
                .text("customer_type", customerType, 50)
                .value("customer_email", customerEmail, EmailAddress::objection)
                .value("contact_number", contactNumber, PhoneNumber::objection);
    }

    TicketCustomer edited(Edits edits, TicketCustomer given) {
        return new TicketCustomer(
                edits.text("customer_id", customerId, given.customerId),
                edits.text("customer_name", customerName, given.customerName),
                edits.text("customer_type", customerType, given.customerType),
                edits.parsed(
                        "customer_email",
                        customerEmail,
                        given.customerEmail,
                        typed -> EmailAddress.of(typed).value()),
                edits.parsed(
                        "contact_number",
                        contactNumber,
                        given.contactNumber,
                        typed -> PhoneNumber.of(typed).value()));
    }

    /** What the caller left out, as the contact's own record has it; what that lacks too is empty, not the one before's. */
    TicketCustomer filledFrom(ContactCard card) {
        return new TicketCustomer(
                customerId,
                given(customerName, card.name()),
                given(customerType, null),
                given(customerEmail, card.email()),
                given(contactNumber, card.phone()));
    }

    private static String given(@Nullable String own, @Nullable String known) {
        return own == null || own.isBlank() ? Objects.requireNonNullElse(known, "") : own;
    }
}
