package battwheels.ledger.chart;

import battwheels.ledger.AccountType;
import org.jspecify.annotations.Nullable;

/** What a client says of an account; code and type only when it is made. */
public record AccountForm(
        @Nullable String accountName,
        @Nullable AccountType accountType,
        @Nullable String accountCode,
        @Nullable String description,
        @Nullable Boolean isActive) {}
