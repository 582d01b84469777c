package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.moving.MoveIn;
import battwheels.platform.moving.MovedIn;
import battwheels.platform.problem.Fault;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One move under way: what its parts share. */
final class Move {
    private static final int FIRST_SERVER_FAULT = 500;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    final Scope scope;
    final NewIds ids;
    final MoveReport report;
    private final Questions questions;
    private final boolean apply;
    private final Set<String> taken = new HashSet<>();

    Move(Scope scope, Questions questions, MoveReport report, boolean apply) {
        this.scope = scope;
        this.questions = questions;
        this.report = report;
        this.apply = apply;
        this.ids = new NewIds(scope.organization());
    }

    /** When it was made there; what has no time was made long ago. */
    static Instant made(OldDocument old) {
        return Objects.requireNonNullElse(old.instant("created_at"), LONG_AGO);
    }

    /** The user who made it there, where they came along. */
    String author(OldDocument old) {
        return Objects.requireNonNullElse(ids.find("user", old.text("created_by")), "system");
    }

    /** Notes a value that no two may share; false when an earlier document of this move has it. */
    boolean isFree(String field, String value) {
        return taken.add(field + "\n" + value.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Has the domain take it in. Fields that it refuses are left out and reported, for as long as the rest can do
     * without them.
     *
     * @return the id it has here; empty when it was kept out
     */
    Optional<String> into(String domain, OldDocument old, String id, JsonObject form, String author, Instant made) {
        MovedIn came = ask(domain, new MoveIn(id, form, author, made, apply));
        while (came instanceof MovedIn.Refused(List<Fault> faults) && leaveOut(old, form, faults)) {
            came = ask(domain, new MoveIn(id, form, author, made, apply));
        }
        return switch (came) {
            case MovedIn.Made(String made1) -> {
                old.count(Fate.MADE);
                yield Optional.of(made1);
            }
            case MovedIn.There(String there) -> {
                old.count(Fate.THERE);
                yield Optional.of(there);
            }
            case MovedIn.Refused(List<Fault> faults) -> {
                old.keptOut(faults.isEmpty() ? "is refused" : faults.getFirst().message());
                yield Optional.empty();
            }
        };
    }

    private MovedIn ask(String domain, MoveIn asked) {
        try {
            return questions.ask(scope, domain + ".moveIn", asked, MovedIn.class);
        } catch (RefusedException refused) {
            if (refused.problem().code().status() >= FIRST_SERVER_FAULT) {
                throw refused;
            }
            return new MovedIn.Refused(List.of(new Fault("", refused.problem().detail())));
        }
    }

    /** False when nothing of what is refused can be left out. */
    private static boolean leaveOut(OldDocument old, JsonObject form, List<Fault> faults) {
        boolean any = false;
        for (Fault fault : faults) {
            @Nullable String field = top(fault.pointer());
            if (field != null && form.getValue(field) != null) {
                form.remove(field);
                old.dropped(field, fault.message());
                any = true;
            }
        }
        return any;
    }

    private static @Nullable String top(String pointer) {
        String[] parts = pointer.split("/", -1);
        return parts.length > 1 && !parts[1].isEmpty() ? parts[1] : null;
    }
}
