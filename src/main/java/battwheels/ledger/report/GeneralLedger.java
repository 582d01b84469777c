package battwheels.ledger.report;

import java.time.LocalDate;
import java.util.List;

/** The statements of all accounts over a span of days, by code. */
public record GeneralLedger(LocalDate startDate, LocalDate endDate, long sequence, List<AccountStatement> accounts) {
    public GeneralLedger {
        accounts = List.copyOf(accounts);
    }
}
