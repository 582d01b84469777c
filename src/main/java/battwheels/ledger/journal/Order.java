package battwheels.ledger.journal;

import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import org.jspecify.annotations.Nullable;

/** What may be asked of the book: each becomes one entry, or is refused. */
public sealed interface Order {
    /** Under one key there is one entry for ever. */
    String key();

    record Posting(PostingRequest request) implements Order {
        @Override
        public String key() {
            return request.source().key();
        }
    }

    /** Closes a month for posting, or opens it again. */
    record Locking(String period, boolean locked, String reason, String key) implements Order {}

    /** @param sequence where the book was found wrong; null: nowhere in particular */
    record Parking(String reason, @Nullable Long sequence, String key) implements Order {}

    /** Lets a parked book post again. */
    record Releasing(String reason, String key) implements Order {}

    /** The source that an entry of the book itself names. */
    static Source ofBook(String key) {
        return new Source("book", "book", key);
    }
}
