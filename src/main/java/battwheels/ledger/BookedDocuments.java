package battwheels.ledger;

import battwheels.platform.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What documents that post say of their entries. A domain that has such documents answers {@code DOMAIN.documents} with
 * it, asked with {@link Asked}; a check of the book holds the one against the other.
 *
 * @param next the last document of a page, to be asked for what follows; null: there is no more
 */
public record BookedDocuments(
        List<Document> documents, @Nullable String next) {
    public BookedDocuments {
        documents = List.copyOf(documents);
    }

    /**
     * The question: those of the ids given that are there, or with none given a page of all that are in the book.
     *
     * @param type of the documents: {@link Source#type}
     * @param after the last document of the page before; empty at the start
     */
    public record Asked(String type, List<String> ids, String after, int most) {
        public Asked {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A document.
     *
     * @param underWay it is being posted or taken back at this moment, and may not name its entry yet
     */
    public record Document(String documentId, boolean underWay, List<Claim> claims) {
        public Document {
            claims = List.copyOf(claims);
        }
    }

    /**
     * An entry that a document names as its own.
     *
     * @param sourceKey under which it was posted
     * @param accounts what the document as it is now comes to on each of these accounts, positive in debit; an account
     *     left out was decided on the book
     */
    public record Claim(
            String sourceKey, String entryId, @Nullable String number, Map<String, Money> accounts) {
        public Claim {
            accounts = Map.copyOf(accounts);
        }
    }
}
