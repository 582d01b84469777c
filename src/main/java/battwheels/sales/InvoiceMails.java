package battwheels.sales;

import battwheels.contacts.ContactParty;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRefused;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.mail.Mail;
import battwheels.platform.mail.Mailer;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends invoices by mail, each with its PDF. A draft is issued first; the mail is a job, which prints the invoice as it
 * is then. One job sends one mail, and a command that is repeated under its key meets the job it made.
 */
final class InvoiceMails {
    private static final JobKind<Letter> MAIL = JobKind.of("invoices.mail", Letter.class);

    /** @param message what the sender writes above; null: nothing of their own */
    record Letter(String invoiceId, String to, @Nullable String message) {}

    record Sent(String delivery) {}

    /** The invoice, and the mail that is on its way. */
    record SentView(@JsonUnwrapped InvoiceView invoice, OnItsWay mail) {}

    /** @param delivery how mail leaves this server */
    record OnItsWay(String jobId, String emailTo, String delivery) {}

    private final InvoiceRepository repository;
    private final InvoicePosts posts;
    private final Invoices invoices;
    private final PrintedFiles files;
    private final Surroundings surroundings;
    private final Jobs jobs;
    private final Mailer mailer;

    InvoiceMails(
            InvoiceRepository repository,
            InvoicePosts posts,
            Invoices invoices,
            PrintedFiles files,
            Surroundings surroundings,
            Jobs jobs,
            Mailer mailer) {
        this.repository = repository;
        this.posts = posts;
        this.invoices = invoices;
        this.files = files;
        this.surroundings = surroundings;
        this.jobs = jobs;
        this.mailer = mailer;
    }

    /** Declares who does the jobs; before the server is ready. */
    void declare() {
        jobs.handle(MAIL, this::mail);
    }

    /** Nothing is issued that then cannot be sent: the address is looked for first. */
    Reply send(Command command) {
        String id = command.path("invoice_id");
        String to = address(command, repository.get(command.scope(), id).state());
        Stored<Invoice> issued = posts.issue(command, id);
        String message = command.query().text("message").map(String::strip).orElse(null);
        Job job = jobs.enqueue(command, JobRequest.of(MAIL, new Letter(id, to, message)));
        OnItsWay mail = new OnItsWay(job.jobId(), to, mailer.delivery());
        return new Reply.Resource(new SentView(invoices.view(command, issued), mail), issued.version());
    }

    /** As asked, as the invoice has it, or as the customer has come to have one since. */
    private String address(Command command, Invoice invoice) {
        Buyer buyer = invoice.content().buyer();
        return command.query()
                .text("email_to")
                .map(String::strip)
                .or(() -> Optional.ofNullable(buyer.customerEmail()))
                .or(() -> surroundings
                        .contact(command.scope(), buyer.customerId())
                        .map(ContactParty::email))
                .filter(email -> !email.isBlank())
                .orElseThrow(() -> new RefusedException(Problem.invalid(
                        "query/email_to",
                        "must be given: the customer has no e-mail address. Give one, or add it to the contact.")));
    }

    private Sent mail(JobContext job, Letter letter) {
        Scope scope = job.scope();
        Invoice invoice = repository
                .find(scope, letter.invoiceId())
                .map(Stored::state)
                .filter(found -> !(found.state() instanceof InvoiceState.Voided))
                .orElseThrow(() -> new JobRefused("The invoice was taken back before it was sent."));
        OrganizationCard issuer = surroundings.organization(scope);
        Reply.File pdf = files.invoice(invoice, issuer);
        mailer.sendOnce(
                job.jobId(),
                new Mail(
                        "invoice",
                        letter.to(),
                        Prints.subject(invoice, issuer),
                        Prints.letter(invoice, issuer, letter.message()),
                        List.of(new Mail.Attached(pdf.name(), pdf.mediaType(), pdf.content()))));
        return new Sent(mailer.delivery());
    }
}
