package battwheels.branding;

import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Contrast;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The colours of an organization, each {@code #RRGGBB} in lower case; null where the product's own is shown. */
record Palette(
        @Nullable String primaryColor,
        @Nullable String secondaryColor,
        @Nullable String accentColor,
        @Nullable String textColor,
        @Nullable String backgroundColor,
        @Nullable String sidebarColor) {
    static final Palette NONE = new Palette(null, null, null, null, null, null);

    /** What is shown where an organization says nothing. */
    private static final String TEXT = "#111827";

    private static final String BACKGROUND = "#ffffff";

    /** What WCAG 2.2 asks of text of ordinary size (1.4.3), and of what must be told apart (1.4.11), in hundredths. */
    private static final int READABLE = 450;

    private static final int TOLD_APART = 300;

    /** Why these colours cannot stand together, or empty. */
    Optional<Problem> objection() {
        String text = Objects.requireNonNullElse(textColor, TEXT);
        String background = Objects.requireNonNullElse(backgroundColor, BACKGROUND);
        if (Contrast.hundredths(text, background) < READABLE) {
            return Optional.of(
                    Problem.invalid(
                            "/text_color",
                            "text_color must stand out from background_color by a contrast of at least 4.5 to 1 (WCAG 1.4.3)."));
        }
        boolean seen = primaryColor == null || Contrast.hundredths(primaryColor, background) >= TOLD_APART;
        return seen
                ? Optional.empty()
                : Optional.of(Problem.invalid(
                        "/primary_color",
                        "primary_color must stand out from background_color by a contrast of at least 3 to 1"
                                + " (WCAG 1.4.11)."));
    }
}
