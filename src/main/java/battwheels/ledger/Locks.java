package battwheels.ledger;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Note;
import battwheels.ledger.journal.Order;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on period locks: entries of the book, so every path of posting meets them and nobody can hide one. */
final class Locks {
    private static final String PATH = "/api/v1/finance/period-locks/";
    private static final JsonObject LOCKS_AND_UNLOCKS = new JsonObject()
            .put(
                    "entry_type",
                    new JsonObject()
                            .put("$in", new JsonArray().add("period_lock").add("period_unlock")));

    private final JournalStore store;
    private final Posts posts;

    Locks(JournalStore store, Posts posts) {
        this.store = store;
        this.posts = posts;
    }

    record LockForm(
            int periodMonth, int periodYear, @Nullable String lockReason) {}

    record UnlockForm(String reason) {}

    /** The latest first. */
    Reply list(Command command) {
        List<PeriodLock> locks = all(command.scope()).reversed();
        return new Reply.Listing(new Slice<>(locks, locks.size(), null));
    }

    private List<PeriodLock> all(Scope scope) {
        Find find = Find.where(LOCKS_AND_UNLOCKS).sortedBy(new JsonObject().put("sequence", 1));
        List<PeriodLock> locks = new ArrayList<>();
        for (JsonObject row : store.entries(scope).find(find).await()) {
            JournalEntry entry = JournalStore.entry(row);
            if (entry.entryType() == EntryType.PERIOD_LOCK) {
                locks.add(locked(entry));
            } else {
                unlock(locks, entry);
            }
        }
        return locks;
    }

    private static PeriodLock locked(JournalEntry entry) {
        YearMonth period = period(entry);
        return new PeriodLock(
                entry.entryId(),
                period.getMonthValue(),
                period.getYear(),
                requireNonNull(entry.note()).reason(),
                entry.recordedAt(),
                entry.actorName(),
                null,
                null,
                null);
    }

    private static YearMonth period(JournalEntry entry) {
        Note note = requireNonNull(entry.note());
        return YearMonth.parse(requireNonNull(note.period()));
    }

    private static void unlock(List<PeriodLock> locks, JournalEntry entry) {
        locks.replaceAll(lock -> lock.unlockedAt() == null && of(lock).equals(period(entry))
                ? new PeriodLock(
                        lock.lockId(),
                        lock.periodMonth(),
                        lock.periodYear(),
                        lock.lockReason(),
                        lock.lockedAt(),
                        lock.lockedByName(),
                        entry.recordedAt(),
                        entry.actorName(),
                        requireNonNull(entry.note()).reason())
                : lock);
    }

    private static YearMonth of(PeriodLock lock) {
        return YearMonth.of(lock.periodYear(), lock.periodMonth());
    }

    Reply lock(Command command) {
        LockForm form = command.body(LockForm.class);
        String id = command.newId("je");
        String period = YearMonth.of(form.periodYear(), form.periodMonth()).toString();
        String reason = form.lockReason() == null || form.lockReason().isBlank() ? "Period closed" : form.lockReason();
        JournalEntry entry = posts.entry(command.scope(), new Order.Locking(period, true, reason, id), id);
        return new Reply.Created(locked(entry), 1, PATH + id);
    }

    Reply unlock(Command command) {
        String lockId = command.path("lock_id");
        PeriodLock lock = found(command.scope(), lockId);
        Order unlocking = new Order.Locking(
                of(lock).toString(), false, command.body(UnlockForm.class).reason(), lockId + ":unlocked");
        posts.enter(command.scope(), unlocking);
        return new Reply.Plain(found(command.scope(), lockId));
    }

    private PeriodLock found(Scope scope, String lockId) {
        return all(scope).stream()
                .filter(lock -> lock.lockId().equals(lockId))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }
}
