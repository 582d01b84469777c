package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.print.PrintWorkers;
import battwheels.platform.print.PrintedDocument;

/** The operations that answer a document as PDF. */
final class PrintedFiles {
    private final PrintWorkers workers;
    private final InvoiceRepository invoices;
    private final CreditNoteRepository notes;
    private final EstimateRepository estimates;
    private final Receipts receipts;
    private final Surroundings surroundings;

    PrintedFiles(
            InvoiceRepository invoices,
            CreditNoteRepository notes,
            EstimateRepository estimates,
            Receipts receipts,
            Surroundings surroundings,
            PrintWorkers workers) {
        this.workers = workers;
        this.invoices = invoices;
        this.notes = notes;
        this.estimates = estimates;
        this.receipts = receipts;
        this.surroundings = surroundings;
    }

    Reply invoice(Command command) {
        Invoice invoice =
                invoices.get(command.scope(), command.path("invoice_id")).state();
        return invoice(invoice, surroundings.organization(command.scope()));
    }

    Reply.File invoice(Invoice invoice, OrganizationCard issuer) {
        String number = invoice.number() == null ? invoice.invoiceId() : invoice.number();
        return file(number, Prints.invoice(invoice, issuer));
    }

    Reply creditNote(Command command) {
        CreditNote note =
                notes.get(command.scope(), command.path("credit_note_id")).state();
        String number = note.entry() == null || note.entry().number() == null
                ? note.creditNoteId()
                : note.entry().number();
        return file(number, Prints.creditNote(note, surroundings.organization(command.scope())));
    }

    Reply estimate(Command command) {
        Estimate estimate =
                estimates.get(command.scope(), command.path("estimate_id")).state();
        String number = estimate.number() == null ? estimate.estimateId() : estimate.number();
        return file(number, Prints.estimate(estimate, surroundings.organization(command.scope())));
    }

    Reply receipt(Command command) {
        ReceiptView receipt = receipts.view(command, command.path("payment_id"));
        String number = receipt.paymentNumber() == null ? receipt.paymentId() : receipt.paymentNumber();
        return file(number, Prints.receipt(receipt, surroundings.organization(command.scope())));
    }

    private Reply.File file(String number, PrintedDocument document) {
        return new Reply.File("application/pdf", number.replace('/', '-') + ".pdf", workers.print(document));
    }
}
