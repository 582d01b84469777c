package battwheels.platform.http.contract;

import java.util.Locale;

/** One path, query or header parameter of an operation. */
public record Parameter(String name, Place place, boolean required, ValueRule rule) {
    /** How a fault names it: {@code query/limit}. */
    public String pointer() {
        return place.name().toLowerCase(Locale.ROOT) + "/" + name;
    }
}
