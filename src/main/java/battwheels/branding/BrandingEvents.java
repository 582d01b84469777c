package battwheels.branding;

import battwheels.platform.outbox.EventDraft;
import battwheels.platform.streams.EventType;
import java.util.List;

/** What happens to how an organization looks. */
public final class BrandingEvents {
    static final String CHANGED = "branding.changed";

    private BrandingEvents() {}

    /** @param plain whether it looks as the product does by itself */
    public record BrandingTold(boolean plain) {}

    public static List<EventType> types() {
        return List.of(new EventType(
                CHANGED,
                1,
                BrandingTold.class,
                "org:read",
                "The organization looks otherwise: colours, words or logos."));
    }

    static List<EventDraft> changed(boolean plain) {
        return List.of(new EventDraft(CHANGED, new BrandingTold(plain)));
    }
}
