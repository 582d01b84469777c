package battwheels.ledger.manual;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** Where manual journals are kept, from writing to posting. */
public final class JournalRepository {
    private static final AggregateType<ManualJournal> TYPE = AggregateType.of(
            "journal",
            CollectionSpec.named("manual_journals").indexed("status,created_at", "created_at"),
            ManualJournal.class);

    private final AggregateStore<ManualJournal> journals;

    public JournalRepository(Kernel kernel) {
        this.journals = kernel.aggregates(TYPE);
    }

    public Optional<Stored<ManualJournal>> find(Scope scope, String entryId) {
        return journals.find(scope, entryId);
    }

    public Stored<ManualJournal> create(Command command, ManualJournal journal) {
        return journals.create(command, journal.entryId(), journal, JournalEvents.of(journal, journal.createdBy()));
    }

    /** Ends the command with 404, 412 or the rule's own refusal. */
    public Stored<ManualJournal> change(
            Command command, String entryId, Function<ManualJournal, Change<ManualJournal>> decide) {
        return journals.change(command, entryId, decide);
    }

    /** Those that are in no balance yet. */
    public Slice<ManualJournal> unposted(Command command) {
        JsonObject filter = new JsonObject().put("status", new JsonObject().put("$ne", "posted"));
        return journals.page(command.scope(), filter, command.page(), "created_at")
                .map(Stored::state);
    }
}
