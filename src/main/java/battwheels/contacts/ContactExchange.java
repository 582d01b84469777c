package battwheels.contacts;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import battwheels.platform.sheets.RowVerdicts;
import battwheels.platform.sheets.RowVerdicts.Verdict;
import battwheels.platform.sheets.RowsBrought;
import battwheels.platform.sheets.RowsToBring;
import battwheels.platform.sheets.RowsToExamine;
import battwheels.platform.sheets.TablePage;
import battwheels.platform.sheets.TableRow;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contacts as a table: what is said of rows that come, what becomes of them, and rows that go. */
final class ContactExchange {
    private static final Map<String, String> COLUMN_OF = Map.of(Contact.GSTIN_KEY, "gstin", Contact.EMAIL_KEY, "email");

    private final ContactRepository contacts;
    private final InstantSource clock;

    ContactExchange(ContactRepository contacts, InstantSource clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    Reply columns(Command command) {
        return new Reply.Plain(ContactTable.COLUMNS);
    }

    Reply examine(Command command) {
        return new Reply.Plain(new RowVerdicts(command.body(RowsToExamine.class).rows().stream()
                .map(row -> verdict(command.scope(), row))
                .toList()));
    }

    private Verdict verdict(Scope scope, TableRow row) {
        return switch (decision("con", row, "")) {
            case Changed(Contact contact, var event) -> {
                Map<String, String> unique = new HashMap<>();
                List<Fault> taken = new ArrayList<>();
                contact.uniqueValues().forEach((field, value) -> {
                    String column = COLUMN_OF.getOrDefault(field, field);
                    unique.put(column, value);
                    if (contacts.isTaken(scope, field, value)) {
                        taken.add(new Fault("/" + column, column + " is taken by another contact."));
                    }
                });
                yield new Verdict(List.of(), taken, unique);
            }
            case Refused(List<Fault> faults) -> new Verdict(faults, List.of(), Map.of());
            default -> throw new IllegalStateException("a new contact is made or refused");
        };
    }

    private ContactDecision decision(String id, TableRow row, String author) {
        Faults unreadable = new Faults();
        ContactForm form = ContactTable.form(row, unreadable);
        PartIds ids = new PartIds(() -> "", numbered("addr_" + bare(id)));
        ContactDecision decision = ContactRules.create(id, form, ids, author, clock.instant());
        if (!unreadable.any()) {
            return decision;
        }
        List<Fault> all = new ArrayList<>(unreadable.list());
        if (decision instanceof Refused(List<Fault> faults)) {
            all.addAll(faults);
        }
        return new Refused(all);
    }

    private static java.util.function.Supplier<String> numbered(String prefix) {
        var count = new java.util.concurrent.atomic.AtomicInteger();
        return () -> prefix + "a" + count.getAndIncrement();
    }

    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    Reply bring(Command command) {
        String author = command.principal().actor().id();
        return new Reply.Plain(RowsBrought.each(command.body(RowsToBring.class), row -> {
            String id = "con_" + row.key();
            contacts.create(command, id, decision(id, row.row(), author));
            return id;
        }));
    }

    Reply page(Command command) {
        @Nullable String after = command.path().get("after");
        List<Contact> some = contacts.after(command.scope(), after);
        return new Reply.Plain(new TablePage(
                ContactTable.COLUMNS,
                some.stream().map(ContactTable::cells).toList(),
                some.size() < ContactRepository.STRETCH ? null : some.getLast().contactId()));
    }
}
