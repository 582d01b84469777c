package battwheels.ledger;

import java.util.List;

/**
 * Open items of one control account: {@code ledger.items} asked with {@link Asked} answers those there are.
 */
public record OpenItems(List<OpenItem> items) {
    public OpenItems {
        items = List.copyOf(items);
    }

    /** @param documentIds at most 200 */
    public record Asked(String account, List<String> documentIds) {
        public Asked {
            documentIds = List.copyOf(documentIds);
        }
    }
}
