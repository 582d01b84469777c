package battwheels.ledger.chart;

import battwheels.ledger.SystemAccount;
import battwheels.ledger.journal.Account;
import battwheels.ledger.journal.Accounts;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where charts are kept. Makes the default chart where there is none; a second one cannot come to be. */
public final class ChartRepository implements Accounts {
    private static final AggregateType<Chart> TYPE =
            AggregateType.of("chart", CollectionSpec.named("charts"), Chart.class);

    private static final int CHARTS_KEPT = 10_000;

    /** After which accounts added by another server are known here. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final AggregateStore<Chart> charts;
    private final InstantSource clock;
    private final Cache<OrganizationId, Map<String, Account>> known = Caffeine.newBuilder()
            .maximumSize(CHARTS_KEPT)
            .expireAfterWrite(KEPT)
            .build();

    public ChartRepository(Kernel kernel) {
        this.charts = kernel.aggregates(TYPE);
        this.clock = kernel.clock();
    }

    @Override
    public Map<String, Account> byCode(Scope scope) {
        Map<String, Account> kept = known.getIfPresent(scope.organization());
        if (kept != null) {
            return kept;
        }
        Map<String, Account> read = get(scope).state().accounts().stream()
                .map(ChartRepository::facts)
                .collect(Collectors.toUnmodifiableMap(Account::code, Function.identity()));
        known.put(scope.organization(), read);
        return read;
    }

    private static Account facts(ChartAccount account) {
        boolean control = SystemAccount.of(account.accountCode())
                .filter(SystemAccount::isControl)
                .isPresent();
        return new Account(account.accountId(), account.accountCode(), account.accountType(), control);
    }

    /** The chart; made now where the organization has none yet. */
    public Stored<Chart> get(Scope scope) {
        return charts.find(scope, id(scope)).orElseGet(() -> make(scope));
    }

    private Stored<Chart> make(Scope scope) {
        Chart chart = new Chart(
                Arrays.stream(SystemAccount.values()).map(this::account).toList());
        Command founding = Command.inside(scope, "chart.make", Map.of());
        return charts.create(
                founding,
                id(scope),
                chart,
                List.of(new EventDraft(
                        "chart.created",
                        new ChartEvents.Created(chart.accounts().size()))));
    }

    private ChartAccount account(SystemAccount account) {
        return new ChartAccount(
                newAccountId(), account.code(), account.title(), account.type(), null, true, true, clock.instant());
    }

    static String newAccountId() {
        return "acc_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
    }

    /** Ends the command with 412 or the rule's own refusal. */
    public Stored<Chart> change(Command command, Function<Chart, Change<Chart>> decide) {
        get(command.scope());
        Stored<Chart> changed = charts.change(command, id(command.scope()), decide);
        known.invalidate(command.scope().organization());
        return changed;
    }

    private static String id(Scope scope) {
        return "chart_" + scope.organization().value();
    }
}
