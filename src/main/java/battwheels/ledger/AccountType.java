package battwheels.ledger;

/** The five kinds of accounts. Assets and expenses grow on the debit side, the others on the credit side. */
public enum AccountType {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE;

    public boolean growsByDebit() {
        return this == ASSET || this == EXPENSE;
    }

    /** Whether the account's balance is carried into the next year; the others end in the profit of the year. */
    public boolean isOfBalanceSheet() {
        return this == ASSET || this == LIABILITY || this == EQUITY;
    }
}
