package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;

/** Of {@code branding.yaml}. */
final class BrandingRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("getBranding", "updateBranding", "resetBranding");
        rows.boundByKey("its id is made of the organization's", "getBranding");
        for (String operation : List.of("putBrandingLogo", "deleteBrandingLogo")) {
            rows.member(operation, (shop, call) -> call.path("logo_type", "favicon"));
        }
        rows.member("getPublicBranding", (shop, call) -> call.path("org_slug", slug(shop)));
        rows.member("getPublicLogo", (shop, call) -> {
            shop.made("putBrandingLogo", "/logo_url", logo -> logo.path("logo_type", "main"));
            return call.path("org_slug", slug(shop)).path("logo_type", "main");
        });
    }

    private static String slug(Shop shop) {
        return shop.made("getOrganization", "/slug", call -> call);
    }
}
