package battwheels.sales;

import battwheels.ledger.AccountCard;
import battwheels.ledger.OpenItem;
import battwheels.ledger.OpenItems;
import battwheels.ledger.Posted;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.SystemAccount;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What sales ask of the ledger. */
final class Books {
    /** Lost races for the balance of one invoice before the caller is told. */
    private static final int TRIES = 64;

    private final Questions questions;

    Books(Questions questions) {
        this.questions = questions;
    }

    /** The entry, or the end of the command with what the book refuses. */
    Posted post(Scope scope, PostingRequest request) {
        return questions.ask(scope, "ledger.post", request, Posted.class);
    }

    /**
     * Posts what is made of the balance of an invoice, and makes it again as long as that is another by then.
     *
     * @param made of the settlement it is to hold for
     */
    Posted post(Scope scope, String invoiceId, Function<Settlement, PostingRequest> made) {
        for (int tries = 1; ; tries++) {
            try {
                return post(scope, made.apply(settlement(scope, invoiceId)));
            } catch (RefusedException refusal) {
                if (refusal.problem().code() != ProblemCode.BALANCE_CHANGED || tries == TRIES) {
                    throw refusal;
                }
            }
        }
    }

    /** Takes back what a step left when the step is refused for good; an unknown outcome leaves it as it is. */
    static <T> T undoing(Runnable undo, Supplier<T> step) {
        try {
            return step.get();
        } catch (RefusedException refusal) {
            if (refusal.problem().code().status() < 500) {
                undo.run();
            }
            throw refusal;
        }
    }

    /** The entry under a source key, where there is one. */
    Optional<Posted> posted(Scope scope, String sourceKey) {
        return questions.find(scope, "ledger.posted", Map.of("source_key", sourceKey), Posted.class);
    }

    /** What a document has open now, everything included that was acknowledged before. */
    Optional<OpenItem> item(Scope scope, SystemAccount account, String documentId) {
        Map<String, String> asked = Map.of("account", account.code(), "document_id", documentId);
        return questions.find(scope, "ledger.item", asked, OpenItem.class);
    }

    Settlement settlement(Scope scope, String invoiceId) {
        return settlement(scope, invoiceId, 0);
    }

    /** @param including an entry that must be in it; after a crash the item may be behind its entry */
    Settlement settlement(Scope scope, String invoiceId, long including) {
        Map<String, String> asked = Map.of(
                "account",
                SystemAccount.RECEIVABLE.code(),
                "document_id",
                invoiceId,
                "sequence",
                String.valueOf(including));
        return questions
                .find(scope, "ledger.item", asked, OpenItem.class)
                .map(Settlement::of)
                .orElse(Settlement.NONE);
    }

    /** By document; those that have none are left out. */
    Map<String, OpenItem> items(Scope scope, SystemAccount account, List<String> documentIds) {
        OpenItems.Asked asked = new OpenItems.Asked(account.code(), documentIds);
        return questions.ask(scope, "ledger.items", asked, OpenItems.class).items().stream()
                .collect(Collectors.toMap(OpenItem::documentId, Function.identity()));
    }

    /** What a customer was ever billed by a day, and what became of it. */
    List<OpenItem> billed(Scope scope, String contactId, LocalDate through) {
        OpenItems.Of asked = new OpenItems.Of(SystemAccount.RECEIVABLE, contactId, through);
        return questions.ask(scope, "ledger.items_of", asked, OpenItems.class).items();
    }

    /** Those with something left. */
    List<OpenItem> open(Scope scope, OpenItems.Open asked) {
        return questions.ask(scope, "ledger.open", asked, OpenItems.class).items();
    }

    /** @param account id or code */
    Optional<AccountCard> account(Scope scope, String account) {
        return questions.find(scope, "ledger.account", Map.of("account", account), AccountCard.class);
    }
}
