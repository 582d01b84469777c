package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who owes an opening balance: the contact (debit) or the workshop (credit). */
public enum BalanceType {
    @JsonProperty("debit")
    DEBIT,
    @JsonProperty("credit")
    CREDIT
}
