package battwheels.branding;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change of the branding gives; null is "as it was", an empty text "none". */
record BrandingForm(
        @Nullable String primaryColor,
        @Nullable String secondaryColor,
        @Nullable String accentColor,
        @Nullable String textColor,
        @Nullable String backgroundColor,
        @Nullable String sidebarColor,
        @Nullable String companyTagline,
        @Nullable String emailFooter,
        @Nullable Boolean showPoweredBy) {

    Branding over(Branding before, Instant now) {
        Palette colors = before.palette();
        return new Branding(
                new Palette(
                        color(primaryColor, colors.primaryColor()),
                        color(secondaryColor, colors.secondaryColor()),
                        color(accentColor, colors.accentColor()),
                        color(textColor, colors.textColor()),
                        color(backgroundColor, colors.backgroundColor()),
                        color(sidebarColor, colors.sidebarColor())),
                chosen(companyTagline, before.companyTagline()),
                chosen(emailFooter, before.emailFooter()),
                Objects.requireNonNullElse(showPoweredBy, before.showPoweredBy()),
                before.logos(),
                now);
    }

    private static @Nullable String color(@Nullable String given, @Nullable String before) {
        String chosen = chosen(given, before);
        return chosen == null ? null : chosen.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String chosen(@Nullable String given, @Nullable String before) {
        if (given == null) {
            return before;
        }
        return given.isBlank() ? null : given.strip();
    }
}
