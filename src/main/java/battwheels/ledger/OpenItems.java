package battwheels.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open items, as {@code ledger.items} asked with {@link Asked}, {@code ledger.open} asked with {@link Open} and
 * {@code ledger.items_of} asked with {@link Of} answer.
 */
public record OpenItems(List<OpenItem> items) {
    public OpenItems {
        items = List.copyOf(items);
    }

    /**
     * Those of one control account that there are.
     *
     * @param documentIds at most 200
     */
    public record Asked(String account, List<String> documentIds) {
        public Asked {
            documentIds = List.copyOf(documentIds);
        }
    }

    /**
     * Those that have something left, the oldest first.
     *
     * @param contactId null: of everybody
     * @param most at most 1,000
     */
    public record Open(List<String> accounts, @Nullable String contactId, int most) {
        public Open {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * All of a contact on one account up to a day, settled or not, of one sequence; by document.
     *
     * @param through the last business date of those that were opened
     */
    public record Of(SystemAccount account, String contactId, LocalDate through) {}
}
