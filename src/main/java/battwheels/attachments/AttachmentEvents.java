package battwheels.attachments;

import battwheels.platform.streams.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to files. */
public final class AttachmentEvents {
    static final String BEGUN = "attachment.begun";
    static final String ADDED = "attachment.added";
    static final String PICTURED = "attachment.pictured";
    static final String DELETED = "attachment.deleted";

    private AttachmentEvents() {}

    /** The data of every event of a file. */
    public record AttachmentTold(
            String attachmentId,
            String parentType,
            String parentId,
            String fileName,
            @Nullable String mediaType) {

        static AttachmentTold of(Attachment file) {
            return new AttachmentTold(
                    file.attachmentId(),
                    file.parentType().name().toLowerCase(java.util.Locale.ROOT),
                    file.parentId(),
                    file.fileName(),
                    file.mediaType());
        }
    }

    public static List<EventType> types() {
        return List.of(
                type(BEGUN, "Somebody began to send a file."),
                type(ADDED, "A file is there."),
                type(PICTURED, "A small picture of a file was made."),
                type(DELETED, "A file was taken away."));
    }

    private static EventType type(String name, String meaning) {
        return new EventType(name, 1, AttachmentTold.class, "audit_logs:read", meaning);
    }
}
