package battwheels.ledger.report;

import battwheels.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of an account, and what the account comes to after it, in the direction it grows. */
public record StatementLine(
        String entryId,
        long sequence,
        LocalDate entryDate,
        @Nullable String referenceNumber,
        String lineDescription,
        @Nullable String contactId,
        Money debitAmount,
        Money creditAmount,
        Money runningBalance) {}
