package battwheels.attachments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file and what it belongs to.
 *
 * @param fileName as its sender called it; only shown
 * @param size in bytes
 * @param mediaType what its content is; null until it is ready
 * @param thumbnail whether there is a small picture of it
 */
record Attachment(
        String attachmentId,
        ParentType parentType,
        String parentId,
        String fileName,
        long size,
        AttachmentStatus status,
        @Nullable String mediaType,
        @Nullable String sha256,
        boolean thumbnail,
        String uploadedBy,
        String uploadedByName,
        Instant createdAt,
        @Nullable Instant readyAt) {

    Attachment ready(String type, String hash, Instant now) {
        return new Attachment(
                attachmentId,
                parentType,
                parentId,
                fileName,
                size,
                AttachmentStatus.READY,
                type,
                hash,
                thumbnail,
                uploadedBy,
                uploadedByName,
                createdAt,
                now);
    }

    Attachment withThumbnail() {
        return new Attachment(
                attachmentId,
                parentType,
                parentId,
                fileName,
                size,
                status,
                mediaType,
                sha256,
                true,
                uploadedBy,
                uploadedByName,
                createdAt,
                readyAt);
    }

    String thumbnailId() {
        return attachmentId + "_small";
    }
}
