package battwheels.contacts;

/** Who owes an opening balance: the contact (debit) or the workshop (credit). */
public enum BalanceType {
    DEBIT,
    CREDIT
}
