package battwheels.ledger.journal;

import battwheels.platform.tenancy.Scope;
import java.util.List;

/** Brings the snapshots of a book up to its last entry, as the next posting would: for a book that nobody posts to. */
public final class BookRecovery {
    private final JournalStore store;

    public BookRecovery(JournalStore store) {
        this.store = store;
    }

    /** The book as of its last entry; every snapshot includes it by then. Blocks. */
    public Book catchUp(Scope scope) {
        Book book = store.book(scope).orElse(Book.EMPTY);
        Projection projection = new Projection(store);
        projection.forget(book.sequence());
        List<JournalEntry> found;
        do {
            found = store.following(scope, book.sequence());
            if (!found.isEmpty()) {
                for (JournalEntry entry : found) {
                    book = book.after(entry);
                }
                projection.take(scope, found, book);
            }
        } while (JournalStore.isFull(found));
        return book;
    }
}
