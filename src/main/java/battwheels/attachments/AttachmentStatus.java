package battwheels.attachments;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a file stands. */
enum AttachmentStatus {
    @JsonProperty("uploading")
    UPLOADING,
    @JsonProperty("ready")
    READY
}
