package battwheels.sales;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.journal.BookModel;
import battwheels.ledger.journal.JournalEntry;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.DocumentJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of documents and books, told again from what is written and without a rule of sales. Each book is
 * held against {@link BookModel} with every entry; each document against the book with every write of it.
 */
final class SalesModel {
    private final Map<String, BookModel> books = new HashMap<>();
    /** By organization and entry id. */
    private final Map<String, JournalEntry> entries = new HashMap<>();
    /** What was open on each invoice after which entry. */
    private final Map<String, TreeMap<Long, Long>> open = new HashMap<>();

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private @Nullable AssertionError breach;

    private record Acknowledged(String organization, String key) {}

    SalesModel(List<String> organizations) {
        organizations.forEach(each -> books.put(each, new BookModel(each)));
    }

    int entries() {
        return entries.size();
    }

    long tail(String organization) {
        return book(organization).entries.size();
    }

    private BookModel book(String organization) {
        return requireNonNull(books.get(organization));
    }

    void failOnBreach() {
        if (breach != null) {
            throw breach;
        }
    }

    /** Hears of every write; what does not hold is kept, as a server would take it for a failure of the store. */
    void written(String collection, JsonObject where, JsonObject what) {
        try {
            switch (collection) {
                case "journal_entries" -> {
                    if (what.containsKey("source_key")) {
                        entry(what);
                    }
                }
                case "invoices" -> {
                    JsonObject set = what.getJsonObject("$set");
                    if (set != null && set.containsKey("settlement")) {
                        invoice(where, set);
                    }
                }
                default -> {}
            }
        } catch (AssertionError broken) {
            breach = breach == null ? broken : breach;
        }
    }

    private void entry(JsonObject document) {
        String organization = document.getString("organization_id");
        JournalEntry entry = DocumentJson.read(document, JournalEntry.class);
        BookModel book = book(organization);
        book.hear(entry);
        entries.put(entry.entryId(), entry);
        entry.items().stream()
                .filter(item -> item.account().equals("1100"))
                .forEach(item -> open.computeIfAbsent(item.documentId(), id -> new TreeMap<>())
                        .put(entry.sequence(), item.balance().paise()));
    }

    /** No invoice is out without its entry, and what it says of its balance is what the book said at that entry. */
    private void invoice(JsonObject where, JsonObject fields) {
        String id = where.getString("_id");
        JsonObject state = fields.getJsonObject("state");
        JsonObject issue = state.getJsonObject("issue");
        if (issue != null) {
            stands(issue, id + ":issued", id);
        }
        if (state.getString("stage").equals("void")) {
            stands(state.getJsonObject("entry"), id + ":voided", id);
        }
        JsonObject settlement = fields.getJsonObject("settlement");
        long sequence = settlement.getLong("sequence");
        if (sequence > 0) {
            must(
                    open.getOrDefault(id, new TreeMap<>())
                                    .getOrDefault(sequence, -1L)
                                    .longValue()
                            == settlement.getLong("balance"),
                    "balance_due of " + id + " as of entry " + sequence + " is not the book's");
        }
    }

    private void stands(JsonObject booked, String key, String id) {
        JournalEntry entry = entries.get(booked.getString("entry_id"));
        must(entry != null, "a posted document without entry: " + id);
        JournalEntry found = requireNonNull(entry);
        must(
                found.source().key().equals(key),
                id + " names the entry of another: " + found.source().key());
        must(found.sequence() == booked.getLong("sequence"), id + " names another place in the book");
        String number = found.number() == null ? null : found.number().text();
        must(
                number == null ? booked.getString("number") == null : number.equals(booked.getString("number")),
                id + " does not have the number of its entry");
    }

    /** The id of what was done. Its entry must stand in the end. */
    String acknowledged(String organization, String operation, Reply reply) {
        Object body = switch (reply) {
            case Reply.Resource(Object shown, long _) -> shown;
            case Reply.Created(Object shown, long _, String _) -> shown;
            case Reply.Plain(Object shown) -> shown;
            case Reply.Made(Object shown) -> shown;
            default -> "";
        };
        return switch (body) {
            case InvoiceView view -> noted(organization, view.invoiceId(), suffix(operation));
            case Receipts.Taken taken -> noted(organization, taken.payment().paymentId(), ":received");
            case Receipts.Paid paid -> noted(organization, paid.payment().paymentId(), ":received");
            case CreditNoteView note -> noted(organization, note.creditNoteId(), ":issued");
            case CreditUses.Refunded refund -> noted(organization, refund.refundId(), ":refunded");
            default -> "";
        };
    }

    private static String suffix(String operation) {
        return switch (operation) {
            case "issue" -> ":issued";
            case "void" -> ":voided";
            default -> "";
        };
    }

    private String noted(String organization, String id, String suffix) {
        if (!suffix.isEmpty()) {
            acknowledged.add(new Acknowledged(organization, id + suffix));
        }
        return id;
    }

    /** In the end: everything acknowledged stands, and documents and book tell the same of each other. */
    void closes(String organization, Map<String, List<JsonObject>> documents) {
        BookModel book = book(organization);
        book.closes();
        Map<String, JournalEntry> byKey = new HashMap<>();
        book.entries.forEach(entry -> byKey.put(entry.source().key(), entry));
        acknowledged.stream()
                .filter(each -> each.organization().equals(organization))
                .forEach(each -> must(byKey.containsKey(each.key()), "acknowledged, not in the book: " + each.key()));
        Map<String, JsonObject> living = new HashMap<>();
        documents
                .values()
                .forEach(rows -> rows.stream()
                        .filter(row -> !Boolean.TRUE.equals(row.getBoolean("deleted")))
                        .forEach(row -> living.put(row.getString("_id"), row)));
        book.entries.forEach(entry -> sourceStands(entry, living));
        documents.getOrDefault("invoices", List.of()).stream()
                .filter(row -> living.containsKey(row.getString("_id")))
                .forEach(row -> invoiceCloses(row, book));
        documents.getOrDefault("payments_received", List.of()).stream()
                .filter(row -> living.containsKey(row.getString("_id")))
                .forEach(SalesModel::receiptCloses);
        creditNotesClose(documents);
    }

    private static void sourceStands(JournalEntry entry, Map<String, JsonObject> living) {
        String type = entry.source().type();
        JsonObject source = living.get(entry.source().id());
        String key = entry.source().key();
        if (List.of("invoice", "payment", "credit_note").contains(type)) {
            must(source != null, "an entry without its document: " + key);
        }
        if (key.endsWith(":issued") || key.endsWith(":received")) {
            must(String.valueOf(source).contains(entry.entryId()), "a document that does not know its entry: " + key);
        }
        if (key.endsWith(":voided") || key.endsWith(":cancelled")) {
            String stage = requireNonNull(source).getJsonObject("state").getString("stage");
            must(List.of("void", "cancelled").contains(stage), "taken back in the book, not in the document: " + key);
        }
    }

    private static void invoiceCloses(JsonObject invoice, BookModel book) {
        String id = invoice.getString("_id");
        Long inBook = book.balances.get("1100/" + id);
        boolean out = invoice.getJsonObject("state").containsKey("issue");
        must(out == (inBook != null), "issued in the book and not in the document, or the other way round: " + id);
        if (inBook != null) {
            must(
                    inBook.equals(invoice.getJsonObject("settlement").getLong("balance")),
                    "balance_due of " + id + " is behind the book in the end");
        }
    }

    private static void receiptCloses(JsonObject receipt) {
        JsonArray allocations = receipt.getJsonArray("allocations");
        long allocated = 0;
        for (int i = 0; i < allocations.size(); i++) {
            allocated += allocations.getJsonObject(i).getLong("amount");
        }
        must(
                allocated <= receipt.getLong("amount") + receipt.getLong("tax_deducted"),
                "allocated more than was received: " + receipt.getString("_id"));
    }

    /** All notes together take no more than their invoice. */
    private static void creditNotesClose(Map<String, List<JsonObject>> documents) {
        Map<String, Long> taken = new HashMap<>();
        documents.getOrDefault("credit_notes", List.of()).stream()
                .filter(note -> note.getJsonObject("entry") != null)
                .forEach(note -> taken.merge(
                        note.getString("invoice_id"),
                        note.getJsonObject("totals").getLong("grand_total"),
                        Long::sum));
        documents.getOrDefault("invoices", List.of()).forEach(invoice -> {
            long total =
                    invoice.getJsonObject("content").getJsonObject("totals").getLong("grand_total");
            must(
                    taken.getOrDefault(invoice.getString("_id"), 0L) <= total,
                    "credited more than was invoiced: " + invoice.getString("_id"));
        });
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
