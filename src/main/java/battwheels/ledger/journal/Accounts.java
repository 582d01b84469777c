package battwheels.ledger.journal;

import battwheels.platform.tenancy.Scope;
import java.util.Map;

/** The organization's accounts as the commit point sees them. */
public interface Accounts {
    /** All accounts by code; makes the chart where there is none. Accounts are never taken away, so it may be kept. */
    Map<String, Account> byCode(Scope scope);
}
