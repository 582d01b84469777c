package battwheels.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as a value (RFC 9457). The edge adds status, type, title and correlation id when it writes it.
 *
 * @param detail for a person: what happened and what to do
 * @param errors what is wrong with the input, field by field
 * @param extensions further members, e.g. {@code legal_moves}; {@code retry_after} (seconds) also becomes the header
 */
public record Problem(ProblemCode code, String detail, List<Fault> errors, Map<String, Object> extensions) {
    private static final String RETRY_AFTER = "retry_after";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of());
    }

    public static Problem invalid(List<Fault> faults) {
        return new Problem(ProblemCode.VALIDATION_FAILED, summary(faults), faults, Map.of());
    }

    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Fault(pointer, message)));
    }

    public static Problem of(ProblemCode code, List<Fault> faults) {
        return new Problem(code, summary(faults), faults, Map.of());
    }

    /** The same answer for an id that does not exist and for one of another organization (design rule 4). */
    public static Problem notFound() {
        return of(ProblemCode.NOT_FOUND, "There is nothing here under this id.");
    }

    /** The role lacks the permission; both are named. */
    public static Problem denied(String role, String permission) {
        return of(ProblemCode.RBAC_DENIED, "Your role " + role + " lacks the permission " + permission + ".")
                .with("permission", permission)
                .with("role", role);
    }

    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(code, detail, errors, more);
    }

    public Problem retryAfter(long seconds) {
        return with(RETRY_AFTER, seconds);
    }

    public long retryAfterSeconds() {
        return extensions.get(RETRY_AFTER) instanceof Number seconds ? seconds.longValue() : defaultRetryAfter();
    }

    private long defaultRetryAfter() {
        return code.status() == 503 || code.status() == 429 ? 1 : 0;
    }

    private static String summary(List<Fault> faults) {
        String first = faults.isEmpty()
                ? "The request breaks a rule."
                : faults.getFirst().message();
        return faults.size() > 1 ? first + " (and " + (faults.size() - 1) + " more)" : first;
    }
}
