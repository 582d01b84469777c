package battwheels.sales;

import battwheels.ledger.AccountCard;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the content of drafts, with what others know of the ids they name. */
final class InvoiceDrafts {
    private final Surroundings surroundings;
    private final Books books;

    InvoiceDrafts(Surroundings surroundings, Books books) {
        this.surroundings = surroundings;
        this.books = books;
    }

    DraftRules.Known known(Command command, InvoiceForm form, OrganizationCard organization) {
        return new DraftRules.Known(
                surroundings.contact(command.scope(), form.customerId()).orElse(null),
                organization,
                accounts(command.scope(), form),
                surroundings.today(organization),
                "li_" + command.idempotency().target());
    }

    private Map<String, AccountCard> accounts(Scope scope, InvoiceForm form) {
        Map<String, AccountCard> accounts = new HashMap<>();
        List<LineForm> lines = Objects.requireNonNullElse(form.lineItems(), List.of());
        lines.stream()
                .limit(DraftRules.LINES_MAX)
                .map(LineForm::accountId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> books.account(scope, id).ifPresent(account -> accounts.put(id, account)));
        return accounts;
    }

    /** The content, or the end of the command with 422. */
    static InvoiceContent content(InvoiceForm form, @Nullable InvoiceContent before, DraftRules.Known known) {
        Faults faults = new Faults();
        @Nullable InvoiceContent content = DraftRules.content(form, before, known, faults);
        refuse(faults);
        return Objects.requireNonNull(content);
    }

    /** Ends the command with 422 where there are faults. */
    static void refuse(Faults faults) {
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
    }
}
