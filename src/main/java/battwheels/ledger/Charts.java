package battwheels.ledger;

import battwheels.ledger.chart.AccountForm;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.chart.ChartRepository;
import battwheels.ledger.chart.ChartRules;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import java.time.InstantSource;
import java.util.List;

/** The operations on the chart of accounts. */
final class Charts {
    private final ChartRepository charts;
    private final InstantSource clock;

    Charts(ChartRepository charts, InstantSource clock) {
        this.charts = charts;
        this.clock = clock;
    }

    /** The whole chart: it is short. */
    Reply list(Command command) {
        String type = command.query().text("account_type").orElse("");
        List<ChartAccount> accounts = charts.get(command.scope()).state().accounts().stream()
                .filter(account ->
                        type.isEmpty() || account.accountType().name().equalsIgnoreCase(type))
                .toList();
        return new Reply.Listing(new Slice<>(accounts, accounts.size(), null));
    }

    Reply get(Command command) {
        return shown(charts.get(command.scope()), command.path("account_id"));
    }

    Reply add(Command command) {
        String id = command.newId("acc");
        AccountForm form = command.body(AccountForm.class);
        Stored<Chart> chart = charts.change(command, any -> ChartRules.add(any, id, form, clock.instant()));
        return new Reply.Created(account(chart.state(), id), chart.version(), "/api/v1/chart-of-accounts/" + id);
    }

    Reply edit(Command command) {
        String id = command.path("account_id");
        AccountForm form = command.body(AccountForm.class);
        return shown(charts.change(command, chart -> ChartRules.edit(chart, id, form)), id);
    }

    /** What other domains are told of an account, by its id or its code. */
    Reply card(Command command) {
        String asked = command.path("account");
        return charts.get(command.scope()).state().accounts().stream()
                .filter(account -> account.accountId().equals(asked)
                        || account.accountCode().equals(asked))
                .findFirst()
                .<Reply>map(account -> new Reply.Plain(new AccountCard(
                        account.accountId(),
                        account.accountCode(),
                        account.accountName(),
                        account.accountType(),
                        SystemAccount.of(account.accountCode())
                                .filter(SystemAccount::isControl)
                                .isPresent(),
                        account.isActive())))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private static Reply shown(Stored<Chart> chart, String id) {
        return new Reply.Resource(account(chart.state(), id), chart.version());
    }

    private static ChartAccount account(Chart chart, String id) {
        return ChartRules.byId(chart, id).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }
}
