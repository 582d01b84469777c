package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;

/** The operations on invoices. */
public final class InvoicesVerticle extends DomainVerticle {
    private final Invoices invoices;

    public InvoicesVerticle(Kernel kernel) {
        super("invoices", kernel.channels(), kernel.idempotent());
        Questions questions = new Questions(kernel.channels());
        Books books = new Books(questions);
        Surroundings surroundings = new Surroundings(questions, kernel.clock());
        InvoiceRepository repository = new InvoiceRepository(kernel);
        InvoicePosts posts = new InvoicePosts(repository, books, surroundings, kernel.clock());
        this.invoices = new Invoices(
                repository, posts, new InvoiceDrafts(surroundings, books), books, surroundings, kernel.clock());
        kernel.subscriptions().declare(new BooksReaction(repository, posts).subscription());
    }

    @Override
    protected void bind(Operations on) {
        on.on("listInvoices", command -> invoices.list(command))
                .on("createInvoice", command -> invoices.create(command))
                .on("getInvoiceSummary", command -> invoices.summary(command))
                .on("getInvoice", command -> invoices.get(command))
                .on("updateInvoice", command -> invoices.update(command))
                .on("deleteInvoice", command -> invoices.delete(command))
                .on("issueInvoice", command -> invoices.issue(command))
                .on("voidInvoice", command -> invoices.voided(command))
                .on("cloneInvoice", command -> invoices.copy(command))
                .on("writeOffInvoice", command -> invoices.writeOff(command));
    }

    static Reply shown(Object view, Stored<?> stored) {
        return new Reply.Resource(view, stored.version());
    }
}
