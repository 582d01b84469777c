package battwheels.sales;

import static battwheels.platform.print.PrintedDocument.written;
import static battwheels.platform.print.ReportTable.amount;
import static battwheels.platform.print.ReportTable.day;
import static battwheels.platform.print.ReportTable.text;

import battwheels.contacts.ContactParty;
import battwheels.ledger.Movement;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.print.PrintedDocument.Column;
import battwheels.platform.print.PrintedDocument.Fact;
import battwheels.platform.print.ReportFiles;
import battwheels.platform.print.ReportTable;
import battwheels.platform.print.ReportTable.Cell;
import battwheels.platform.problem.Problem;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/** The operation that shows a customer's statement, in the form asked for. */
final class CustomerStatements {
    private final Books books;
    private final Surroundings surroundings;
    private final ReportFiles files;

    CustomerStatements(Books books, Surroundings surroundings, ReportFiles files) {
        this.books = books;
        this.surroundings = surroundings;
        this.files = files;
    }

    /** Without dates the fiscal year so far. */
    Reply show(Command command) {
        ContactParty customer = surroundings
                .contact(command.scope(), command.path("contact_id"))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        OrganizationCard organization = surroundings.organization(command.scope());
        LocalDate end = command.query().date("end_date").orElseGet(() -> surroundings.today(organization));
        LocalDate start =
                command.query().date("start_date").orElseGet(() -> yearStart(organization.fiscalYearStart(), end));
        if (start.isAfter(end)) {
            throw new RefusedException(Problem.invalid("query/start_date", "start_date must not be after end_date."));
        }
        CustomerStatement statement = CustomerStatement.of(
                customer.contactId(),
                customer.name(),
                start,
                end,
                books.billed(command.scope(), customer.contactId(), end));
        String format = command.query().text("format").orElse("json");
        return format.equals("json")
                ? new Reply.Plain(statement)
                : files.file(format, table(statement), organization.letterhead());
    }

    private static LocalDate yearStart(MonthDay first, LocalDate day) {
        LocalDate start = first.atYear(day.getYear());
        return start.isAfter(day) ? first.atYear(day.getYear() - 1) : start;
    }

    private static ReportTable table(CustomerStatement of) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                day(of.startDate()),
                text(""),
                text("Opening balance"),
                text(""),
                text(""),
                amount(of.openingBalance())));
        for (CustomerStatement.Entry entry : of.entries()) {
            rows.add(List.of(
                    day(entry.date()),
                    text(entry.documentNumber() == null ? entry.documentId() : entry.documentNumber()),
                    text(words(entry.movement())),
                    amount(entry.debit()),
                    amount(entry.credit()),
                    amount(entry.balance())));
        }
        rows.add(List.of(
                day(of.endDate()),
                text(""),
                text("Closing balance"),
                amount(of.totalDebit()),
                amount(of.totalCredit()),
                amount(of.closingBalance())));
        return new ReportTable(
                "statement-" + of.startDate() + "-" + of.endDate(),
                "Statement of Account",
                List.of(
                        new Fact("Customer", of.customerName()),
                        new Fact("From", written(of.startDate())),
                        new Fact("To", written(of.endDate()))),
                List.of(
                        new Column("Date", 13, false),
                        new Column("Document", 19, false),
                        new Column("What", 23, false),
                        new Column("Debit", 15, true),
                        new Column("Credit", 15, true),
                        new Column("Balance", 15, true)),
                rows);
    }

    private static String words(Movement movement) {
        return switch (movement) {
            case OPENED -> "Invoice";
            case PAID -> "Payment";
            case CREDITED -> "Credit";
            case WRITTEN_OFF -> "Written off";
            case VOIDED -> "Taken back";
            case REFUNDED -> "Refund";
            case APPLIED -> "Credit used";
            case REVERSED -> "Reversal";
        };
    }
}
