package battwheels.webhooks;

import battwheels.platform.outbox.EventDraft;
import battwheels.platform.streams.EventType;
import java.util.List;

/** What happens to the endpoints of an organization. Nothing of it tells their addresses or secrets. */
public final class WebhookEvents {
    static final String CREATED = "webhook.created";
    static final String UPDATED = "webhook.updated";
    static final String ROTATED = "webhook.rotated";
    static final String DELETED = "webhook.deleted";
    static final String DISABLED = "webhook.disabled";
    private static final String READ = "webhooks:read";

    private WebhookEvents() {}

    /** The data of most of them. */
    public record WebhookTold(String webhookId, String name) {}

    /** @param reason for people */
    public record WebhookSwitchedOff(String webhookId, String name, String reason) {}

    public static List<EventType> types() {
        return List.of(
                type(CREATED, "A webhook was made."),
                type(UPDATED, "A webhook was changed, or switched on or off by a person."),
                type(ROTATED, "A webhook got a new secret."),
                type(DELETED, "A webhook was deleted."),
                new EventType(
                        DISABLED,
                        1,
                        WebhookSwitchedOff.class,
                        READ,
                        "A webhook that nobody answered was switched off."));
    }

    static List<EventDraft> told(String type, Endpoint endpoint) {
        return List.of(new EventDraft(type, new WebhookTold(endpoint.webhookId(), endpoint.name())));
    }

    static List<EventDraft> switchedOff(Endpoint endpoint, String reason) {
        return List.of(new EventDraft(DISABLED, new WebhookSwitchedOff(endpoint.webhookId(), endpoint.name(), reason)));
    }

    private static EventType type(String name, String meaning) {
        return new EventType(name, 1, WebhookTold.class, READ, meaning);
    }
}
