package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import java.util.Map;

/**
 * The outbox of documents that are written once and never changed: the one fact they tell is part of the document, and
 * the relay finds it there as it finds those of aggregates (design rule 12).
 */
public final class Announcements {
    /**
     * The field of such a document that is the organization's id while its fact is untold, and {@code ""} afterwards. Such
     * documents only ever become more: by it, those that a crash left untold are found without looking through them all.
     */
    public static final String UNTOLD = "untold";

    private final Relay relay;
    private final CollectionSpec spec;
    private final String documentType;
    private final InstantSource clock;

    /**
     * @param spec of documents with the fields {@code outbox} and {@link #UNTOLD}, indexed by the latter
     * @param documentType the event's {@code aggregatetype}
     */
    public Announcements(Relay relay, CollectionSpec spec, String documentType, InstantSource clock) {
        this.relay = relay;
        this.spec = spec;
        this.documentType = documentType;
        this.clock = clock;
        relay.announces(spec);
    }

    /** Before the documents are written: leaves the mark by which a forgotten outbox is found. */
    public void before(Scope scope) {
        relay.mark(scope);
    }

    /** The document's field {@code outbox}. */
    public JsonArray outbox(Scope scope, String id, EventDraft fact) {
        Command cause = Command.inside(scope, fact.type(), Map.of());
        return new JsonArray()
                .add(OutboxEntry.of(
                        cause,
                        clock.instant(),
                        fact.type(),
                        DocumentJson.document(fact.data()),
                        documentType,
                        id,
                        1,
                        new JsonArray()));
    }

    /** After the document is written. */
    public void after(Scope scope, String id) {
        relay.nudge(scope, spec, id);
    }
}
