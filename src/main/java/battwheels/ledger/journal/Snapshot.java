package battwheels.ledger.journal;

import battwheels.ledger.OpenItem;
import battwheels.platform.json.DocumentJson;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * Something the journal comes to, kept so that nobody has to read the journal: it names the sequence it includes, and
 * it is replaced only from the sequence it was read at.
 *
 * @param key what it is, in its organization
 * @param before the sequence it replaces; 0: there was none
 */
record Snapshot(String key, long before, JsonObject fields) {
    static final String BOOK = "book";
    static final String ITEM = "item";

    /** Sorts behind every date: the item is not settled. */
    static final String OPEN = "9999-12-31";

    static Snapshot of(Book book, long before) {
        return new Snapshot(BOOK, before, DocumentJson.document(book).put("kind", BOOK));
    }

    static Snapshot of(OpenItem item, long before) {
        JsonObject fields = DocumentJson.document(item).put("kind", ITEM).put("settled_on", settledOn(item));
        return new Snapshot(key(new ItemKey(item.account(), item.documentId())), before, fields);
    }

    static Snapshot of(PeriodBalances balances, long before) {
        JsonObject fields = DocumentJson.document(balances).put("kind", kind(balances.period()));
        return new Snapshot(balances.period(), before, fields);
    }

    static Snapshot of(Reversal reversal) {
        return new Snapshot(
                reversalKey(reversal.entryId()),
                0,
                DocumentJson.document(reversal).put("kind", "reversal"));
    }

    static String reversalKey(String entryId) {
        return "reversal/" + entryId;
    }

    static String key(ItemKey item) {
        return item.account() + "/" + item.documentId();
    }

    static String kind(String period) {
        return period.length() == OPEN.length() ? "day" : "month";
    }

    /** The last day on which anything moved, once nothing is left; asked by reports as of a past day. */
    private static String settledOn(OpenItem item) {
        if (item.balance().paise() != 0) {
            return OPEN;
        }
        return item.moves().stream()
                .map(move -> move.date())
                .max(LocalDate::compareTo)
                .filter(last -> last.isAfter(item.date()))
                .orElse(item.date())
                .toString();
    }
}
