package battwheels.platform.http.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one table of names the product no longer uses for its paths, and what they are called today. Whole segments from
 * the left are replaced; what follows them stays. A trailing slash is ignored, whatever the name.
 */
public final class LegacyPaths {
    /** @param fixed the one {@code name=value} that goes with the old name, empty when none does */
    private record Alias(String old, String today, String fixed) {
        String queryWith(String own) {
            if (fixed.isEmpty()) {
                return own;
            }
            var name = fixed.substring(0, fixed.indexOf('=') + 1);
            return Stream.concat(
                            Stream.of(fixed),
                            Stream.of(own.split("&")).filter(pair -> !pair.isEmpty() && !pair.startsWith(name)))
                    .collect(Collectors.joining("&"));
        }
    }

    private static final List<Alias> TABLE = List.of(
            new Alias("/api/v1/auth", "/api/auth", ""),
            new Alias("/api/v1/contacts-enhanced", "/api/v1/contacts", ""),
            new Alias("/api/v1/efi", "/api/v1/evfi", ""),
            new Alias("/api/v1/efi-guided", "/api/v1/evfi-guided", ""),
            new Alias("/api/v1/failure-cards", "/api/v1/evfi/ticket-findings", ""),
            new Alias("/api/import/upload", "/api/v1/evfi/imports", ""),
            new Alias("/api/import/quick", "/api/v1/evfi/imports/quick", ""),
            new Alias("/api/import/jobs", "/api/v1/evfi/imports", ""),
            new Alias("/api/v1/import/upload", "/api/v1/evfi/imports", ""),
            new Alias("/api/v1/import/quick", "/api/v1/evfi/imports/quick", ""),
            new Alias("/api/v1/import/jobs", "/api/v1/evfi/imports", ""),
            new Alias("/api/v1/estimates-enhanced", "/api/v1/estimates", ""),
            new Alias("/api/v1/sales-orders-enhanced", "/api/v1/sales-orders", ""),
            new Alias("/api/v1/invoices-enhanced", "/api/v1/invoices", ""),
            new Alias("/api/v1/customers", "/api/v1/contacts", "contact_type=customer"));

    /**
     * @param path the path as the contract has it
     * @param query still encoded; empty when there is none
     */
    public record Today(String path, String query) {
        public String uri() {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    private LegacyPaths() {}

    /**
     * @param path as sent, without its query; percent signs are left alone
     * @param query as sent; what goes with an old name takes the place of the caller's value
     */
    public static Today of(String path, @Nullable String query) {
        var asked = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var own = query == null ? "" : query;
        for (var alias : TABLE) {
            if (asked.startsWith(alias.old()) && endsSegment(asked, alias.old().length())) {
                return new Today(alias.today() + asked.substring(alias.old().length()), alias.queryWith(own));
            }
        }
        return new Today(asked, own);
    }

    private static boolean endsSegment(String path, int at) {
        return path.length() == at || path.charAt(at) == '/';
    }

    /** Every path of today that an old name leads to. */
    static List<String> targets() {
        return TABLE.stream().map(Alias::today).toList();
    }

    /** Every old name. */
    static List<String> names() {
        return TABLE.stream().map(Alias::old).toList();
    }
}
