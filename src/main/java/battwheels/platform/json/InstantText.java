package battwheels.platform.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Instants as the wire and the documents have them: {@code 2026-04-01T09:30:00.000Z}. The form is fixed, so it is
 * written and read digit by digit; formatters that could be anything took a fortieth of a whole request.
 */
final class InstantText {
    private static final DateTimeFormatter ANY_YEAR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int LAST_YEAR = 9_999;

    private InstantText() {}

    static String write(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > LAST_YEAR) {
            return ANY_YEAR.format(instant);
        }
        byte[] text = FORM.getBytes(StandardCharsets.ISO_8859_1);
        put(text, 0, 4, utc.getYear());
        put(text, 5, 2, utc.getMonthValue());
        put(text, 8, 2, utc.getDayOfMonth());
        put(text, 11, 2, utc.getHour());
        put(text, 14, 2, utc.getMinute());
        put(text, 17, 2, utc.getSecond());
        put(text, 20, 3, utc.getNano() / 1_000_000);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Any instant of ISO 8601.
     *
     * @throws DateTimeParseException when it is none
     */
    static Instant read(String text) {
        if (!hasForm(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 2);
        int second = number(text, 17, 2);
        if (hour > 23 || second > 59) {
            // Midnight as 24:00 and leap seconds are for the library to judge.
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 2),
                        number(text, 8, 2),
                        hour,
                        number(text, 14, 2),
                        second,
                        number(text, 20, 3) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char found = text.charAt(i);
            boolean fits = wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static void put(byte[] text, int from, int digits, int number) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
