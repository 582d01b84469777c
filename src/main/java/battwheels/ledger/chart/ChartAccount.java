package battwheels.ledger.chart;

import battwheels.ledger.AccountType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account of the chart.
 *
 * @param accountCode unique in the organization; never changes
 * @param isSystem the posting rules need it: it stays in use
 * @param isActive whether manual journals and documents may newly name it
 */
public record ChartAccount(
        String accountId,
        String accountCode,
        String accountName,
        AccountType accountType,
        @Nullable String description,
        boolean isSystem,
        boolean isActive,
        Instant createdAt) {}
