package battwheels.organizations;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The name of an organization as it stands in addresses: letters and digits of ASCII, joined by hyphens. */
final class Slug {
    private static final int LONGEST = 48;
    private static final int SUFFIX = 6;

    private Slug() {}

    /** What the name asks for; a name without any such letter becomes {@code workshop}. */
    static String of(String name) {
        String slug = folded(name);
        return slug.isEmpty() ? "workshop" : slug;
    }

    /** What is left of it in an address, which may be nothing. */
    static String folded(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = ascii.substring(0, Math.min(ascii.length(), LONGEST));
        return cut.replaceAll("^-+|-+$", "");
    }

    /** What to try in this order: the name, the name with a bit of the organization's random id, and with all of it. */
    static List<String> candidates(String name, String organizationId) {
        String random = organizationId.substring(organizationId.indexOf('_') + 1);
        String slug = of(name);
        return List.of(slug, slug + "-" + random.substring(random.length() - SUFFIX), slug + "-" + random);
    }
}
