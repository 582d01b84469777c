package battwheels.sales;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The link by which a customer sees an invoice that is out, and what is open on it. */
final class InvoiceLinks {
    record Share(@Nullable Integer expiryDays) {}

    private final InvoiceRepository invoices;
    private final CustomerLinks links;
    private final PrintedFiles files;
    private final Surroundings surroundings;
    private final InstantSource clock;

    InvoiceLinks(
            InvoiceRepository invoices,
            CustomerLinks links,
            PrintedFiles files,
            Surroundings surroundings,
            InstantSource clock) {
        this.invoices = invoices;
        this.links = links;
        this.files = files;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** A draft is nobody's business yet. */
    Reply share(Command command) {
        String id = command.path("invoice_id");
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        InvoiceRules.requireIssued(invoices.get(command.scope(), id).state(), today, "shared");
        CustomerLinks.Fresh fresh =
                links.fresh(command.scope(), id, command.body(Share.class).expiryDays());
        Invoice.Link link = new Invoice.Link(fresh.hash(), fresh.expiresAt());
        invoices.change(
                command.step(), id, invoice -> new Change.To<>(invoice.linked(link, clock.instant()), List.of()));
        return new Reply.Made(fresh.shared("/api/public/invoices/"));
    }

    Reply revoke(Command command) {
        invoices.change(
                command,
                command.path("invoice_id"),
                invoice -> invoice.link() == null
                        ? new Change.Keep<>()
                        : new Change.To<>(invoice.linked(null, clock.instant()), List.of()));
        return new Reply.Empty();
    }

    Reply view(Command command) {
        CustomerLinks.Opened<Invoice.Link> opened = open(command);
        return new Reply.Plain(BillView.of(invoice(opened), opened.organization(), opened.today()));
    }

    Reply pdf(Command command) {
        CustomerLinks.Opened<Invoice.Link> opened = open(command);
        Reply.File file = files.invoice(invoice(opened), opened.organization());
        return new Reply.File(file.mediaType(), "invoice.pdf", file.content());
    }

    private Invoice invoice(CustomerLinks.Opened<Invoice.Link> opened) {
        return invoices.get(opened.command().scope(), opened.documentId()).state();
    }

    private CustomerLinks.Opened<Invoice.Link> open(Command command) {
        return links.open(
                command,
                (scope, id) -> invoices.find(scope, id).map(Stored::state).map(Invoice::link));
    }
}
