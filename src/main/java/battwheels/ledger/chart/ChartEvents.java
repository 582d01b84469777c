package battwheels.ledger.chart;

import battwheels.ledger.AccountType;

/** What happens to charts, as others hear it. */
public final class ChartEvents {
    private ChartEvents() {}

    record Created(int accounts) {}

    record AccountAdded(String accountId, String accountCode, String accountName, AccountType accountType) {}

    record AccountChanged(String accountId, String accountName, boolean isActive) {}
}
