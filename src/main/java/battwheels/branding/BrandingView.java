package battwheels.branding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** How an organization looks, as the wire shows it. Addresses of logos are public; null where there is none. */
record BrandingView(
        String organizationName,
        @JsonUnwrapped Palette palette,
        @Nullable String logoUrl,
        @Nullable String logoDarkUrl,
        @Nullable String faviconUrl,
        @Nullable String companyTagline,
        @Nullable String emailFooter,
        boolean showPoweredBy) {}
