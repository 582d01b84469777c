package battwheels.ledger;

/**
 * What other domains are told of an account: {@code ledger.account} by {@code account}, its id or its code.
 *
 * @param control documents alone post to it
 */
public record AccountCard(
        String accountId,
        String accountCode,
        String accountName,
        AccountType accountType,
        boolean control,
        boolean isActive) {}
