package battwheels.sales;

import battwheels.ledger.BookedDocuments;
import battwheels.ledger.BookedDocuments.Claim;
import battwheels.ledger.BookedDocuments.Document;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.SystemAccount;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Stored;
import battwheels.platform.tenancy.Scope;
import battwheels.posting.CreditNotePosting;
import battwheels.posting.InvoicePosting;
import battwheels.posting.ReceiptPosting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What documents of sales say of their entries, made anew from what they are now. */
final class PostedDocuments {
    private final InvoiceRepository invoices;
    private final ReceiptRepository receipts;
    private final CreditNoteRepository notes;

    PostedDocuments(InvoiceRepository invoices, ReceiptRepository receipts, CreditNoteRepository notes) {
        this.invoices = invoices;
        this.receipts = receipts;
        this.notes = notes;
    }

    Reply answer(Command command) {
        BookedDocuments.Asked asked = command.body(BookedDocuments.Asked.class);
        Scope scope = command.scope();
        return new Reply.Plain(
                switch (asked.type()) {
                    case InvoicePosting.TYPE ->
                        some(
                                asked,
                                id -> invoices.find(scope, id),
                                (after, most) -> invoices.following(scope, after, most),
                                PostedDocuments::of);
                    case ReceiptPosting.TYPE ->
                        some(
                                asked,
                                id -> receipts.find(scope, id),
                                (after, most) -> receipts.following(scope, after, most),
                                PostedDocuments::of);
                    case CreditNotePosting.TYPE ->
                        some(
                                asked,
                                id -> notes.find(scope, id),
                                (after, most) -> notes.following(scope, after, most),
                                PostedDocuments::of);
                    default -> new BookedDocuments(List.of(), null);
                });
    }

    private static <T> BookedDocuments some(
            BookedDocuments.Asked asked,
            Function<String, Optional<Stored<T>>> find,
            BiFunction<String, Integer, List<Stored<T>>> following,
            Function<T, Document> told) {
        List<Stored<T>> found = asked.ids().isEmpty()
                ? following.apply(asked.after(), asked.most())
                : asked.ids().stream().flatMap(id -> find.apply(id).stream()).toList();
        List<Document> documents = found.stream().map(Stored::state).map(told).toList();
        boolean more = asked.ids().isEmpty() && documents.size() == asked.most();
        return new BookedDocuments(documents, more ? documents.getLast().documentId() : null);
    }

    private static Document of(Invoice invoice) {
        List<Claim> claims = new ArrayList<>();
        String id = invoice.invoiceId();
        invoice.state()
                .issuedBy()
                .ifPresent(issue -> claims.add(
                        claim(id + ":issued", issue, accounts(new InvoicePosting(invoice).issued(List.of())))));
        if (invoice.state() instanceof InvoiceState.Voided voided) {
            claims.add(claim(id + ":voided", voided.entry(), Map.of()));
        }
        boolean underWay =
                invoice.state() instanceof InvoiceState.Issuing || invoice.state() instanceof InvoiceState.Voiding;
        return new Document(id, underWay, claims);
    }

    private static Document of(Receipt receipt) {
        List<Claim> claims = new ArrayList<>();
        String id = receipt.paymentId();
        ReceiptPosting posting = new ReceiptPosting(receipt);
        receipt.state()
                .recordedBy()
                .ifPresent(entry -> claims.add(claim(id + ":received", entry, accounts(posting.received()))));
        if (receipt.state() instanceof ReceiptState.Cancelled(Booked taken, Booked entry)) {
            claims.add(claim(id + ":cancelled", entry, accounts(posting.cancelled(taken.entryId(), entry.date()))));
        }
        boolean underWay =
                receipt.state() instanceof ReceiptState.Recording || receipt.state() instanceof ReceiptState.Cancelling;
        return new Document(id, underWay, claims);
    }

    /** How much of it settled the invoice and how much is owed was decided on the book. */
    private static Document of(CreditNote note) {
        Booked entry = note.entry();
        if (entry == null) {
            return new Document(note.creditNoteId(), true, List.of());
        }
        Map<String, Money> accounts = accounts(new CreditNotePosting(note).issued(Money.ZERO));
        accounts.remove(SystemAccount.RECEIVABLE.code());
        accounts.remove(SystemAccount.REFUND_PAYABLE.code());
        return new Document(
                note.creditNoteId(), false, List.of(claim(note.creditNoteId() + ":issued", entry, accounts)));
    }

    private static Claim claim(String sourceKey, Booked entry, Map<String, Money> accounts) {
        return new Claim(sourceKey, entry.entryId(), entry.number(), accounts);
    }

    private static Map<String, Money> accounts(PostingRequest request) {
        Map<String, Money> accounts = new HashMap<>();
        for (PostingLine line : request.lines()) {
            accounts.merge(line.account(), line.debit().minus(line.credit()), Money::plus);
        }
        return accounts;
    }
}
