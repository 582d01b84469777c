package battwheels.platform.store.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class DurableBackendTest {
    private final MVStore store = MVStore.open(null);
    private final AtomicInteger waits = new AtomicInteger();
    private final DurableBackend target = new DurableBackend(store, EqualityFields.standard(), write -> {
        waits.incrementAndGet();
        return write.get();
    });
    private final EmbeddedChannel channel = new EmbeddedChannel();

    private Document run(Document command) {
        return target.handleMessage(
                new MongoMessage(channel, new MessageHeader(0, 0), command.append("$db", "battwheels")));
    }

    private Document insert(Document... documents) {
        return run(new Document("insert", "tickets").append("documents", List.of(documents)));
    }

    private List<?> find(Document filter) {
        return rows(run(new Document("find", "tickets").append("filter", filter)));
    }

    private List<?> aggregate(Document... stages) {
        return rows(run(new Document("aggregate", "tickets")
                .append("pipeline", List.of(stages))
                .append("cursor", new Document())));
    }

    private static List<?> rows(Document reply) {
        return (List<?>) requireNonNull(inner(reply, "cursor").get("firstBatch"));
    }

    private static Document inner(Object document, String field) {
        return (Document) requireNonNull(((Document) document).get(field));
    }

    private static Document ticket(String id, String organization) {
        return new Document("_id", id).append("organization_id", organization).append("status", "open");
    }

    private static Document close(String id) {
        return new Document("update", "tickets")
                .append(
                        "updates",
                        List.of(new Document("q", new Document("_id", id))
                                .append("u", new Document("$set", new Document("status", "closed")))));
    }

    /** A reply is sent, and a page saved, while the next command already runs. */
    @Test
    void aReplyKeepsWhatItSaidWhenTheDocumentChanges() {
        insert(ticket("tkt_1", "org_a"));
        List<?> before = find(ticket("tkt_1", "org_a"));
        run(close("tkt_1"));
        assertThat(before.toString())
                .isEqualTo(List.of(ticket("tkt_1", "org_a")).toString());
        assertThat(find(new Document("status", "closed"))).hasSize(1);
    }

    @Test
    void anUpdatedDocumentReturnedKeepsWhatItSaidToo() {
        insert(ticket("tkt_1", "org_a"));
        Document returned = run(new Document("findAndModify", "tickets")
                .append("query", new Document("_id", "tkt_1"))
                .append("update", new Document("$set", new Document("n", 1)))
                .append("new", true));
        run(close("tkt_1"));
        assertThat(inner(returned, "value").get("status")).isEqualTo("open");
    }

    @Test
    void writesWaitForTheFileAndReadsDoNot() {
        insert(ticket("tkt_1", "org_a"));
        run(close("tkt_1"));
        assertThat(waits).hasValue(2);
        find(new Document());
        aggregate(new Document("$match", new Document("organization_id", "org_a")));
        run(new Document("count", "tickets"));
        run(new Document("ping", 1));
        assertThat(waits).hasValue(2);
        aggregate(new Document("$match", new Document()), new Document("$merge", new Document("into", "copy")));
        assertThat(waits).hasValue(3);
    }

    @Test
    void aCommandNobodyKnowsIsTreatedAsAWriteAndAnsweredWithItsCode() {
        Document reply = run(new Document("doWonders", 1));
        assertThat(reply.get("ok")).isEqualTo(0);
        assertThat(reply.get("code")).isEqualTo(59);
        assertThat(waits).hasValue(1);
    }

    @Test
    void onlyTheFirstReadOfAnAggregationIsNarrowedByItsMatch() {
        insert(ticket("tkt_1", "org_a").append("next", "tkt_2"), ticket("tkt_2", "org_b"));
        Document other = new Document("from", "tickets")
                .append("localField", "next")
                .append("foreignField", "_id")
                .append("as", "found");
        List<?> rows = aggregate(
                new Document("$match", new Document("organization_id", "org_a")), new Document("$lookup", other));
        assertThat(rows).hasSize(1);
        assertThat((List<?>) ((Document) rows.getFirst()).get("found")).hasSize(1);
    }

    @Test
    void aMatchMayNameAFieldCalledQuery() {
        insert(ticket("tkt_1", "org_a").append("query", "range"), ticket("tkt_2", "org_a"));
        assertThat(aggregate(new Document("$match", new Document("organization_id", "org_a").append("query", "range"))))
                .hasSize(1);
    }

    @Test
    void aStoreClosedByAFailureAnswersNoPing() {
        store.closeImmediately();
        assertThat(run(new Document("ping", 1)).get("codeName")).isEqualTo("StoreClosed");
    }
}
