package battwheels.ledger.manual;

import battwheels.ledger.EntryType;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says of a manual journal. */
public record JournalForm(
        @Nullable LocalDate entryDate,
        @Nullable String description,
        @Nullable EntryType entryType,
        @Nullable List<@Nullable Line> lines) {

    /**
     * One side of one account; the other side is zero or left out.
     *
     * @param contactId of an opening balance on an account of customers or suppliers: whose it is
     */
    public record Line(
            @Nullable String accountId,
            @Nullable Money debitAmount,
            @Nullable Money creditAmount,
            @Nullable String description,
            @Nullable String contactId) {}
}
