package battwheels.attachments;

import battwheels.platform.files.PictureHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Small pictures, drawn anew: nothing of the file but its looks is in them, no place, no hidden content. */
final class Thumbnails {
    static final String TYPE = "image/jpeg";
    static final int SIDE = 320;

    /** What a picture of this many dots takes to draw is some 100 MB; a file that claims more is not opened. */
    static final long DOTS_MAX = 24_000_000L;

    private Thumbnails() {}

    /** Empty when there is nothing to draw: too many dots, or no picture after all. */
    static Optional<byte[]> of(byte[] content) {
        try {
            if (PictureHead.dots(content) > DOTS_MAX) {
                return Optional.empty();
            }
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            net.coobird.thumbnailator.Thumbnails.of(new ByteArrayInputStream(content))
                    .size(SIDE, SIDE)
                    .imageType(java.awt.image.BufferedImage.TYPE_INT_RGB)
                    .outputFormat("jpg")
                    .toOutputStream(small);
            return Optional.of(small.toByteArray());
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
