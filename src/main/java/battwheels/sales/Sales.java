package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Questions;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.mail.Mailer;
import battwheels.platform.print.PrintWorkers;
import battwheels.platform.print.ReportFiles;

/** The parts of sales put together; its verticles share nothing but the stores. */
final class Sales {
    private final InvoiceRepository invoiceRepository;
    private final InvoicePosts invoicePosts;
    private final ReceiptRepository receiptRepository;
    private final ReceiptPosts receiptPosts;
    private final CreditNotePosts creditNotePosts;
    private final CreditNoteRepository creditNoteRepository;
    private final CreditNotes creditNotes;
    private final Invoices invoices;
    private final Receipts receipts;
    private final CreditUses credits;
    private final PrintedFiles files;
    private final SalesOrderRepository orderRepository;
    private final SalesOrders orders;
    private final SalesOrderInvoices orderInvoices;
    private final EstimateRepository estimateRepository;
    private final Estimates estimates;
    private final TicketEstimates ticketEstimates;
    private final EstimateLinks links;
    private final InvoiceLinks invoiceLinks;
    private final CustomerStatements statements;
    private final Surroundings surroundings;

    Sales(Kernel kernel) {
        this(kernel, new Questions(kernel.channels()));
    }

    Sales(Kernel kernel, Questions questions) {
        Books books = new Books(questions);
        Surroundings around = new Surroundings(questions, kernel.clock());
        this.surroundings = around;
        this.invoiceRepository = new InvoiceRepository(kernel);
        this.receiptRepository = new ReceiptRepository(kernel);
        this.invoicePosts = new InvoicePosts(invoiceRepository, books, around, kernel.clock());
        this.receiptPosts = new ReceiptPosts(receiptRepository, invoicePosts, books, around, kernel.clock());
        this.creditNoteRepository = new CreditNoteRepository(kernel);
        this.creditNotePosts = new CreditNotePosts(
                creditNoteRepository, invoiceRepository, invoicePosts, books, around, kernel.clock());
        this.creditNotes = new CreditNotes(
                creditNoteRepository, creditNotePosts, invoiceRepository, books, around, kernel.clock());
        InvoiceDrafts drafts = new InvoiceDrafts(around, books);
        this.invoices =
                new Invoices(invoiceRepository, receiptRepository, invoicePosts, drafts, books, around, kernel.clock());
        this.receipts = new Receipts(receiptRepository, receiptPosts, invoiceRepository, books, around, kernel.clock());
        this.credits = new CreditUses(invoicePosts, invoiceRepository, books, around);
        NumberSlots slots = new NumberSlots(kernel.stores());
        this.orderRepository = new SalesOrderRepository(kernel);
        this.orders = new SalesOrders(orderRepository, slots, drafts, around, kernel.clock());
        this.orderInvoices = new SalesOrderInvoices(orderRepository, invoices, around, kernel.quota(), kernel.clock());
        this.estimateRepository = new EstimateRepository(kernel);
        this.estimates = new Estimates(
                estimateRepository, slots, drafts, invoices, orders, around, kernel.quota(), kernel.clock());
        this.ticketEstimates = new TicketEstimates(estimateRepository, estimates, drafts, around, kernel.clock());
        CustomerLinks customerLinks = new CustomerLinks(around, kernel.clock());
        this.links = new EstimateLinks(estimateRepository, customerLinks, kernel.clock());
        PrintWorkers workers = new PrintWorkers();
        this.files = new PrintedFiles(
                invoiceRepository, creditNoteRepository, estimateRepository, receipts, around, workers);
        this.statements = new CustomerStatements(books, around, new ReportFiles(workers));
        this.invoiceLinks = new InvoiceLinks(invoiceRepository, customerLinks, files, around, kernel.clock());
    }

    Invoices invoices() {
        return invoices;
    }

    Receipts receipts() {
        return receipts;
    }

    CreditNotes creditNotes() {
        return creditNotes;
    }

    SalesOrderRepository orderRepository() {
        return orderRepository;
    }

    SalesOrders orders() {
        return orders;
    }

    SalesOrderInvoices orderInvoices() {
        return orderInvoices;
    }

    EstimateRepository estimateRepository() {
        return estimateRepository;
    }

    Estimates estimates() {
        return estimates;
    }

    TicketEstimates ticketEstimates() {
        return ticketEstimates;
    }

    EstimateLinks links() {
        return links;
    }

    InvoiceLinks invoiceLinks() {
        return invoiceLinks;
    }

    CustomerStatements statements() {
        return statements;
    }

    PostedDocuments documents() {
        return new PostedDocuments(invoiceRepository, receiptRepository, creditNoteRepository);
    }

    PrintedFiles files() {
        return files;
    }

    InvoiceMails mails(Jobs jobs, Mailer mailer) {
        return new InvoiceMails(invoiceRepository, invoicePosts, invoices, files, surroundings, jobs, mailer);
    }

    CreditUses credits() {
        return credits;
    }

    BooksReaction reaction() {
        return new BooksReaction(
                invoiceRepository,
                invoicePosts,
                receiptRepository,
                receiptPosts,
                creditNoteRepository,
                creditNotePosts);
    }
}
