package battwheels.ledger.report;

import battwheels.ledger.AccountType;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.journal.Sides;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Every account that was posted to, its balance on the side where it stands, and both sides' sums. */
public record TrialBalance(LocalDate asOfDate, long sequence, List<Row> accounts, Totals totals) {
    public TrialBalance {
        accounts = List.copyOf(accounts);
    }

    /** One account; one of the two balances is zero. */
    public record Row(
            String accountId,
            String accountCode,
            String accountName,
            AccountType accountType,
            Money debitBalance,
            Money creditBalance) {
        static Row of(ChartAccount account, Sides sides) {
            long net = sides.net();
            return new Row(
                    account.accountId(),
                    account.accountCode(),
                    account.accountName(),
                    account.accountType(),
                    new Money(Math.max(net, 0)),
                    new Money(Math.max(-net, 0)));
        }
    }

    /** Both sides; a book in order has no difference. */
    public record Totals(Money totalDebit, Money totalCredit, boolean isBalanced, Money difference) {}

    public static TrialBalance of(LocalDate day, long sequence, Chart chart, Map<String, Sides> sums) {
        List<Row> rows = chart.accounts().stream()
                .filter(account -> sums.containsKey(account.accountCode()))
                .map(account -> Row.of(account, sums.getOrDefault(account.accountCode(), Sides.NONE)))
                .toList();
        Money debit = rows.stream().map(Row::debitBalance).reduce(Money.ZERO, Money::plus);
        Money credit = rows.stream().map(Row::creditBalance).reduce(Money.ZERO, Money::plus);
        Money difference = debit.minus(credit);
        return new TrialBalance(
                day, sequence, rows, new Totals(debit, credit, difference.equals(Money.ZERO), difference));
    }
}
