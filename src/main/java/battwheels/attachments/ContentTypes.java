package battwheels.attachments;

import java.util.Set;
import org.apache.tika.Tika;

/** What a file is, by its first bytes. Kinds that a browser could run, and everything unknown, are not taken. */
final class ContentTypes {
    /** Enough for every signature that is known. */
    static final int LOOKED_AT = 64 * 1024;

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");

    private static final Set<String> TAKEN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/heif",
            "image/avif",
            "image/bmp",
            "image/tiff",
            "application/pdf",
            "text/plain",
            "application/zip",
            "application/x-tika-ooxml",
            "application/x-tika-msoffice",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "video/mp4",
            "video/quicktime",
            "video/3gpp",
            "video/webm",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/vorbis",
            "audio/opus",
            "audio/amr",
            "audio/vnd.wave");

    private final Tika tika = new Tika();

    String of(byte[] beginning) {
        return tika.detect(beginning);
    }

    static boolean isTaken(String type) {
        return TAKEN.contains(type);
    }

    static boolean isPicture(String type) {
        return PICTURES.contains(type);
    }
}
