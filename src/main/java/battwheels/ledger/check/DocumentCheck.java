package battwheels.ledger.check;

import battwheels.ledger.BookedDocuments;
import battwheels.ledger.BookedDocuments.Claim;
import battwheels.ledger.BookedDocuments.Document;
import battwheels.ledger.journal.EntryLine;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.platform.money.Money;
import battwheels.platform.tenancy.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds documents against entries, both ways: every entry of a document is named by it and says what it says, and every
 * document that is in the book has its entry. Documents are read after their entries, so that those on the way to each
 * other are no finding.
 */
public final class DocumentCheck {
    private static final int TOGETHER = 64;
    private static final int PAGES_MAX = 100_000;

    private final JournalStore store;
    private final Scope scope;
    private final Set<String> types;
    private final Function<BookedDocuments.Asked, BookedDocuments> documents;

    /**
     * @param types of the documents that somebody can be asked about
     * @param documents asks whoever has them
     */
    public DocumentCheck(
            JournalStore store,
            Scope scope,
            Set<String> types,
            Function<BookedDocuments.Asked, BookedDocuments> documents) {
        this.store = store;
        this.scope = scope;
        this.types = Set.copyOf(types);
        this.documents = documents;
    }

    /** What does not hold of some entries, in their order. */
    List<Finding> ofEntries(List<JournalEntry> entries) {
        Map<String, Document> found = new HashMap<>();
        for (String type : types) {
            Set<String> ids = entries.stream()
                    .filter(entry -> entry.source().type().equals(type))
                    .map(entry -> entry.source().id())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!ids.isEmpty()) {
                asked(type, List.copyOf(ids), "").documents().forEach(each -> found.put(each.documentId(), each));
            }
        }
        return entries.stream()
                .filter(entry -> types.contains(entry.source().type()))
                .flatMap(entry -> fault(entry, found.get(entry.source().id())).stream())
                .toList();
    }

    private static Optional<Finding> fault(JournalEntry entry, @Nullable Document document) {
        String id = entry.source().id();
        if (document == null) {
            return finding(entry, "the " + entry.source().type() + " " + id + " is not there any more");
        }
        Optional<Claim> claim = document.claims().stream()
                .filter(each -> each.sourceKey().equals(entry.source().key()))
                .findFirst();
        if (claim.isEmpty()) {
            // Steps that the document keeps no trace of, such as a write-off, are named by nobody.
            boolean named = entry.number() != null || entry.reverses() != null;
            return named && !document.underWay() ? finding(entry, id + " does not name its entry") : Optional.empty();
        }
        return fault(entry, claim.get(), id);
    }

    private static Optional<Finding> fault(JournalEntry entry, Claim claim, String id) {
        @Nullable String number = entry.number() == null ? null : entry.number().text();
        if (!claim.entryId().equals(entry.entryId()) || !Objects.equals(claim.number(), number)) {
            return finding(entry, id + " names another entry, or another number");
        }
        Map<String, Money> posted =
                entry.lines().stream().collect(Collectors.toMap(EntryLine::account, EntryLine::signed, Money::plus));
        for (Map.Entry<String, Money> said : new TreeMap<>(claim.accounts()).entrySet()) {
            Money there = posted.getOrDefault(said.getKey(), Money.ZERO);
            if (!said.getValue().equals(there)) {
                return finding(
                        entry,
                        id + " comes to " + said.getValue() + " on account " + said.getKey() + ", posted was " + there);
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> finding(JournalEntry entry, String detail) {
        return Optional.of(new Finding(
                "document", entry.sequence(), entry.entryId(), "entry " + entry.sequence() + ": " + detail));
    }

    /** Documents that say they are in the book and are not. */
    List<Finding> withoutEntry() {
        List<Finding> findings = new ArrayList<>();
        for (String type : types) {
            String after = "";
            for (int page = 0; page < PAGES_MAX; page++) {
                BookedDocuments some = asked(type, List.of(), after);
                some.documents().forEach(document -> findings.addAll(unposted(document)));
                if (some.next() == null || findings.size() >= Check.FINDINGS_KEPT) {
                    break;
                }
                after = some.next();
            }
        }
        return findings;
    }

    private List<Finding> unposted(Document document) {
        return document.claims().stream()
                .filter(claim -> store.bySource(scope, claim.sourceKey())
                        .filter(entry -> entry.entryId().equals(claim.entryId()))
                        .isEmpty())
                .map(claim -> new Finding(
                        "document",
                        null,
                        claim.entryId(),
                        document.documentId() + " names an entry that is not in the book"))
                .toList();
    }

    private BookedDocuments asked(String type, List<String> ids, String after) {
        return documents.apply(new BookedDocuments.Asked(type, ids, after, TOGETHER));
    }
}
