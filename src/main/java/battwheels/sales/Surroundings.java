package battwheels.sales;

import battwheels.contacts.ContactParty;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Questions;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.BillableTicket;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sales ask of the organization and of its contacts. */
final class Surroundings {
    private final Questions questions;
    private final InstantSource clock;

    Surroundings(Questions questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    OrganizationCard organization(Scope scope) {
        return questions.get(scope, "organizations.describe", Map.of(), OrganizationCard.class);
    }

    /** The day it is where the organization is. */
    LocalDate today(OrganizationCard organization) {
        return LocalDate.ofInstant(clock.instant(), organization.zone());
    }

    /** A ticket that the actor may see. */
    Optional<BillableTicket> ticket(Scope scope, String ticketId) {
        return questions.find(scope, "tickets.forBilling", Map.of("ticket_id", ticketId), BillableTicket.class);
    }

    Optional<ContactParty> contact(Scope scope, @Nullable String contactId) {
        return contactId == null || contactId.isBlank()
                ? Optional.empty()
                : questions.find(scope, "contacts.party", Map.of("contact_id", contactId), ContactParty.class);
    }
}
