package battwheels.branding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an organization looks, as stored.
 *
 * @param logos at most one of each type
 * @param showPoweredBy whether pages say what runs them
 */
record Branding(
        @JsonUnwrapped Palette palette,
        @Nullable String companyTagline,
        @Nullable String emailFooter,
        boolean showPoweredBy,
        List<Logo> logos,
        Instant updatedAt) {
    Branding {
        logos = List.copyOf(logos);
    }

    /** Where nobody said anything. */
    static Branding plain(Instant now) {
        return new Branding(Palette.NONE, null, null, true, List.of(), now);
    }

    Optional<Logo> logo(LogoType type) {
        return logos.stream().filter(logo -> logo.type() == type).findFirst();
    }

    Branding with(Logo logo, Instant now) {
        return logos(Stream.concat(without(logo.type()), Stream.of(logo)).toList(), now);
    }

    Branding without(LogoType type, Instant now) {
        return logos(without(type).toList(), now);
    }

    private Stream<Logo> without(LogoType type) {
        return logos.stream().filter(logo -> logo.type() != type);
    }

    private Branding logos(List<Logo> other, Instant now) {
        return new Branding(palette, companyTagline, emailFooter, showPoweredBy, other, now);
    }
}
