package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes commands on one H2 file and answers a write, done or refused, only after the file holds it. */
final class DurableBackend extends H2Backend {
    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "count",
            "distinct",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "serverstatus",
            "listcollections",
            "listindexes",
            "listdatabases",
            "killcursors",
            "endsessions");
    private static final int INTERNAL_ERROR = 1;

    private final MVStore store;
    private final EqualityFields fields;
    private final Durability durability;

    DurableBackend(MVStore store, EqualityFields fields, Durability durability) {
        // Before super: its constructor already opens the databases of the file.
        this.store = store;
        this.fields = fields;
        this.durability = durability;
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, store, fields, getCursorRegistry());
    }

    /** Failures become answers here, because the library would log the whole command with its data. */
    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return execute(message);
        } catch (MongoServerError refusal) {
            return failure(refusal.getCode(), refusal.getCodeName(), refusal.getMessageWithoutErrorCode());
        } catch (MongoServerException refusal) {
            return failure(INTERNAL_ERROR, "InternalError", refusal.getMessageWithoutErrorCode());
        } catch (RuntimeException bug) {
            log.error("document command failed: {}", name(message.getDocument()), bug);
            return failure(INTERNAL_ERROR, "InternalError", String.valueOf(bug.getMessage()));
        }
    }

    private Document execute(MongoMessage message) {
        if (store.isClosed()) {
            // A failed save closes it; a ping must not say that all is well.
            return failure(INTERNAL_ERROR, "StoreClosed", "the documents' file is closed after a failure");
        }
        return isRead(message.getDocument())
                ? onPinnedPages(message)
                : durability.durably(() -> onPinnedPages(message));
    }

    /** Space of the file is reused at once; what a running command may still read is excepted by this. */
    private Document onPinnedPages(MongoMessage message) {
        TxCounter version = store.registerVersionUsage();
        try {
            return LeadingMatch.during(message.getDocument(), () -> super.handleMessage(message));
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    private static boolean isRead(Document command) {
        String name = name(command).toLowerCase(Locale.ROOT);
        return READS.contains(name) || (name.equals("aggregate") && !writesItsResult(command));
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    private static String name(Document command) {
        return command.keySet().iterator().next();
    }

    private static Document failure(int code, String codeName, String reason) {
        return new Document("ok", 0)
                .append("errmsg", reason)
                .append("code", code)
                .append("codeName", codeName);
    }
}
