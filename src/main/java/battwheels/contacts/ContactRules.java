package battwheels.contacts;

import static java.util.Objects.requireNonNull;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.contacts.ContactDecision.Unchanged;
import battwheels.contacts.ContactEvents.ContactActivated;
import battwheels.contacts.ContactEvents.ContactCreated;
import battwheels.contacts.ContactEvents.ContactDeactivated;
import battwheels.contacts.ContactEvents.ContactDeleted;
import battwheels.contacts.ContactEvents.ContactUpdated;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides every command on a contact: pure, (contact, command, now) to decision. That GSTIN and e-mail are nobody
 * else's is decided by the unique keys when the decision is saved.
 */
public final class ContactRules {
    private ContactRules() {}

    public static ContactDecision create(
            String contactId, ContactForm form, PartIds ids, String createdBy, Instant now) {
        Faults faults = new Faults();
        faults.require(form.name() != null, "name", "is required");
        check(faults, form, TaxProfile.NONE);
        if (faults.any()) {
            return Refused.of(faults);
        }
        Contact blank = blank(contactId, requireNonNull(form.name()), createdBy, now);
        Contact contact = edited(blank, new Edits(), form, ids, now);
        return new Changed(contact, new ContactCreated(contactId, contact.name(), contact.contactType()));
    }

    private static void check(Faults faults, ContactForm form, TaxProfile before) {
        if (!form.check(faults).any() && before.contradicts(form)) {
            faults.add("pan", "is not the PAN inside the GSTIN");
        }
    }

    private static Contact blank(String contactId, String name, String createdBy, Instant now) {
        return new Contact(
                contactId,
                name.strip(),
                ContactType.CUSTOMER,
                null,
                Reach.NONE,
                Terms.USUAL,
                TaxProfile.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                true,
                createdBy,
                now,
                now);
    }

    public static ContactDecision change(Contact contact, ContactForm form, PartIds ids, Instant now) {
        Faults faults = new Faults();
        check(faults, form, contact.tax());
        if (faults.any()) {
            return Refused.of(faults);
        }
        Edits edits = new Edits();
        Contact after = edited(contact, edits, form, ids, now);
        return edits.any()
                ? new Changed(after, new ContactUpdated(contact.contactId(), edits.names()))
                : new Unchanged(contact);
    }

    private static Contact edited(Contact before, Edits edits, ContactForm form, PartIds ids, Instant now) {
        @Nullable
        List<Person> persons =
                form.persons() == null ? null : People.replaced(before.persons(), form.persons(), ids.person());
        @Nullable
        List<Address> addresses = form.addresses() == null
                ? null
                : Addresses.replaced(before.addresses(), form.addresses(), ids.address());
        return new Contact(
                before.contactId(),
                edits.kept(
                        "name",
                        before.name(),
                        form.name() == null ? null : form.name().strip()),
                edits.kept("contact_type", before.contactType(), form.contactType()),
                edits.text("company_name", before.companyName(), form.companyName()),
                before.reach().edited(edits, form),
                before.terms().edited(edits, form),
                before.tax().edited(edits, form),
                edits.text("notes", before.notes(), form.notes()),
                edits.kept("tags", before.tags(), form.tags() == null ? null : distinct(form.tags())),
                edits.kept("persons", before.persons(), persons),
                edits.kept("addresses", before.addresses(), addresses),
                before.isActive(),
                before.createdBy(),
                before.createdAt(),
                now);
    }

    /** One tag once, however it is capitalised; the first spelling stays. */
    private static List<String> distinct(List<String> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.putIfAbsent(Tag.folded(tag), tag.strip()));
        return List.copyOf(byKey.values());
    }

    /** The tag is gone, so nobody carries it any more, however it was capitalised. */
    public static ContactDecision untag(Contact contact, String tag, Instant now) {
        List<String> left = contact.tags().stream()
                .filter(carried -> !Tag.folded(carried).equals(Tag.folded(tag)))
                .toList();
        return left.size() == contact.tags().size()
                ? new Unchanged(contact)
                : new Changed(contact.tagged(left, now), new ContactUpdated(contact.contactId(), List.of("tags")));
    }

    public static ContactDecision activate(Contact contact, Instant now) {
        return contact.isActive()
                ? new Unchanged(contact)
                : new Changed(standing(contact, true, now), new ContactActivated(contact.contactId()));
    }

    public static ContactDecision deactivate(Contact contact, Instant now) {
        return contact.isActive()
                ? new Changed(standing(contact, false, now), new ContactDeactivated(contact.contactId()))
                : new Unchanged(contact);
    }

    private static Contact standing(Contact contact, boolean active, Instant now) {
        return contact.with(contact.persons(), contact.addresses(), active, now);
    }

    /** A contact that {@code uses} other documents name stays; {@code force} puts it out of use instead. */
    public static ContactDecision delete(Contact contact, long uses, boolean force, Instant now) {
        if (uses == 0) {
            return new ContactDecision.Deleted(new ContactDeleted(contact.contactId()));
        }
        return force ? deactivate(contact, now) : new ContactDecision.InUse(uses);
    }
}
