package battwheels.permissions;

import battwheels.platform.identity.RoleId;
import battwheels.platform.outbox.EventDraft;
import java.time.Instant;
import java.util.List;

/** What happens to the API keys of an organization. */
final class ApiKeyEvents {
    private ApiKeyEvents() {}

    record KeyWritten(String keyId, String name, RoleId role, Instant expiresAt) {}

    static List<EventDraft> created(ApiKey made) {
        return List.of(new EventDraft("api_key.created", written(made)));
    }

    static List<EventDraft> rotated(ApiKey after) {
        return List.of(new EventDraft("api_key.rotated", written(after)));
    }

    static List<EventDraft> revoked(ApiKey before) {
        return List.of(new EventDraft("api_key.revoked", written(before)));
    }

    private static KeyWritten written(ApiKey key) {
        return new KeyWritten(key.keyId(), key.name(), key.role(), key.expiresAt());
    }
}
