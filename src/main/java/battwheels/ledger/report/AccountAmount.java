package battwheels.ledger.report;

import battwheels.ledger.chart.ChartAccount;
import battwheels.platform.money.Money;

/** What one account comes to in a report, in the direction it grows. */
public record AccountAmount(String accountId, String accountCode, String accountName, Money amount) {
    static AccountAmount of(ChartAccount account, long netDebit) {
        long amount = account.accountType().growsByDebit() ? netDebit : -netDebit;
        return new AccountAmount(account.accountId(), account.accountCode(), account.accountName(), new Money(amount));
    }
}
