package battwheels.ledger.journal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Names an open item: one document's, on one control account. */
public record ItemKey(String account, String documentId) {
    /** The items an entry moved. */
    static Set<ItemKey> of(JournalEntry entry) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        for (EntryLine line : entry.lines()) {
            if (line.item() != null) {
                keys.add(new ItemKey(line.account(), line.item().documentId()));
            }
        }
        return keys;
    }

    /** The items an order will ask about. */
    static Set<ItemKey> of(Order order) {
        if (!(order instanceof Order.Posting posting)) {
            return Set.of();
        }
        Set<ItemKey> keys = new LinkedHashSet<>();
        Stream.concat(
                        posting.request().lines().stream()
                                .filter(line -> line.item() != null)
                                .map(line ->
                                        new ItemKey(line.account(), line.item().documentId())),
                        posting.request().expects().stream()
                                .map(expected -> new ItemKey(expected.account(), expected.documentId())))
                .forEach(keys::add);
        return keys;
    }
}
