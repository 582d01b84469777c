package battwheels.ledger.report;

import battwheels.ledger.AccountType;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.journal.Sides;
import battwheels.platform.money.Money;
import java.util.List;
import java.util.Map;

/** The accounts of one type that are not zero, and what they come to. */
public record Section(List<AccountAmount> accounts, Money total) {
    public Section {
        accounts = List.copyOf(accounts);
    }

    static Section of(AccountType type, Chart chart, Map<String, Sides> sums) {
        List<AccountAmount> accounts = chart.accounts().stream()
                .filter(account -> account.accountType() == type)
                .map(account -> AccountAmount.of(
                        account,
                        sums.getOrDefault(account.accountCode(), Sides.NONE).net()))
                .filter(amount -> !amount.amount().equals(Money.ZERO))
                .toList();
        return new Section(
                accounts, accounts.stream().map(AccountAmount::amount).reduce(Money.ZERO, Money::plus));
    }
}
