package battwheels.platform.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a call goes, as a user wrote it. It is read so strictly that no two readers could take it for two places: no
 * names or passwords in it, no backslashes, no numbers that are addresses only to some.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param literal the address, when it was given as one
 * @param path with its query
 */
public record Target(boolean tls, String host, Optional<InetAddress> literal, int port, String path) {
    private static final int LONGEST = 2_000;
    private static final int HTTPS = 443;
    private static final int LEAST_OTHER_PORT = 1_024;
    private static final Pattern VISIBLE = Pattern.compile("[!-\\[\\]-~]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.|$)){4}(?<!\\.)");

    /** Names that mean something on this side of a wall only. */
    private static final Set<String> INSIDE = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "lan",
            "arpa",
            "onion",
            "test",
            "invalid",
            "alt");

    /** What came of reading an address. */
    public sealed interface Reading {
        record At(Target target) implements Reading {}

        /** @param fix what the address must be, to be shown after its name */
        record Objection(String fix) implements Reading {}
    }

    /** @param loopback whether this machine itself may be meant, over http too: for development */
    public static Reading read(String text, boolean loopback) {
        if (text.length() > LONGEST || !VISIBLE.matcher(text).matches()) {
            return objection("must be an address of at most 2000 visible ASCII characters, without backslashes");
        }
        try {
            return read(new URI(text).parseServerAuthority(), loopback);
        } catch (URISyntaxException unreadable) {
            return objection("must be a URL such as https://hooks.example.com/battwheels");
        }
    }

    private static Reading read(URI uri, boolean loopback) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String written = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return objection("must have a host, and neither user, password nor fragment");
        }
        Optional<InetAddress> literal = literal(written);
        boolean here = loopback
                && (written.equals("localhost")
                        || literal.filter(InetAddress::isLoopbackAddress).isPresent());
        if (!scheme.equals("https") && !(here && scheme.equals("http"))) {
            return objection("must start with https://");
        }
        if (!here && !isOutside(written, literal)) {
            return objection("must name a host of the public internet, as its full name or address");
        }
        int port = uri.getPort() < 0 ? (scheme.equals("https") ? HTTPS : 80) : uri.getPort();
        if (port > 65_535 || (!here && port != HTTPS && port < LEAST_OTHER_PORT)) {
            return objection("must have port 443, or one from 1024 to 65535");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Reading.At(new Target(
                scheme.equals("https"),
                written.startsWith("[") ? written.substring(1, written.length() - 1) : written,
                literal,
                port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
    }

    /** Empty for names, and for numbers that only some readers take for an address. */
    private static Optional<InetAddress> literal(String host) {
        if (host.startsWith("[")) {
            return host.contains("%")
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(host.substring(1, host.length() - 1)));
        }
        return DOTTED_QUAD.matcher(host).matches() ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
    }

    private static boolean isOutside(String host, Optional<InetAddress> literal) {
        if (literal.isPresent() || host.startsWith("[")) {
            return literal.filter(PublicAddresses::isPublic).isPresent();
        }
        List<String> labels = List.of(host.split("\\.", -1));
        String last = labels.getLast();
        return labels.size() > 1
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                && !NUMBER.matcher(last).matches()
                && !INSIDE.contains(last);
    }

    /** Whether what the name was found to mean may be connected to. */
    boolean allows(InetAddress address, boolean loopback) {
        return PublicAddresses.isPublic(address) || (loopback && address.isLoopbackAddress());
    }

    private static Reading objection(String fix) {
        return new Reading.Objection(fix);
    }
}
