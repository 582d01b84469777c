package battwheels.platform.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads typed values by key. A bad value is noted and its default used instead, so that one pass finds every fault;
 * the configuration built from such a pass must be thrown away.
 */
final class Settings {
    private static final String EMBEDDED = "embedded";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?|::1?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._/-]{1,60}");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,38}");
    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private final Layers layers;
    private final Set<String> read = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    Settings(Layers layers) {
        this.layers = layers;
        faults.addAll(layers.faults());
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The keys of the defaults that nobody asked for: documented, but without effect. */
    Set<String> unread() {
        var unread = layers.keys();
        unread.removeAll(read);
        return unread;
    }

    boolean flag(String key) {
        return value(key, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    int number(String key, int least, int most) {
        return value(key, "a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= most);
            return number;
        });
    }

    int port(String key) {
        return number(key, 0, 65535);
    }

    Duration milliseconds(String key, int least, int most) {
        return Duration.ofMillis(number(key, least, most));
    }

    Duration hours(String key, int least, int most) {
        return Duration.ofHours(number(key, least, most));
    }

    double decimal(String key, String least, String most) {
        return value(key, "a number from " + least + " to " + most, text -> decimalWithin(text, least, most));
    }

    Optional<Double> optionalDecimal(String key, String least, String most) {
        return value(
                key,
                "a number from " + least + " to " + most + ", or empty",
                text -> optional(text).map(some -> decimalWithin(some, least, most)));
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        var names = Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return value(key, "one of " + String.join(", ", names), text -> {
            require(names.contains(text));
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        });
    }

    String host(String key) {
        return value(key, "a host name or address", text -> matching(HOST, text));
    }

    Optional<String> optionalHost(String key) {
        return value(
                key, "a host name or address, or empty", text -> optional(text).map(host -> matching(HOST, host)));
    }

    List<String> hosts(String key) {
        return value(key, "host names or addresses separated by commas, or empty", text -> list(HOST, text));
    }

    List<String> origins(String key) {
        return value(
                key,
                "origins such as https://app.example.com separated by commas, or *, or empty",
                text -> list(ORIGIN, text));
    }

    Optional<String> optionalEmail(String key) {
        return value(
                key,
                "an e-mail address, or empty",
                text -> optional(text).map(email -> matching(EMAIL, email.toLowerCase(Locale.ROOT))));
    }

    String database(String key) {
        return value(key, "a name of at most 38 letters, digits, - and _", text -> matching(DATABASE, text));
    }

    Path folder(String key) {
        return value(key, "a folder", text -> {
            require(!text.isEmpty());
            return Path.of(text);
        });
    }

    Optional<Path> optionalFolder(String key) {
        return value(key, "a folder, or empty", text -> optional(text).map(Path::of));
    }

    Optional<URI> optionalUrl(String key) {
        return value(
                key,
                "an http:// or https:// address, or empty",
                text -> optional(text).map(url -> url(url, "http", "https")));
    }

    Optional<Secret> optionalSecret(String key) {
        return secretValue(key, "a key, or empty", text -> optional(text).map(Secret::new));
    }

    String model(String key) {
        return value(key, "a name of at most 60 letters, digits, . - _ and /", text -> matching(MODEL, text));
    }

    Engine engine(String key, String... schemes) {
        var expected = EMBEDDED + " or a URL that starts with " + String.join(":// or ", schemes) + "://";
        return secretValue(key, expected, text -> {
            if (text.equals(EMBEDDED)) {
                return new Engine.Embedded();
            }
            url(text, schemes);
            return new Engine.At(new Secret(text));
        });
    }

    private <T> T value(String key, String expected, Function<String, T> parse) {
        return value(key, expected, parse, text -> "'" + text + "'");
    }

    /** A value whose fault is reported without showing it. */
    private <T> T secretValue(String key, String expected, Function<String, T> parse) {
        return value(key, expected, parse, text -> "not shown here");
    }

    private <T> T value(String key, String expected, Function<String, T> parse, Function<String, String> shown) {
        read.add(key);
        var value = layers.value(key);
        try {
            return parse.apply(value.text());
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(
                    key + " (" + value.origin() + ")",
                    "is " + shown.apply(value.text()) + ", which cannot be used",
                    "give " + expected));
            return parse.apply(layers.defaultOf(key));
        }
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static double decimalWithin(String text, String least, String most) {
        var number = new BigDecimal(text);
        require(number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0);
        return number.doubleValue();
    }

    private static List<String> list(Pattern each, String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !text.isEmpty())
                .map(part -> matching(each, part))
                .toList();
    }

    private static String matching(Pattern pattern, String text) {
        require(pattern.matcher(text).matches());
        return text;
    }

    private static URI url(String text, String... schemes) {
        require(Stream.of(schemes).anyMatch(scheme -> text.startsWith(scheme + "://")));
        // A MongoDB URL may name several hosts, which java.net.URI reads as one opaque authority: that is enough here.
        var url = URI.create(text);
        require(url.getRawAuthority() != null);
        return url;
    }

    private static void require(boolean met) {
        if (!met) {
            throw new IllegalArgumentException();
        }
    }
}
