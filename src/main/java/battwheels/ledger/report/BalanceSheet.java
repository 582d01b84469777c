package battwheels.ledger.report;

import battwheels.ledger.AccountType;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.journal.Sides;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is owned and owed on a day, and what is left for the owner: capital and all profits so far. */
public record BalanceSheet(
        LocalDate asOfDate, long sequence, Section assets, Section liabilities, Equity equity, boolean isBalanced) {

    /** @param retainedEarnings all income less all expenses up to the day, in no account of their own yet */
    public record Equity(List<AccountAmount> accounts, Money retainedEarnings, Money total) {
        public Equity {
            accounts = List.copyOf(accounts);
        }
    }

    public static BalanceSheet of(LocalDate day, long sequence, Chart chart, Map<String, Sides> sums) {
        Section assets = Section.of(AccountType.ASSET, chart, sums);
        Section liabilities = Section.of(AccountType.LIABILITY, chart, sums);
        Section capital = Section.of(AccountType.EQUITY, chart, sums);
        Money earned = Section.of(AccountType.INCOME, chart, sums)
                .total()
                .minus(Section.of(AccountType.EXPENSE, chart, sums).total());
        Equity equity = new Equity(capital.accounts(), earned, capital.total().plus(earned));
        return new BalanceSheet(
                day,
                sequence,
                assets,
                liabilities,
                equity,
                assets.total().equals(liabilities.total().plus(equity.total())));
    }
}
