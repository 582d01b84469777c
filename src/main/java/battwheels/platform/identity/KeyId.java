package battwheels.platform.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code kid} of a signing key: when it was made, in UTC, and something of its own ({@code 20261101T101500Z-7f3a}),
 * so that every server puts the keys in the same order whatever happened to the files since.
 */
record KeyId(String value, Instant createdAt) {
    private static final Pattern FORM = Pattern.compile("(\\d{8}T\\d{6}(?:\\d{3})?)Z-[a-z0-9]{1,32}");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS");
    private static final int LENGTH_WITH_SECONDS = 15;

    static KeyId at(Instant now, SecureRandom random) {
        String time = MILLIS.format(now.atOffset(ZoneOffset.UTC));
        return parse(time + "Z-" + String.format("%08x", random.nextInt())).orElseThrow();
    }

    static Optional<KeyId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String time = form.group(1);
        DateTimeFormatter format = time.length() == LENGTH_WITH_SECONDS ? SECONDS : MILLIS;
        try {
            return Optional.of(new KeyId(text, LocalDateTime.parse(time, format).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
