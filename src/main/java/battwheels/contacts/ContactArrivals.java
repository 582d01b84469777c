package battwheels.contacts;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.WireJson;
import battwheels.platform.moving.MoveIn;
import battwheels.platform.moving.MovedIn;
import battwheels.platform.problem.Fault;
import battwheels.platform.tenancy.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Contacts that an organization brings along when it moves in. */
final class ContactArrivals {
    private final ContactRepository contacts;

    ContactArrivals(ContactRepository contacts) {
        this.contacts = contacts;
    }

    Reply moveIn(Command command) {
        return new Reply.Plain(moveIn(command, command.body(MoveIn.class)));
    }

    private MovedIn moveIn(Command command, MoveIn asked) {
        if (contacts.find(command.scope(), asked.id()).isPresent()) {
            return new MovedIn.There(asked.id());
        }
        ContactForm form = WireJson.read(WireJson.tree(asked.form()), ContactForm.class);
        PartIds ids = new PartIds(numbered("per", asked.id()), numbered("addr", asked.id()));
        return switch (ContactRules.create(asked.id(), form, ids, asked.author(), asked.createdAt())) {
            case Refused(List<Fault> faults) -> new MovedIn.Refused(faults);
            case Changed(Contact contact, var event) -> {
                List<Fault> taken = taken(command.scope(), contact);
                if (!taken.isEmpty()) {
                    yield new MovedIn.Refused(taken);
                }
                if (asked.apply()) {
                    boolean active = asked.form().getBoolean("is_active", true);
                    Contact kept = contact.with(contact.persons(), contact.addresses(), active, asked.createdAt());
                    contacts.create(command, asked.id(), new Changed(kept, event));
                }
                yield new MovedIn.Made(asked.id());
            }
            default -> throw new IllegalStateException("a new contact is made or refused");
        };
    }

    private List<Fault> taken(Scope scope, Contact contact) {
        List<Fault> taken = new ArrayList<>();
        contact.uniqueValues().forEach((field, value) -> {
            if (contacts.isTaken(scope, field, value)) {
                String name = field.equals(Contact.GSTIN_KEY) ? "gstin" : "email";
                taken.add(new Fault("/" + name, name + " is taken by another contact."));
            }
        });
        return taken;
    }

    private static Supplier<String> numbered(String prefix, String id) {
        AtomicInteger count = new AtomicInteger();
        return () -> prefix + id.substring(id.indexOf('_')) + "p" + count.getAndIncrement();
    }
}
