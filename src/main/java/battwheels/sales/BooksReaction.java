package battwheels.sales;

import battwheels.ledger.EntryPosted;
import battwheels.ledger.ItemBalance;
import battwheels.ledger.Posted;
import battwheels.ledger.SystemAccount;
import battwheels.platform.bus.Command;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Scope;
import battwheels.posting.CreditNotePosting;
import battwheels.posting.InvoicePosting;
import battwheels.posting.ReceiptPosting;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Hears of every entry: finishes what died between the entry and its document, and brings balances up to the book.
 * Whoever posts does the same before it answers, so there is mostly nothing left to do.
 */
final class BooksReaction {
    private final InvoiceRepository invoices;
    private final InvoicePosts posts;
    private final ReceiptRepository receipts;
    private final ReceiptPosts receiptPosts;
    private final CreditNoteRepository notes;
    private final CreditNotePosts notePosts;

    BooksReaction(
            InvoiceRepository invoices,
            InvoicePosts posts,
            ReceiptRepository receipts,
            ReceiptPosts receiptPosts,
            CreditNoteRepository notes,
            CreditNotePosts notePosts) {
        this.invoices = invoices;
        this.posts = posts;
        this.receipts = receipts;
        this.receiptPosts = receiptPosts;
        this.notes = notes;
        this.notePosts = notePosts;
    }

    Subscription subscription() {
        return Subscription.of("invoices", "sales_books")
                .urgency(Urgency.HIGH)
                .concurrency(8)
                .repeatable()
                .on("journal_entry.posted", this::posted);
    }

    void posted(Scope scope, JsonObject event) {
        EntryPosted entry = DocumentJson.read(event.getJsonObject("data"), EntryPosted.class);
        Command command = Command.inside(scope, "followBooks", Map.of());
        Posted posted =
                new Posted(entry.entryId(), entry.sequence(), entry.date(), entry.number(), entry.items(), true);
        if (InvoicePosting.TYPE.equals(entry.sourceType())) {
            invoice(command, entry, posted);
        } else if (ReceiptPosting.TYPE.equals(entry.sourceType())) {
            receipt(command, entry, posted);
        } else if (CreditNotePosting.TYPE.equals(entry.sourceType())) {
            String id = String.valueOf(entry.sourceId());
            notes.find(command.scope(), id).ifPresent(note -> notePosts.issued(command, id, posted));
        }
        for (ItemBalance item : entry.items()) {
            if (item.account().equals(SystemAccount.RECEIVABLE.code())) {
                settle(command, item.documentId(), entry.sequence());
            }
        }
    }

    private void invoice(Command command, EntryPosted entry, Posted posted) {
        String id = String.valueOf(entry.sourceId());
        boolean known = invoices.find(command.scope(), id).isPresent();
        if (known && isOf(entry, "issued")) {
            posts.issued(command, id, posted);
        } else if (known && isOf(entry, "voided")) {
            posts.voidedBy(command, id, posted);
        }
    }

    private void receipt(Command command, EntryPosted entry, Posted posted) {
        String id = String.valueOf(entry.sourceId());
        boolean known = receipts.find(command.scope(), id).isPresent();
        if (known && isOf(entry, "received")) {
            receiptPosts.recorded(command, id, posted);
        } else if (known && isOf(entry, "cancelled")) {
            receiptPosts.cancelledBy(command, id, posted);
        }
    }

    private static boolean isOf(EntryPosted entry, String what) {
        return String.valueOf(entry.sourceKey()).endsWith(":" + what);
    }

    private void settle(Command command, String invoiceId, long sequence) {
        boolean behind = invoices.find(command.scope(), invoiceId)
                .filter(invoice -> invoice.state().settlement().sequence() < sequence)
                .isPresent();
        if (behind) {
            posts.settle(command, invoiceId, sequence);
        }
    }
}
