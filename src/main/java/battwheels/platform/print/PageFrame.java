package battwheels.platform.print;

import java.awt.Color;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** What is on every page: its number, and a mark across it. */
final class PageFrame extends PdfPageEventHelper {
    private static final int MARK_POINTS = 110;
    private static final int MARK_ANGLE = 45;
    private static final Color PALE = new Color(235, 205, 205);

    private final @Nullable String mark;

    PageFrame(@Nullable String mark) {
        this.mark = mark;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        float middle = (document.left() + document.right()) / 2;
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                new Phrase("Page " + writer.getPageNumber(), Typefaces.plain(7)),
                middle,
                document.bottom() - 18,
                0);
        if (mark != null) {
            mark(writer.getDirectContentUnder(), mark, middle, (document.top() + document.bottom()) / 2);
        }
    }

    private static void mark(PdfContentByte under, String text, float x, float y) {
        under.beginText();
        under.setColorFill(PALE);
        under.setFontAndSize(Typefaces.boldFace(), MARK_POINTS);
        under.showTextAligned(Element.ALIGN_CENTER, text, x, y, MARK_ANGLE);
        under.endText();
    }
}
