package battwheels.sales;

import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.ledger.OpenItems;
import battwheels.ledger.Posted;
import battwheels.ledger.SystemAccount;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.money.Money;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import battwheels.posting.CreditPosting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers have left: of a receipt, of a credit note, of an invoice that became void though paid. A credit is the
 * open item of that document, on the one or the other account; there is no other record of it.
 */
final class Credits {
    private static final List<SystemAccount> ACCOUNTS =
            List.of(SystemAccount.CUSTOMER_ADVANCES, SystemAccount.REFUND_PAYABLE);
    private static final int MOST = 100;

    private final Books books;

    Credits(Books books) {
        this.books = books;
    }

    /** @param account where it stands */
    record Credit(SystemAccount account, OpenItem item) {
        CreditPosting posting() {
            return new CreditPosting(account, item.documentId(), item.documentType(), item.contactId());
        }

        Money refunded() {
            return item.moved(Movement.REFUNDED);
        }
    }

    /** The credit that a document left, used up or not. */
    Optional<Credit> find(Scope scope, String creditId) {
        for (SystemAccount account : ACCOUNTS) {
            Optional<OpenItem> item = books.item(scope, account, creditId);
            if (item.isPresent()) {
                return Optional.of(new Credit(account, item.get()));
            }
        }
        return Optional.empty();
    }

    /** Ends the command with 404 when there is none. */
    Credit get(Scope scope, String creditId) {
        return find(scope, creditId).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** Those with something left, the oldest first, at most {@value #MOST}. */
    List<Credit> open(Scope scope, @Nullable String customerId) {
        List<String> accounts = ACCOUNTS.stream().map(SystemAccount::code).toList();
        return books.open(scope, new OpenItems.Open(accounts, customerId, MOST)).stream()
                .map(item -> new Credit(SystemAccount.of(item.account()).orElseThrow(), item))
                .toList();
    }

    Posted apply(Command command, Credit credit, String invoiceId, Money amount, LocalDate today) {
        String id = command.newId("cap");
        return books.post(command.scope(), credit.posting().applied(id, invoiceId, amount, today));
    }

    Posted refund(Command command, Credit credit, String paidFrom, Money amount, LocalDate day, String narration) {
        String id = command.newId("rfnd");
        return books.post(command.scope(), credit.posting().refunded(id, paidFrom, amount, day, narration));
    }
}
