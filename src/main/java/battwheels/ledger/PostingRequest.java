package battwheels.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a domain asks the ledger to post: one balanced entry. The actor is the scope's.
 *
 * @param date the business date, in the organization's time zone
 * @param narration one sentence for the reader of the book
 * @param lines two to 500
 * @param number the number to take for the document; null: none
 * @param expects balances that must hold when it is posted
 * @param reverses the entry it takes back, which no other has taken back; null: none
 */
public record PostingRequest(
        Source source,
        EntryType type,
        LocalDate date,
        String narration,
        List<PostingLine> lines,
        @Nullable NumberRequest number,
        List<ExpectedBalance> expects,
        @Nullable String reverses) {
    public PostingRequest {
        lines = List.copyOf(lines);
        expects = List.copyOf(expects);
    }

    public static PostingRequest of(
            Source source, EntryType type, LocalDate date, String narration, List<PostingLine> lines) {
        return new PostingRequest(source, type, date, narration, lines, null, List.of(), null);
    }

    public PostingRequest numbered(NumberRequest request) {
        return new PostingRequest(source, type, date, narration, lines, request, expects, reverses);
    }

    public PostingRequest expecting(ExpectedBalance... balances) {
        return new PostingRequest(source, type, date, narration, lines, number, List.of(balances), reverses);
    }

    public PostingRequest reversing(String entryId) {
        return new PostingRequest(source, type, date, narration, lines, number, expects, entryId);
    }
}
