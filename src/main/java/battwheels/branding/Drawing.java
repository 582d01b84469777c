package battwheels.branding;

import battwheels.platform.files.PictureHead;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.apache.tika.Tika;

/**
 * A logo drawn anew as PNG: nothing of the file but its looks is in it. What a file is, its content says. Pictures that
 * can hold scripts (SVG) are none here.
 *
 * @param width and {@code height}: in dots
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, kept and forgotten
record Drawing(byte[] png, int width, int height) {
    static final String MEDIA_TYPE = "image/png";

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");

    /** A file that claims more dots is not opened. */
    private static final long DOTS_MAX = 4_000_000L;

    private static final Tika TIKA = new Tika();

    /** Empty when it is no picture of these kinds, is damaged, or has too many dots. */
    static Optional<Drawing> of(byte[] content, LogoType type) {
        try {
            if (!PICTURES.contains(TIKA.detect(content)) || PictureHead.dots(content) > DOTS_MAX) {
                return Optional.empty();
            }
            BufferedImage original = ImageIO.read(new ByteArrayInputStream(content));
            if (original == null) {
                return Optional.empty();
            }
            double scale = Math.min(
                    1,
                    Math.min(
                            type.width() / (double) original.getWidth(),
                            type.height() / (double) original.getHeight()));
            BufferedImage drawn = Thumbnails.of(original)
                    .scale(scale)
                    .imageType(BufferedImage.TYPE_INT_ARGB)
                    .asBufferedImage();
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(drawn, "png", png);
            return Optional.of(new Drawing(png.toByteArray(), drawn.getWidth(), drawn.getHeight()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
