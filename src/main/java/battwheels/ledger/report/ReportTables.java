package battwheels.ledger.report;

import static battwheels.platform.print.PrintedDocument.written;
import static battwheels.platform.print.ReportTable.amount;
import static battwheels.platform.print.ReportTable.day;
import static battwheels.platform.print.ReportTable.text;

import battwheels.ledger.EntryView;
import battwheels.platform.money.Money;
import battwheels.platform.print.PrintedDocument.Column;
import battwheels.platform.print.PrintedDocument.Fact;
import battwheels.platform.print.ReportTable;
import battwheels.platform.print.ReportTable.Cell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reports as tables, for files. */
public final class ReportTables {
    private static final List<Column> SECTIONS = List.of(
            new Column("Section", 18, false),
            new Column("Code", 12, false),
            new Column("Account", 46, false),
            new Column("Amount", 24, true));

    private ReportTables() {}

    public static ReportTable of(TrialBalance report) {
        List<List<Cell>> rows = new ArrayList<>();
        for (TrialBalance.Row row : report.accounts()) {
            rows.add(List.of(
                    text(row.accountCode()),
                    text(row.accountName()),
                    text(row.accountType().name().toLowerCase(Locale.ROOT)),
                    amount(row.debitBalance()),
                    amount(row.creditBalance())));
        }
        rows.add(List.of(
                text(""),
                text("Total"),
                text(""),
                amount(report.totals().totalDebit()),
                amount(report.totals().totalCredit())));
        return new ReportTable(
                "trial-balance-" + report.asOfDate(),
                "Trial Balance",
                asOf(report.asOfDate()),
                List.of(
                        new Column("Code", 10, false),
                        new Column("Account", 42, false),
                        new Column("Type", 12, false),
                        new Column("Debit", 18, true),
                        new Column("Credit", 18, true)),
                rows);
    }

    public static ReportTable of(ProfitLoss report) {
        List<List<Cell>> rows = new ArrayList<>();
        section(rows, "Income", report.income());
        section(rows, "Expenses", report.expenses());
        rows.add(sum("", "Net profit", report.netProfit()));
        return new ReportTable(
                "profit-loss-" + report.startDate() + "-" + report.endDate(),
                "Profit and Loss",
                span(report.startDate(), report.endDate()),
                SECTIONS,
                rows);
    }

    public static ReportTable of(BalanceSheet report) {
        List<List<Cell>> rows = new ArrayList<>();
        section(rows, "Assets", report.assets());
        section(rows, "Liabilities", report.liabilities());
        accounts(rows, "Equity", report.equity().accounts());
        rows.add(sum("Equity", "Retained earnings", report.equity().retainedEarnings()));
        rows.add(sum("Equity", "Total equity", report.equity().total()));
        rows.add(sum(
                "",
                "Total liabilities and equity",
                report.liabilities().total().plus(report.equity().total())));
        return new ReportTable(
                "balance-sheet-" + report.asOfDate(), "Balance Sheet", asOf(report.asOfDate()), SECTIONS, rows);
    }

    private static void section(List<List<Cell>> rows, String name, Section section) {
        accounts(rows, name, section.accounts());
        rows.add(sum(name, "Total " + name.toLowerCase(Locale.ROOT), section.total()));
    }

    private static void accounts(List<List<Cell>> rows, String section, List<AccountAmount> accounts) {
        for (AccountAmount each : accounts) {
            rows.add(List.of(text(section), text(each.accountCode()), text(each.accountName()), amount(each.amount())));
        }
    }

    private static List<Cell> sum(String section, String words, Money amount) {
        return List.of(text(section), text(""), text(words), amount(amount));
    }

    public static ReportTable of(GeneralLedger report) {
        return statements(
                "general-ledger-" + report.startDate() + "-" + report.endDate(),
                "General Ledger",
                span(report.startDate(), report.endDate()),
                report.accounts());
    }

    public static ReportTable of(AccountStatement report) {
        return statements(
                "account-" + report.accountCode() + "-" + report.startDate() + "-" + report.endDate(),
                "Account " + report.accountCode() + " " + report.accountName(),
                span(report.startDate(), report.endDate()),
                List.of(report));
    }

    private static ReportTable statements(
            String name, String title, List<Fact> facts, List<AccountStatement> statements) {
        List<List<Cell>> rows = new ArrayList<>();
        statements.forEach(statement -> statement(rows, statement));
        boolean more = statements.stream().anyMatch(AccountStatement::hasMore);
        return new ReportTable(
                name,
                title,
                more ? withMore(facts) : facts,
                List.of(
                        new Column("Code", 8, false),
                        new Column("Account", 16, false),
                        new Column("Date", 10, false),
                        new Column("Reference", 14, false),
                        new Column("Description", 20, false),
                        new Column("Debit", 11, true),
                        new Column("Credit", 11, true),
                        new Column("Balance", 12, true)),
                rows);
    }

    private static void statement(List<List<Cell>> rows, AccountStatement of) {
        rows.add(line(of, of.startDate(), "", "Opening balance", List.of(text(""), text("")), of.openingBalance()));
        for (StatementLine line : of.entries()) {
            rows.add(line(
                    of,
                    line.entryDate(),
                    line.referenceNumber() == null ? "" : line.referenceNumber(),
                    line.lineDescription(),
                    List.of(amount(line.debitAmount()), amount(line.creditAmount())),
                    line.runningBalance()));
        }
        List<Cell> sums = List.of(amount(of.totalDebit()), amount(of.totalCredit()));
        rows.add(line(
                of,
                of.endDate(),
                "",
                of.hasMore() ? "Closing balance, of more lines than these" : "Closing balance",
                sums,
                of.closingBalance()));
    }

    private static List<Cell> line(
            AccountStatement of, LocalDate date, String reference, String words, List<Cell> sides, Money balance) {
        return List.of(
                text(of.accountCode()),
                text(of.accountName()),
                day(date),
                text(reference),
                text(words),
                sides.getFirst(),
                sides.getLast(),
                amount(balance));
    }

    public static ReportTable of(Ageing report) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Ageing.Row row : report.invoices()) {
            rows.add(aged(
                    List.of(
                            text(row.documentNumber() == null ? row.documentId() : row.documentNumber()),
                            text(row.contactId()),
                            day(row.dueDate()),
                            text(String.valueOf(row.daysOverdue()))),
                    Ageing.Buckets.NONE.plus(row.daysOverdue(), row.balance()),
                    row.balance()));
        }
        rows.add(aged(List.of(text("Total"), text(""), text(""), text("")), report.agingData(), report.total()));
        boolean more = report.invoices().size() == Ageing.INVOICES_SHOWN;
        return new ReportTable(
                "ar-aging-" + report.asOfDate(),
                "Receivables by Age",
                more ? withMore(asOf(report.asOfDate())) : asOf(report.asOfDate()),
                List.of(
                        new Column("Document", 13, false),
                        new Column("Customer", 14, false),
                        new Column("Due date", 9, false),
                        new Column("Days overdue", 7, true),
                        new Column("Not due", 10, true),
                        new Column("1 to 30", 9, true),
                        new Column("31 to 60", 9, true),
                        new Column("61 to 90", 9, true),
                        new Column("Over 90", 9, true),
                        new Column("Balance", 11, true)),
                rows);
    }

    private static List<Cell> aged(List<Cell> what, Ageing.Buckets buckets, Money balance) {
        List<Cell> row = new ArrayList<>(what);
        row.addAll(List.of(
                amount(buckets.current()),
                amount(buckets.upTo30()),
                amount(buckets.upTo60()),
                amount(buckets.upTo90()),
                amount(buckets.over90()),
                amount(balance)));
        return row;
    }

    public static ReportTable of(DayBook report) {
        List<List<Cell>> rows = new ArrayList<>();
        for (EntryView entry : report.entries()) {
            for (EntryView.Line line : entry.lines()) {
                rows.add(List.of(
                        text(String.valueOf(entry.sequence())),
                        text(entry.referenceNumber()),
                        text(line.description() == null ? entry.description() : line.description()),
                        text(line.accountCode()),
                        text(line.accountName()),
                        amount(line.debitAmount()),
                        amount(line.creditAmount())));
            }
        }
        rows.add(List.of(
                text("Total"),
                text(""),
                text(""),
                text(""),
                text(""),
                amount(report.totalDebit()),
                amount(report.totalCredit())));
        List<Fact> facts = List.of(new Fact("Date", written(report.date())));
        return new ReportTable(
                "day-book-" + report.date(),
                "Day Book",
                report.hasMore() ? withMore(facts) : facts,
                List.of(
                        new Column("Entry", 7, true),
                        new Column("Reference", 14, false),
                        new Column("Description", 24, false),
                        new Column("Code", 8, false),
                        new Column("Account", 21, false),
                        new Column("Debit", 13, true),
                        new Column("Credit", 13, true)),
                rows);
    }

    private static List<Fact> asOf(LocalDate day) {
        return List.of(new Fact("As of", written(day)));
    }

    private static List<Fact> span(LocalDate start, LocalDate end) {
        return List.of(new Fact("From", written(start)), new Fact("To", written(end)));
    }

    private static List<Fact> withMore(List<Fact> facts) {
        List<Fact> more = new ArrayList<>(facts);
        more.add(new Fact("Lines", "there are more than these"));
        return more;
    }
}
