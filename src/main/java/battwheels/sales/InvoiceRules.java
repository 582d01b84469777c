package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.sales.InvoiceState.Draft;
import battwheels.sales.InvoiceState.Issued;
import battwheels.sales.InvoiceState.Issuing;
import battwheels.sales.InvoiceState.Voided;
import battwheels.sales.InvoiceState.Voiding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Decides the moves of an invoice: pure. Whether the book takes an entry is the book's decision. */
final class InvoiceRules {
    private static final Change<Invoice> KEEP = new Change.Keep<>();

    private InvoiceRules() {}

    /** Freezes a draft as it will be posted. One that is issued already stays as it is. */
    static Change<Invoice> issue(Invoice invoice, Step step, OrganizationCard organization, LocalDate today) {
        return switch (invoice.state()) {
            case Draft draft -> {
                Faults faults = issueFaults(invoice.content(), organization, today);
                yield faults.any()
                        ? new Change.Refuse<>(Problem.invalid(faults.list()))
                        : silently(completed(invoice, organization, step)
                                .moved(draft.issuing(step.joined(Attempts.NONE)), step.now()));
            }
            case Issuing issuing ->
                issuing.attempts().isFull()
                        ? crowded()
                        : silently(invoice.moved(new Issuing(step.joined(issuing.attempts())), step.now()));
            case Issued issued -> KEEP;
            case Voiding voiding -> KEEP;
            case Voided voided -> illegal(invoice, today, "sent");
        };
    }

    private static Faults issueFaults(InvoiceContent content, OrganizationCard organization, LocalDate today) {
        return new Faults()
                .require(
                        organization.stateCode() != null,
                        "place_of_supply",
                        "cannot be told before the organization has a state; set it in the organization's profile")
                .require(!content.invoiceDate().isAfter(today), "invoice_date", "must not be after today, " + today)
                .require(
                        content.totals().subTotal().paise() > 0
                                || content.totals().grandTotal().paise() > 0,
                        "line_items",
                        "must come to more than nothing");
    }

    private static Invoice completed(Invoice invoice, OrganizationCard organization, Step step) {
        String state = String.valueOf(organization.stateCode());
        return invoice.saying(
                invoice.content().suppliedFrom(state, organization.documents().roundOff()), step.now());
    }

    /** The book refused: without anybody else at it the invoice is a draft again. */
    static Change<Invoice> issueRefused(Invoice invoice, Step step) {
        if (!(invoice.state() instanceof Issuing(Attempts attempts))) {
            return KEEP;
        }
        Attempts left = step.left(attempts);
        return silently(invoice.moved(left.none(step.now()) ? new Draft() : new Issuing(left), step.now()));
    }

    /** The entry stands: so does the invoice, as it was posted. */
    static Change<Invoice> issued(Invoice invoice, Booked entry, Settlement settled, Instant now) {
        return switch (invoice.state()) {
            case Issuing issuing -> sent(invoice, issuing.issued(entry), entry, settled, now);
            case Draft draft -> sent(invoice, new Issued(entry), entry, settled, now);
            case Issued issued -> KEEP;
            case Voiding voiding -> KEEP;
            case Voided voided -> KEEP;
        };
    }

    private static Change<Invoice> sent(Invoice invoice, Issued state, Booked entry, Settlement settled, Instant now) {
        Money posted = settled.opened();
        if (!posted.equals(invoice.content().totals().grandTotal())) {
            throw new IllegalStateException("invoice " + invoice.invoiceId() + " says "
                    + invoice.content().totals().grandTotal() + " but entry " + entry.entryId() + " posted " + posted);
        }
        Invoice after = invoice.moved(state, now).settled(invoice.settlement().or(settled));
        return new Change.To<>(after, List.of(SalesEvents.sent(after, entry)));
    }

    static Change<Invoice> voiding(Invoice invoice, Step step, String reason, LocalDate today) {
        return switch (invoice.state()) {
            case Issued issued ->
                invoice.creditNotes().stream().noneMatch(claim -> claim.isLive(step.now()))
                        ? silently(invoice.moved(issued.voiding(reason, today, step.joined(Attempts.NONE)), step.now()))
                        : credited(invoice);
            case Voiding voiding ->
                voiding.attempts().isFull()
                        ? crowded()
                        : silently(invoice.moved(
                                new Voiding(
                                        voiding.issue(),
                                        voiding.reason(),
                                        voiding.date(),
                                        step.joined(voiding.attempts())),
                                step.now()));
            case Voided voided -> KEEP;
            case Draft draft -> illegal(invoice, today, "void");
            case Issuing issuing -> illegal(invoice, today, "void");
        };
    }

    static Change<Invoice> voidRefused(Invoice invoice, Step step) {
        if (!(invoice.state() instanceof Voiding voiding)) {
            return KEEP;
        }
        Attempts left = step.left(voiding.attempts());
        InvoiceState next = left.none(step.now())
                ? voiding.refused()
                : new Voiding(voiding.issue(), voiding.reason(), voiding.date(), left);
        return silently(invoice.moved(next, step.now()));
    }

    static Change<Invoice> voided(Invoice invoice, Booked entry, Settlement settled, Instant now) {
        return switch (invoice.state()) {
            case Voiding voiding -> voided(invoice, voiding.voided(entry), settled, now);
            case Issued(Booked issue) -> voided(invoice, new Voided(issue, "", entry), settled, now);
            case Draft draft -> KEEP;
            case Issuing issuing -> KEEP;
            case Voided voided -> KEEP;
        };
    }

    private static Change<Invoice> voided(Invoice invoice, Voided state, Settlement settled, Instant now) {
        Invoice after = invoice.moved(state, now).settled(invoice.settlement().or(settled));
        return new Change.To<>(after, List.of(SalesEvents.voided(after, state.reason(), state.entry())));
    }

    /** A copy of the open item that is later than the one there is. */
    static Change<Invoice> settled(Invoice invoice, Settlement latest) {
        boolean known = latest.sequence() <= invoice.settlement().sequence();
        boolean issued = invoice.state().issuedBy().isPresent();
        return known || !issued
                ? KEEP
                : new Change.To<>(invoice.settled(latest), List.of(SalesEvents.settled(invoice, latest)));
    }

    /** A draft is changed whole; what is out keeps all but the words below it. */
    static Change<Invoice> edited(
            Invoice invoice, InvoiceForm form, InvoiceContent content, Instant now, LocalDate today) {
        boolean open = invoice.state() instanceof Draft
                || (invoice.state() instanceof Issuing(Attempts attempts) && attempts.none(now));
        if (open) {
            Invoice draft = invoice.state() instanceof Draft ? invoice : invoice.moved(new Draft(), now);
            return silently(draft.saying(content, now));
        }
        if (form.touchesMoreThanWords() || invoice.state() instanceof Issuing) {
            return illegal(invoice, today, "draft");
        }
        InvoiceContent words = invoice.content().saying(content.customerNotes(), content.termsConditions());
        return words.equals(invoice.content()) ? KEEP : silently(invoice.saying(words, now));
    }

    static Change<Invoice> deleted(Invoice invoice, LocalDate today, Instant now) {
        boolean draft = invoice.state() instanceof Draft
                || (invoice.state() instanceof Issuing(Attempts attempts) && attempts.none(now));
        return draft
                ? new Change.To<>(invoice, List.of(SalesEvents.deleted(invoice)))
                : illegal(invoice, today, "deleted");
    }

    /** Legal only of what is out and not void. */
    static void requireIssued(Invoice invoice, LocalDate today, String to) {
        boolean out = invoice.state() instanceof Issued || invoice.state() instanceof Voiding;
        if (!out) {
            throw new battwheels.platform.bus.RefusedException(illegalMove(invoice, today, to));
        }
    }

    private static Change<Invoice> silently(Invoice invoice) {
        return new Change.To<>(invoice, List.of());
    }

    private static Change<Invoice> crowded() {
        return new Change.Refuse<>(
                Problem.of(ProblemCode.CONCURRENT_CHANGE, "Too many others change this at the moment. Try again.")
                        .retryAfter(1));
    }

    private static Change<Invoice> credited(Invoice invoice) {
        return new Change.Refuse<>(IllegalMove.because(
                        "An invoice with a credit note against it cannot become void: a part of it was taken back.",
                        "sent",
                        "void",
                        List.of("partially_paid", "paid", "written_off"))
                .with("credit_notes", invoice.creditNotes().size()));
    }

    private static Change<Invoice> illegal(Invoice invoice, LocalDate today, String to) {
        return new Change.Refuse<>(illegalMove(invoice, today, to));
    }

    static Problem illegalMove(Invoice invoice, LocalDate today, String to) {
        InvoiceStatus from = InvoiceStatus.of(invoice, today);
        String name = from.name().toLowerCase(java.util.Locale.ROOT);
        return IllegalMove.of("An invoice", name, to, from.legalMoves());
    }
}
