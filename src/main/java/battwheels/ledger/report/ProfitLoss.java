package battwheels.ledger.report;

import battwheels.ledger.AccountType;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.journal.Sides;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Income and expenses of a span of days, both included. */
public record ProfitLoss(
        LocalDate startDate, LocalDate endDate, long sequence, Section income, Section expenses, Money netProfit) {

    /** @param before sums up to the day before the span */
    public static ProfitLoss of(
            LocalDate start,
            LocalDate end,
            long sequence,
            Chart chart,
            Map<String, Sides> before,
            Map<String, Sides> through) {
        Map<String, Sides> span = new TreeMap<>(through);
        before.forEach((code, sides) -> span.merge(code, sides, Sides::minus));
        Section income = Section.of(AccountType.INCOME, chart, span);
        Section expenses = Section.of(AccountType.EXPENSE, chart, span);
        return new ProfitLoss(
                start, end, sequence, income, expenses, income.total().minus(expenses.total()));
    }
}
