package battwheels.platform.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** The fonts that come with the server: what stands in a document looks the same everywhere. */
final class Typefaces {
    private static final BaseFont PLAIN = read("DejaVuSansCondensed.ttf");
    private static final BaseFont BOLD = read("DejaVuSansCondensed-Bold.ttf");

    private Typefaces() {}

    static Font plain(int points) {
        return new Font(PLAIN, points);
    }

    static Font bold(int points) {
        return new Font(BOLD, points);
    }

    static BaseFont boldFace() {
        return BOLD;
    }

    private static BaseFont read(String name) {
        String resource = "/fonts/" + name;
        try (InputStream in = Objects.requireNonNull(Typefaces.class.getResourceAsStream(resource), resource)) {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
