package battwheels.ledger;

import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.chart.ChartRepository;
import battwheels.ledger.chart.ChartRules;
import battwheels.ledger.journal.BookReader;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Sides;
import battwheels.ledger.report.AccountStatement;
import battwheels.ledger.report.Ageing;
import battwheels.ledger.report.BalanceSheet;
import battwheels.ledger.report.DayBook;
import battwheels.ledger.report.GeneralLedger;
import battwheels.ledger.report.ProfitLoss;
import battwheels.ledger.report.TrialBalance;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The reports: figures of one sequence, as of the days asked. */
final class Reports {
    private final BookReader books;
    private final ReportLines lines;
    private final ChartRepository charts;
    private final Function<Scope, LocalDate> today;

    Reports(JournalStore store, ChartRepository charts, Function<Scope, LocalDate> today) {
        this.books = new BookReader(store);
        this.lines = new ReportLines(store);
        this.charts = charts;
        this.today = today;
    }

    Reply trialBalance(Command command) {
        LocalDate day = asOf(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(day));
        return new Reply.Plain(TrialBalance.of(
                day, sums.sequence(), chart(command), sums.days().getFirst()));
    }

    Reply profitLoss(Command command) {
        Days days = span(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(days.before(), days.end()));
        return new Reply.Plain(ProfitLoss.of(
                days.start(),
                days.end(),
                sums.sequence(),
                chart(command),
                sums.days().getFirst(),
                sums.days().getLast()));
    }

    Reply balanceSheet(Command command) {
        LocalDate day = asOf(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(day));
        return new Reply.Plain(BalanceSheet.of(
                day, sums.sequence(), chart(command), sums.days().getFirst()));
    }

    Reply ageing(Command command) {
        LocalDate day = asOf(command);
        ReportLines.Items open = lines.receivables(command.scope(), day);
        return new Reply.Plain(Ageing.of(day, open.sequence(), open.items()));
    }

    Reply statement(Command command) {
        ChartAccount account = ChartRules.byId(chart(command), command.path("account_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        Days days = span(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(days.before(), days.end()));
        return new Reply.Plain(statement(command.scope(), account, days, sums));
    }

    private AccountStatement statement(Scope scope, ChartAccount account, Days days, BookReader.Sums sums) {
        List<JournalEntry> entries = lines.of(scope, account.accountCode(), days.start(), days.end(), sums.sequence());
        boolean more = entries.size() > ReportLines.SHOWN;
        return AccountStatement.of(
                account,
                new AccountStatement.Span(days.start(), days.end(), sums.sequence()),
                of(sums.days().getFirst(), account),
                of(sums.days().getLast(), account),
                more ? entries.subList(0, ReportLines.SHOWN) : entries,
                more);
    }

    private static Sides of(Map<String, Sides> sums, ChartAccount account) {
        return sums.getOrDefault(account.accountCode(), Sides.NONE);
    }

    /** Every account that moved or stands: its statement. */
    Reply generalLedger(Command command) {
        Days days = span(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(days.before(), days.end()));
        List<AccountStatement> statements = new ArrayList<>();
        for (ChartAccount account : chart(command).accounts()) {
            if (sums.days().getLast().containsKey(account.accountCode())) {
                statements.add(statement(command.scope(), account, days, sums));
            }
        }
        return new Reply.Plain(new GeneralLedger(days.start(), days.end(), sums.sequence(), statements));
    }

    Reply dayBook(Command command) {
        LocalDate day = command.query().date("date").orElseGet(() -> today.apply(command.scope()));
        List<JournalEntry> entries = lines.onDay(command.scope(), day);
        EntryViews views = new EntryViews(chart(command));
        boolean more = entries.size() > ReportLines.SHOWN;
        return new Reply.Plain(DayBook.of(
                day,
                (more ? entries.subList(0, ReportLines.SHOWN) : entries)
                        .stream().map(entry -> views.of(entry, null)).toList(),
                more));
    }

    private Chart chart(Command command) {
        return charts.get(command.scope()).state();
    }

    private LocalDate asOf(Command command) {
        return command.query().date("as_of_date").orElseGet(() -> today.apply(command.scope()));
    }

    /** Both days included. */
    private record Days(LocalDate start, LocalDate end) {
        LocalDate before() {
            return start.minusDays(1);
        }
    }

    /** As asked, or the fiscal year so far. */
    private Days span(Command command) {
        LocalDate end = command.query().date("end_date").orElseGet(() -> today.apply(command.scope()));
        LocalDate start = command.query().date("start_date").orElseGet(() -> fiscalYearStart(end));
        if (start.isAfter(end)) {
            throw new RefusedException(Problem.invalid("query/start_date", "start_date must not be after end_date."));
        }
        return new Days(start, end);
    }

    private static LocalDate fiscalYearStart(LocalDate day) {
        LocalDate april = LocalDate.of(day.getYear(), Month.APRIL, 1);
        return day.isBefore(april) ? april.minusYears(1) : april;
    }
}
