package battwheels.ledger.chart;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.AccountType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Safe edits of a chart: accounts are added, renamed and put out of use; what entries name never changes. */
public final class ChartRules {
    private static final int ACCOUNTS_MAX = 500;
    private static final int NAME = 100;
    private static final int DESCRIPTION = 500;
    private static final Pattern CODE = Pattern.compile("[0-9A-Z][0-9A-Z-]{1,11}");
    private static final int STEP = 10;

    private ChartRules() {}

    public static Optional<ChartAccount> byId(Chart chart, String accountId) {
        return chart.accounts().stream()
                .filter(account -> account.accountId().equals(accountId))
                .findFirst();
    }

    public static Change<Chart> add(Chart chart, String accountId, AccountForm form, Instant now) {
        Faults faults = new Faults()
                .needed("account_name", form.accountName(), NAME)
                .require(form.accountType() != null, "account_type", "is required")
                .text("description", form.description(), DESCRIPTION)
                .require(
                        isCode(form.accountCode()),
                        "account_code",
                        "must be 2 to 12 capital letters, digits or hyphens")
                .require(chart.accounts().size() < ACCOUNTS_MAX, "account_name", "would be one account too many");
        if (faults.any()) {
            return new Change.Refuse<>(Problem.invalid(faults.list()));
        }
        AccountType type = requireNonNull(form.accountType());
        String code = form.accountCode() == null ? nextCode(chart, type) : form.accountCode();
        if (chart.accounts().stream().anyMatch(other -> other.accountCode().equals(code))) {
            return new Change.Refuse<>(Problem.of(
                    ProblemCode.DUPLICATE,
                    List.of(new Fault("/account_code", "account_code " + code + " is another account's."))));
        }
        ChartAccount account = new ChartAccount(
                accountId, code, requireNonNull(form.accountName()), type, form.description(), false, true, now);
        List<ChartAccount> accounts = new ArrayList<>(chart.accounts());
        accounts.add(account);
        accounts.sort(Comparator.comparing(ChartAccount::accountCode));
        return new Change.To<>(
                new Chart(accounts),
                List.of(new EventDraft(
                        "account.added", new ChartEvents.AccountAdded(accountId, code, account.accountName(), type))));
    }

    private static boolean isCode(@Nullable String code) {
        return code == null || CODE.matcher(code).matches();
    }

    /** The first free ten above the type's highest system account of its thousand. */
    private static String nextCode(Chart chart, AccountType type) {
        int code = switch (type) {
            case ASSET -> 1500;
            case LIABILITY -> 2500;
            case EQUITY -> 3400;
            case INCOME -> 4500;
            case EXPENSE -> 7000;
        };
        while (isTaken(chart, Integer.toString(code))) {
            code += STEP;
        }
        return Integer.toString(code);
    }

    private static boolean isTaken(Chart chart, String code) {
        return chart.accounts().stream().anyMatch(other -> other.accountCode().equals(code));
    }

    public static Change<Chart> edit(Chart chart, String accountId, AccountForm form) {
        Optional<ChartAccount> found = byId(chart, accountId);
        if (found.isEmpty()) {
            return new Change.Refuse<>(Problem.notFound());
        }
        ChartAccount before = found.get();
        Faults faults = new Faults()
                .keptOrNeeded("account_name", form.accountName(), NAME)
                .text("description", form.description(), DESCRIPTION)
                .require(
                        form.accountType() == null || form.accountType() == before.accountType(),
                        "account_type",
                        "cannot be changed, as entries name the account")
                .require(
                        form.accountCode() == null || form.accountCode().equals(before.accountCode()),
                        "account_code",
                        "cannot be changed, as entries name the account")
                .require(
                        !before.isSystem() || !Boolean.FALSE.equals(form.isActive()),
                        "is_active",
                        "cannot be taken from an account that documents post to");
        if (faults.any()) {
            return new Change.Refuse<>(Problem.invalid(faults.list()));
        }
        Edits edits = new Edits();
        ChartAccount after = new ChartAccount(
                before.accountId(),
                before.accountCode(),
                edits.kept("account_name", before.accountName(), form.accountName()),
                before.accountType(),
                edits.text("description", before.description(), form.description()),
                before.isSystem(),
                edits.kept("is_active", before.isActive(), form.isActive()),
                before.createdAt());
        if (!edits.any()) {
            return new Change.Keep<>();
        }
        List<ChartAccount> accounts = new ArrayList<>(chart.accounts());
        accounts.set(accounts.indexOf(before), after);
        return new Change.To<>(
                new Chart(accounts),
                List.of(new EventDraft(
                        "account.changed",
                        new ChartEvents.AccountChanged(accountId, after.accountName(), after.isActive()))));
    }
}
