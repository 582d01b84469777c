package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.isolation.Case.Sides;
import battwheels.platform.identity.RolePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Says whether two answers are equal, as design rule 4 means it, and whether anything foreign is in the first. */
final class Judge {
    private static final Set<String> PER_REQUEST =
            Set.of("date", "x-correlation-id", "ratelimit", "ratelimit-policy", "content-length", ":status");
    private static final Pattern CORRELATION = Pattern.compile("\"correlation_id\":\"[^\"]*\"");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z");
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern SHOWN_ONCE = Pattern.compile(
            "\"secret\":\"[A-Z2-7]{32}\"|\"otpauth_uri\":\"[^\"]*\"|\"challenge\":\"[^\"]*\""
                    + "|\"[a-z2-7]{4}(-[a-z2-7]{4}){3}\"|\"user_code\":\"[A-Z]{4}-[A-Z]{4}\"|\"whsec_[A-Za-z0-9+/=]+\"");
    /** What follows the ids in a link, a device code or the key of a program. */
    private static final Pattern SECRET = Pattern.compile("\\.[\\w-]{40,}");

    private static final Pattern LINK = Pattern.compile("token=[^\"]+");
    /** A code is kept in capitals. */
    private static final Pattern CANARY = Pattern.compile("zq[a-z]canary\\d+", Pattern.CASE_INSENSITIVE);

    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"[^\"]*\"");
    private static final Pattern PLATE = Pattern.compile("KA\\d\\dAB\\d{4}");
    private static final Pattern EMAIL = Pattern.compile("person\\d+@example\\.com|person\\d+(?=\")");

    private final World world;
    private final RolePermissions permissions;

    Judge(World world, RolePermissions permissions) {
        this.world = world;
        this.permissions = permissions;
    }

    /** Judges a question from outside the organization. */
    Verdict judge(Case asked, Sides sides) {
        Optional<String> uncounted = uncounted(asked, sides.actual()).or(() -> uncounted(asked, sides.control()));
        if (uncounted.isPresent()) {
            return new Verdict.Void(uncounted.get());
        }
        Set<String> counting = world.rows().row(asked.operation().operationId()).counting();
        String actual = essence(sides.actual(), sides.said(), sides.renamed(), counting);
        String control = essence(sides.control(), sides.controlSaid(), Map.of(), counting);
        if (!actual.equals(control)) {
            return new Verdict.Leaked("differs from what does not exist:\n  " + actual + "\n  " + control);
        }
        return foreign(asked.relation(), sides)
                .<Verdict>map(found -> new Verdict.Leaked("shows " + found + " in " + sides.actual()))
                .orElseGet(Verdict.Held::new);
    }

    /** Judges a member's own call by the permission table. */
    Verdict judgeRole(Case asked, Answer answer) {
        Optional<String> uncounted = uncounted(asked, answer);
        if (uncounted.isPresent()) {
            return new Verdict.Void(uncounted.get());
        }
        String permission = asked.operation().access().permission();
        boolean denied = answer.status() == 403 && answer.code().equals("RBAC_DENIED");
        if (mayCall(asked)) {
            return answer.status() == 403
                    ? new Verdict.Leaked("is permitted, and was refused: " + answer)
                    : new Verdict.Held();
        }
        return denied && answer.text("/permission").equals(permission)
                ? new Verdict.Held()
                : new Verdict.Leaked("lacks " + permission + ", and got " + answer);
    }

    private boolean mayCall(Case asked) {
        return mayCall(asked.seat(), asked.operation().access().permission());
    }

    boolean mayCall(Seat seat, String permission) {
        return seat.mayCall(permissions, permission);
    }

    private static Optional<String> uncounted(Case asked, Answer answer) {
        boolean signedOut = answer.status() == 401
                && asked.relation() != Relation.ANONYMOUS
                && !asked.operation().access().open();
        return answer.status() == 429 || answer.status() >= 500 || signedOut
                ? Optional.of("does not count: " + answer)
                : Optional.empty();
    }

    private Optional<String> foreign(Relation relation, Sides sides) {
        String heard = Heard.whole(sides.actual());
        Set<String> forbidden = new HashSet<>(Ids.in(heard));
        forbidden.retainAll(world.victim().known());
        forbidden.removeAll(world.knownTo(relation));
        forbidden.removeAll(Ids.in(sides.said()));
        return forbidden.stream().findAny().or(() -> canary(heard, sides.said()));
    }

    private Optional<String> canary(String heard, String said) {
        return CANARY.matcher(heard)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .filter(word -> word.startsWith(world.victim().mark()))
                .filter(word -> !said.contains(word))
                .findAny();
    }

    /** Whether two answers to the same question are the same. */
    static boolean same(Answer one, Answer other) {
        return essence(one, "", Map.of(), Set.of()).equals(essence(other, "", Map.of(), Set.of()));
    }

    /** What is left of an answer when everything is masked that differs from one request to the next. */
    private static String essence(Answer answer, String said, Map<String, String> renamed, Set<String> counting) {
        String text = answer.status() + " " + headers(answer) + " " + Heard.comparable(answer, counting);
        for (String value : renamed.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            text = text.replace(value, renamed.getOrDefault(value, value));
        }
        text = CORRELATION.matcher(text).replaceAll("<correlation>");
        text = CURSOR.matcher(text).replaceAll("<cursor>");
        text = TOKEN.matcher(text).replaceAll("<token>");
        text = SHOWN_ONCE.matcher(text).replaceAll("<shown once>");
        text = LINK.matcher(text).replaceAll("<link>");
        text = INSTANT.matcher(text).replaceAll("<time>");
        text = CANARY.matcher(text)
                .replaceAll(word -> said.contains(word.group().toLowerCase(Locale.ROOT)) ? "<just said>" : "<canary>");
        text = PLATE.matcher(text).replaceAll("<plate>");
        text = EMAIL.matcher(text).replaceAll("<email>");
        return SECRET.matcher(Ids.masked(text)).replaceAll(".<secret>");
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!PER_REQUEST.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        // What the caller changes in between has another version each time; what a refusal carries is compared as it
        // is.
        headers.computeIfPresent(
                "set-cookie",
                (name, cookies) -> cookies.stream()
                        .map(cookie -> cookie.replaceFirst("=.*", ""))
                        .toList());
        headers.computeIfPresent("etag", (name, tag) -> answer.status() < 300 ? List.of("<version>") : tag);
        return headers;
    }
}
