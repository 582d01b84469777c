package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.mail.Mailer;
import battwheels.posting.CreditNotePosting;
import battwheels.posting.InvoicePosting;
import battwheels.posting.ReceiptPosting;
import java.util.Map;

/** The operations on invoices. */
public final class InvoicesVerticle extends DomainVerticle {
    /** Which domain of sales has the documents of each source of entries. */
    public static final Map<String, String> DOCUMENTS = Map.of(
            InvoicePosting.TYPE, "invoices", CreditNotePosting.TYPE, "invoices", ReceiptPosting.TYPE, "payments");

    private final Sales sales;
    private final InvoiceMails mails;

    public InvoicesVerticle(Kernel kernel, Mailer mailer) {
        super("invoices", kernel.channels(), kernel.idempotent());
        this.sales = new Sales(kernel);
        this.mails = sales.mails(kernel.jobs(), mailer);
        mails.declare();
        kernel.subscriptions().declare(sales.reaction().subscription());
    }

    @Override
    protected void bind(Operations on) {
        on.on("listInvoices", command -> sales.invoices().list(command))
                .on("createInvoice", command -> sales.invoices().create(command))
                .on("getInvoiceSummary", command -> sales.invoices().summary(command))
                .on("getInvoice", command -> sales.invoices().get(command))
                .on("updateInvoice", command -> sales.invoices().update(command))
                .on("deleteInvoice", command -> sales.invoices().delete(command))
                .on("issueInvoice", command -> sales.invoices().issue(command))
                .on("sendInvoice", command -> mails.send(command))
                .on("shareInvoice", command -> sales.invoiceLinks().share(command))
                .on("revokeInvoiceLink", command -> sales.invoiceLinks().revoke(command))
                .on("viewSharedInvoice", command -> sales.invoiceLinks().view(command))
                .on("getSharedInvoicePdf", command -> sales.invoiceLinks().pdf(command))
                .on("voidInvoice", command -> sales.invoices().voided(command))
                .on("cloneInvoice", command -> sales.invoices().copy(command))
                .on("writeOffInvoice", command -> sales.invoices().writeOff(command))
                .on("payInvoice", command -> sales.receipts().pay(command))
                .on("getInvoicePdf", command -> sales.files().invoice(command))
                .on("getCreditNotePdf", command -> sales.files().creditNote(command))
                .on("getCustomerStatement", command -> sales.statements().show(command))
                .on("listCreditNotes", command -> sales.creditNotes().list(command))
                .on("createCreditNote", command -> sales.creditNotes().create(command))
                .on("getCreditNote", command -> sales.creditNotes().get(command))
                .on("refundCreditNote", command -> sales.credits().refund(command, "credit_note_id"))
                .inside("invoices.documents", command -> sales.documents().answer(command));
    }
}
