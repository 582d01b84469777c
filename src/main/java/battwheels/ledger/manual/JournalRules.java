package battwheels.ledger.manual;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartAccount;
import battwheels.ledger.chart.ChartRules;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a manual journal: pure. Whether the book takes it is the book's decision. */
public final class JournalRules {
    private static final int LINES_MAX = 200;
    private static final int TEXT = 500;
    private static final Set<EntryType> TYPES =
            Set.of(EntryType.JOURNAL, EntryType.ADJUSTMENT, EntryType.DEPRECIATION, EntryType.OPENING);

    private JournalRules() {}

    /** What is wrong with the form on this chart. */
    public static Faults check(JournalForm form, Chart chart) {
        Faults faults = new Faults()
                .require(form.entryDate() != null, "entry_date", "is required")
                .needed("description", form.description(), TEXT)
                .require(
                        form.entryType() == null || TYPES.contains(form.entryType()),
                        "entry_type",
                        "must be journal, adjustment, depreciation or opening")
                .require(form.lines() != null && form.lines().size() >= 2, "lines", "must be two at least")
                .each("lines", form.lines(), LINES_MAX, (line, at) -> check(line, form.entryType(), chart, at));
        if (!faults.any()) {
            long net = lines("", form, chart).stream()
                    .mapToLong(line -> line.debit().paise() - line.credit().paise())
                    .sum();
            faults.require(
                    net == 0,
                    "lines",
                    "must balance, but debit less credit is " + java.math.BigDecimal.valueOf(net, 2));
        }
        return faults;
    }

    private static void check(JournalForm.Line line, @Nullable EntryType type, Chart chart, Faults faults) {
        long debit = paise(line.debitAmount());
        long credit = paise(line.creditAmount());
        faults.require(
                        (debit > 0 && credit == 0) || (credit > 0 && debit == 0),
                        "debit_amount",
                        "must be positive on exactly one side")
                .text("description", line.description(), TEXT);
        Optional<ChartAccount> account =
                line.accountId() == null ? Optional.empty() : ChartRules.byId(chart, line.accountId());
        if (account.isEmpty()) {
            faults.add("account_id", "must be an account of the chart");
            return;
        }
        Optional<SystemAccount> control =
                SystemAccount.of(account.get().accountCode()).filter(SystemAccount::isControl);
        faults.require(account.get().isActive(), "account_id", "must be an account in use")
                .require(
                        control.isEmpty() || type == EntryType.OPENING,
                        "account_id",
                        "must not be an account that documents alone post to")
                .require(control.isEmpty() || line.contactId() != null, "contact_id", "is required on this account")
                .require(
                        control.isEmpty() || control.get().type().growsByDebit() == (debit > 0),
                        "debit_amount",
                        "must be on the side where this account grows");
    }

    private static long paise(@Nullable Money amount) {
        return amount == null ? 0 : amount.paise();
    }

    /** The lines of a form that was checked. An opening balance of a customer or supplier becomes an open item. */
    public static List<PostingLine> lines(String entryId, JournalForm form, Chart chart) {
        List<PostingLine> lines = new ArrayList<>();
        for (JournalForm.Line line : requireNonNull(form.lines())) {
            lines.add(line(entryId + "-" + (lines.size() + 1), requireNonNull(line), chart));
        }
        return lines;
    }

    private static PostingLine line(String itemId, JournalForm.Line line, Chart chart) {
        String code = ChartRules.byId(chart, requireNonNull(line.accountId()))
                .orElseThrow()
                .accountCode();
        boolean control =
                SystemAccount.of(code).filter(SystemAccount::isControl).isPresent();
        return new PostingLine(
                code,
                new Money(paise(line.debitAmount())),
                new Money(paise(line.creditAmount())),
                control ? line.contactId() : null,
                control ? ItemMovement.of(itemId, "opening_balance", Movement.OPENED) : null,
                line.description());
    }

    /** Four eyes: nobody approves what they wrote. Approved before, it may be posted again. */
    public static Change<ManualJournal> approve(ManualJournal journal, String by) {
        if (journal.createdBy().equals(by)) {
            return new Change.Refuse<>(
                    Problem.of(ProblemCode.SELF_PROTECTED, "Somebody else must approve what you wrote."));
        }
        return switch (journal.status()) {
            case PENDING -> moved(journal, JournalStatus.APPROVED, by, null);
            case APPROVED, POSTED -> new Change.Keep<>();
            case REJECTED -> illegal(journal, List.of());
        };
    }

    public static Change<ManualJournal> reject(ManualJournal journal, String by, String reason) {
        return switch (journal.status()) {
            case PENDING -> moved(journal, JournalStatus.REJECTED, by, reason);
            case REJECTED -> new Change.Keep<>();
            case APPROVED, POSTED -> illegal(journal, List.of());
        };
    }

    public static Change<ManualJournal> posted(ManualJournal journal, String by) {
        return journal.status() == JournalStatus.POSTED
                ? new Change.Keep<>()
                : moved(journal, JournalStatus.POSTED, requireNonNull(journal.decidedBy()), journal.reason());
    }

    private static Change<ManualJournal> moved(
            ManualJournal journal, JournalStatus next, String by, @Nullable String reason) {
        ManualJournal after = journal.decided(next, by, reason);
        return new Change.To<>(after, JournalEvents.of(after, by));
    }

    private static Change<ManualJournal> illegal(ManualJournal journal, List<String> moves) {
        return new Change.Refuse<>(Problem.of(
                        ProblemCode.ILLEGAL_MOVE,
                        "A journal that is " + journal.status().name().toLowerCase(java.util.Locale.ROOT)
                                + " cannot be decided on any more.")
                .with("legal_moves", moves));
    }

    /** What the approved journal posts. */
    public static PostingRequest request(ManualJournal journal) {
        return PostingRequest.of(
                source(journal.entryId()),
                journal.entryType(),
                journal.entryDate(),
                journal.description(),
                journal.lines());
    }

    public static Source source(String entryId) {
        return Source.of("journal", entryId, "approved");
    }
}
