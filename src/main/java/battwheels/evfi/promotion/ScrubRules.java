package battwheels.evfi.promotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a text what could tell who or where: pure. It finds by pattern and so not everything; that is why a person
 * confirms the text and another reviews it.
 */
final class ScrubRules {
    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put("email", Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"));
        PATTERNS.put("id", Pattern.compile("\\b[a-z]{2,10}_[0-9a-z]{8,40}\\b"));
        PATTERNS.put("gstin", Pattern.compile("\\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]\\b"));
        PATTERNS.put("vin", Pattern.compile("\\b[A-HJ-NPR-Z0-9]{17}\\b", Pattern.CASE_INSENSITIVE));
        PATTERNS.put(
                "registration_number",
                Pattern.compile("\\b[A-Z]{2}[ -]?[0-9]{1,2}[ -]?[A-Z]{1,3}[ -]?[0-9]{4}\\b", Pattern.CASE_INSENSITIVE));
        PATTERNS.put(
                "price",
                Pattern.compile(
                        "(₹|\\brs\\.?|\\binr)\\s?[0-9][0-9,.]*|\\b[0-9][0-9,]* ?(rupees|rs)\\b",
                        Pattern.CASE_INSENSITIVE));
        PATTERNS.put(
                "phone",
                Pattern.compile("(\\+[0-9]{1,3}[ -]?)?\\b[0-9]{5}[ -]?[0-9]{5}\\b|\\b[0-9]{3,5}[ -][0-9]{6,8}\\b"));
        PATTERNS.put(
                "address",
                Pattern.compile(
                        "\\b(house|flat|plot|shop|door)\\s?(no\\.?|number)?\\s?[0-9]+[^.;]*|\\b[\\w ]{1,30}\\b(road|street|nagar|marg|colony|sector|layout)\\b|\\b[1-9][0-9]{5}\\b",
                        Pattern.CASE_INSENSITIVE));
        PATTERNS.put(
                "name",
                Pattern.compile(
                        "\\b(Mr|Mrs|Ms|Dr|Shri|Smt|Sri)\\.?\\s+[A-Z][a-z]+(\\s[A-Z][a-z]+)?|\\b(customer|owner|rider|driver|technician|mechanic)\\s+[A-Z][a-z]+(\\s[A-Z][a-z]+)?"));
    }

    private ScrubRules() {}

    /**
     * @param field of the public text
     * @param kind email, id, gstin, vin, registration_number, price, phone, address or name
     */
    public record Finding(String field, String kind, String text) {}

    static List<Finding> findings(Map<String, String> texts) {
        List<Finding> all = new ArrayList<>();
        texts.forEach((field, text) -> spans(text)
                .forEach(span -> all.add(new Finding(field, span.kind(), text.substring(span.from(), span.to())))));
        return List.copyOf(all);
    }

    /** The text with everything that was found in it replaced by its kind. */
    static String redacted(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Span span : spans(text)) {
            out.append(text, at, span.from()).append('[').append(span.kind()).append(']');
            at = span.to();
        }
        return out.append(text.substring(at)).toString();
    }

    private record Span(int from, int to, String kind) {}

    /** In order, none inside another. */
    private static List<Span> spans(String text) {
        List<Span> all = new ArrayList<>();
        PATTERNS.forEach((kind, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                Span span = new Span(matcher.start(), matcher.end(), kind);
                if (all.stream().noneMatch(other -> other.from() < span.to() && span.from() < other.to())) {
                    all.add(span);
                }
            }
        });
        all.sort(Comparator.comparingInt(Span::from));
        return all;
    }
}
