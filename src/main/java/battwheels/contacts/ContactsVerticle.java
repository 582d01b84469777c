package battwheels.contacts;

import battwheels.gst.GstState;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.tickets.TicketCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The operations on contacts: load, decide, save. */
public final class ContactsVerticle extends DomainVerticle {
    private static final String PATH = "/api/v1/contacts/";

    private final ContactRepository contacts;
    private final Tags tags;
    private final ContactParts parts;
    private final ContactExchange exchange;
    private final ContactArrivals arrivals;
    private final Questions questions;
    private final InstantSource clock;

    public ContactsVerticle(Kernel kernel) {
        super("contacts", kernel.channels(), kernel.idempotent());
        this.contacts = new ContactRepository(kernel);
        this.tags = new Tags(kernel, contacts);
        this.parts = new ContactParts(contacts, kernel.clock());
        this.exchange = new ContactExchange(contacts, kernel.clock());
        this.arrivals = new ContactArrivals(contacts);
        this.questions = new Questions(kernel.channels());
        this.clock = kernel.clock();
        kernel.subscriptions()
                .declare(Subscription.of("contacts", Tags.SUBSCRIPTION)
                        .urgency(Urgency.HIGH)
                        .on(TagEvents.DELETED, tags::takeOff));
    }

    @Override
    protected void bind(Operations on) {
        on.on("listContacts", this::list)
                .on("createContact", this::create)
                .on("getContact", this::get)
                .on("updateContact", this::update)
                .on("deleteContact", this::delete)
                .on("activateContact", this::activate)
                .on("deactivateContact", this::deactivate)
                .on("getContactSummary", this::summary)
                .on("listGstStates", this::states)
                .on("validateGstin", this::validateGstin)
                .on("addContactPerson", command -> parts.addPerson(command))
                .on("removeContactPerson", command -> parts.removePerson(command))
                .on("addContactAddress", command -> parts.addAddress(command))
                .on("removeContactAddress", command -> parts.removeAddress(command))
                .on("listContactTags", command -> tags.list(command))
                .on("createContactTag", command -> tags.create(command))
                .on("deleteContactTag", command -> tags.delete(command))
                .inside("contacts.describe", this::describe)
                .inside("contacts.party", this::party)
                .inside("contacts.words", this::words)
                .inside("contacts.moveIn", command -> arrivals.moveIn(command))
                .inside("contacts.columns", command -> exchange.columns(command))
                .inside("contacts.examineRows", command -> exchange.examine(command))
                .inside("contacts.bringRows", command -> exchange.bring(command))
                .inside("contacts.rows", command -> exchange.page(command));
    }

    private Reply list(Command command) {
        return new Reply.Listing(contacts.page(command));
    }

    private Reply create(Command command) {
        String id = command.newId("con");
        ContactForm form = command.body(ContactForm.class);
        String author = command.principal().actor().id();
        ContactDecision decision = ContactRules.create(id, form, ContactParts.ids(command), author, now());
        Stored<Contact> made = contacts.create(command, id, decision);
        return new Reply.Created(made.state(), made.version(), PATH + id);
    }

    private Reply get(Command command) {
        return shown(contacts.get(command.scope(), id(command)));
    }

    private Reply update(Command command) {
        ContactForm form = command.body(ContactForm.class);
        PartIds ids = ContactParts.ids(command);
        return shown(contacts.change(command, id(command), contact -> ContactRules.change(contact, form, ids, now())));
    }

    /** Who is named elsewhere stays; the count is taken first, so a use made in the same moment may be missed. */
    private Reply delete(Command command) {
        long uses = uses(command);
        boolean force = command.query().flag("force").orElse(false);
        if (uses == 0) {
            contacts.delete(command, id(command), contact -> ContactRules.delete(contact, uses, force, now()));
        } else {
            contacts.change(command, id(command), contact -> ContactRules.delete(contact, uses, force, now()));
        }
        return new Reply.Empty();
    }

    private long uses(Command command) {
        String id = id(command);
        Map<String, String> asked = Map.of("kind", "contact", "id", id);
        TicketCounts tickets = questions.get(command.scope(), "tickets.countOf", asked, TicketCounts.class);
        long vehicles = questions.get(command.scope(), "vehicles.countOf", Map.of("customer_id", id), Long.class);
        return tickets.total() + vehicles;
    }

    private Reply activate(Command command) {
        return shown(contacts.change(command, id(command), contact -> ContactRules.activate(contact, now())));
    }

    private Reply deactivate(Command command) {
        return shown(contacts.change(command, id(command), contact -> ContactRules.deactivate(contact, now())));
    }

    private Reply summary(Command command) {
        return new Reply.Plain(contacts.summary(command.scope()));
    }

    private Reply states(Command command) {
        List<GstState> all = GstState.all();
        return new Reply.Listing(new Slice<>(all, all.size(), null));
    }

    private Reply validateGstin(Command command) {
        return new Reply.Plain(GstinCheck.of(command.path("gstin")));
    }

    private Reply describe(Command command) {
        return contacts.find(command.scope(), id(command))
                .<Reply>map(contact -> new Reply.Plain(ContactCard.of(contact.state())))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private Reply party(Command command) {
        return contacts.find(command.scope(), id(command))
                .<Reply>map(contact -> new Reply.Plain(ContactParty.of(contact.state())))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private static Reply shown(Stored<Contact> contact) {
        return new Reply.Resource(contact.state(), contact.version());
    }

    private static String id(Command command) {
        return command.path("contact_id");
    }

    private Instant now() {
        return clock.instant();
    }

    private Reply words(Command command) {
        return new Reply.Plain(contacts.words(command.scope(), command.path().get("after")));
    }
}
