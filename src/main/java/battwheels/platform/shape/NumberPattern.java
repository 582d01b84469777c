package battwheels.platform.shape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a series of documents are written: {@code {FY}} is the fiscal year (26-27), {@code {YYYY}} the year it
 * begins in, {@code {N5}} the count with at least five digits.
 */
public final class NumberPattern {
    /** GST: a consecutive serial number of at most sixteen characters. */
    public static final int LONGEST = 16;

    private static final Pattern COUNT = Pattern.compile("\\{N(\\d?)}");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9/-]*");
    private static final Pattern FISCAL_YEAR = Pattern.compile("\\d{4}(-\\d{2})?");
    private static final int CENTURY = 2;
    private static final int YEAR = 4;

    private NumberPattern() {}

    /** What is wrong with a pattern, or null. */
    public static @Nullable String objection(String pattern) {
        String rest =
                COUNT.matcher(pattern.replace("{FY}", "").replace("{YYYY}", "")).replaceFirst("");
        if (!COUNT.matcher(pattern).find()) {
            return "must contain {N}, or {N5} for at least five digits";
        }
        if (!LITERAL.matcher(rest).matches()) {
            return "may contain letters, digits, - and / beside {FY}, {YYYY} and one {N}";
        }
        return written(pattern, "2026-27", 1).length() > LONGEST
                ? "makes numbers of more than " + LONGEST + " characters"
                : null;
    }

    public static boolean isFiscalYear(String text) {
        return FISCAL_YEAR.matcher(text).matches();
    }

    /** @param fiscalYear {@code 2026-27} */
    public static String written(String pattern, String fiscalYear, long ordinal) {
        String dated =
                pattern.replace("{FY}", fiscalYear.substring(CENTURY)).replace("{YYYY}", fiscalYear.substring(0, YEAR));
        Matcher count = COUNT.matcher(dated);
        return count.replaceFirst(found -> padded(ordinal, found.group(1)));
    }

    private static String padded(long ordinal, String digits) {
        String text = Long.toString(ordinal);
        int width = digits.isEmpty() ? 1 : Integer.parseInt(digits);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
