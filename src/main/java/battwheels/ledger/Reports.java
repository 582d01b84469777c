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
import battwheels.ledger.report.ReportTables;
import battwheels.ledger.report.TrialBalance;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.print.PrintWorkers;
import battwheels.platform.print.ReportFiles;
import battwheels.platform.print.ReportTable;
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
    private final ReportFiles files = new ReportFiles(new PrintWorkers());
    private final Function<Scope, LocalDate> today;
    private final Function<Scope, List<String>> letterhead;

    /** @param letterhead what stands above a printed report */
    Reports(
            JournalStore store,
            ChartRepository charts,
            Function<Scope, LocalDate> today,
            Function<Scope, List<String>> letterhead) {
        this.letterhead = letterhead;
        this.books = new BookReader(store);
        this.lines = new ReportLines(store);
        this.charts = charts;
        this.today = today;
    }

    Reply trialBalance(Command command) {
        LocalDate day = asOf(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(day));
        return shown(
                command,
                TrialBalance.of(
                        day, sums.sequence(), chart(command), sums.days().getFirst()),
                ReportTables::of);
    }

    Reply profitLoss(Command command) {
        Days days = span(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(days.before(), days.end()));
        return shown(
                command,
                ProfitLoss.of(
                        days.start(),
                        days.end(),
                        sums.sequence(),
                        chart(command),
                        sums.days().getFirst(),
                        sums.days().getLast()),
                ReportTables::of);
    }

    Reply balanceSheet(Command command) {
        LocalDate day = asOf(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(day));
        return shown(
                command,
                BalanceSheet.of(
                        day, sums.sequence(), chart(command), sums.days().getFirst()),
                ReportTables::of);
    }

    Reply ageing(Command command) {
        LocalDate day = asOf(command);
        ReportLines.Items open = lines.receivables(command.scope(), day);
        return shown(command, Ageing.of(day, open.sequence(), open.items()), ReportTables::of);
    }

    Reply statement(Command command) {
        ChartAccount account = ChartRules.byId(chart(command), command.path("account_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        Days days = span(command);
        BookReader.Sums sums = books.through(command.scope(), List.of(days.before(), days.end()));
        return shown(command, statement(command.scope(), account, days, sums), ReportTables::of);
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
        return shown(
                command, new GeneralLedger(days.start(), days.end(), sums.sequence(), statements), ReportTables::of);
    }

    Reply dayBook(Command command) {
        LocalDate day = command.query().date("date").orElseGet(() -> today.apply(command.scope()));
        List<JournalEntry> entries = lines.onDay(command.scope(), day);
        EntryViews views = new EntryViews(chart(command));
        boolean more = entries.size() > ReportLines.SHOWN;
        return shown(
                command,
                DayBook.of(
                        day,
                        (more ? entries.subList(0, ReportLines.SHOWN) : entries)
                                .stream().map(entry -> views.of(entry, null)).toList(),
                        more),
                ReportTables::of);
    }

    /** In the form asked for. */
    private <R> Reply shown(Command command, R report, Function<R, ReportTable> table) {
        String format = command.query().text("format").orElse("json");
        return format.equals("json")
                ? new Reply.Plain(report)
                : files.file(format, table.apply(report), letterhead.apply(command.scope()));
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
