package battwheels.platform.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Lays a document out on pages of A4. */
public final class PdfPrinter {
    private static final float MARGIN = 36;
    private static final float FULL = 100;
    private static final int TEXT = 8;
    private static final Color SHADE = new Color(236, 240, 243);
    private static final Color RULE = new Color(170, 178, 186);

    private PdfPrinter() {}

    /** The bytes of the PDF. */
    public static byte[] print(PrintedDocument printed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 6);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PageFrame(printed.mark()));
        document.addTitle(printed.title());
        document.open();
        document.add(title(printed.title()));
        document.add(head(printed));
        document.add(addressees(printed.addressees()));
        boolean first = true;
        for (PrintedDocument.Table table : printed.tables()) {
            document.add(table(table));
            if (first) {
                document.add(totals(printed.totals()));
                first = false;
            }
        }
        if (printed.tables().isEmpty()) {
            document.add(totals(printed.totals()));
        }
        if (printed.words() != null) {
            document.add(words(printed.words()));
        }
        for (PrintedDocument.Block note : printed.notes()) {
            document.add(note(note));
        }
        if (printed.signatory() != null) {
            document.add(signature(printed.issuer(), printed.signatory()));
        }
        document.close();
        return out.toByteArray();
    }

    private static Paragraph title(String text) {
        Paragraph title = new Paragraph(text, Typefaces.bold(15));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingAfter(8);
        return title;
    }

    private static PdfPTable head(PrintedDocument printed) {
        PdfPTable head = whole(58, 42);
        PdfPCell issuer = box();
        boolean name = true;
        for (String line : printed.issuer()) {
            issuer.addElement(new Phrase(line, name ? Typefaces.bold(11) : Typefaces.plain(TEXT)));
            name = false;
        }
        head.addCell(issuer);
        PdfPTable facts = new PdfPTable(new float[] {44, 56});
        facts.setWidthPercentage(FULL);
        for (PrintedDocument.Fact fact : printed.facts()) {
            facts.addCell(bare(fact.label(), Typefaces.plain(TEXT), Element.ALIGN_LEFT));
            facts.addCell(bare(fact.value(), Typefaces.bold(TEXT), Element.ALIGN_LEFT));
        }
        PdfPCell beside = box();
        beside.addElement(facts);
        head.addCell(beside);
        return head;
    }

    private static PdfPTable addressees(List<PrintedDocument.Block> blocks) {
        PdfPTable table = new PdfPTable(Math.max(1, blocks.size()));
        table.setWidthPercentage(FULL);
        for (PrintedDocument.Block block : blocks) {
            PdfPCell cell = box();
            cell.addElement(new Phrase(block.heading(), Typefaces.plain(TEXT - 1)));
            boolean name = true;
            for (String line : block.lines()) {
                cell.addElement(new Phrase(line, name ? Typefaces.bold(TEXT + 1) : Typefaces.plain(TEXT)));
                name = false;
            }
            table.addCell(cell);
        }
        table.setSpacingAfter(8);
        return table;
    }

    private static PdfPTable table(PrintedDocument.Table content) {
        float[] shares = new float[content.columns().size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = content.columns().get(i).share();
        }
        PdfPTable table = whole(shares);
        table.setHeaderRows(1);
        table.setSpacingBefore(6);
        for (PrintedDocument.Column column : content.columns()) {
            PdfPCell cell = cell(column.heading(), Typefaces.bold(TEXT - 1), column.isNumber());
            cell.setBackgroundColor(SHADE);
            table.addCell(cell);
        }
        for (List<String> row : content.rows()) {
            for (int i = 0; i < shares.length; i++) {
                table.addCell(cell(
                        row.get(i),
                        Typefaces.plain(TEXT),
                        content.columns().get(i).isNumber()));
            }
        }
        return table;
    }

    private static PdfPTable totals(List<PrintedDocument.Fact> facts) {
        PdfPTable table = new PdfPTable(new float[] {60, 40});
        table.setWidthPercentage(44);
        table.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.setKeepTogether(true);
        for (int i = 0; i < facts.size(); i++) {
            boolean last = i == facts.size() - 1;
            Font font = last ? Typefaces.bold(TEXT + 1) : Typefaces.plain(TEXT);
            PdfPCell label = bare(facts.get(i).label(), font, Element.ALIGN_LEFT);
            PdfPCell value = bare(facts.get(i).value(), font, Element.ALIGN_RIGHT);
            if (last) {
                label.setBackgroundColor(SHADE);
                value.setBackgroundColor(SHADE);
            }
            table.addCell(label);
            table.addCell(value);
        }
        return table;
    }

    private static Paragraph words(String text) {
        Paragraph words = new Paragraph("Amount in words: " + text, Typefaces.bold(TEXT));
        words.setSpacingBefore(8);
        return words;
    }

    private static Paragraph note(PrintedDocument.Block block) {
        Paragraph note = new Paragraph(block.heading() + "\n", Typefaces.bold(TEXT));
        note.add(new Phrase(String.join("\n", block.lines()), Typefaces.plain(TEXT)));
        note.setSpacingBefore(8);
        return note;
    }

    private static PdfPTable signature(List<String> issuer, String signatory) {
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(40);
        table.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.setSpacingBefore(6);
        table.setKeepTogether(true);
        table.addCell(bare("For " + issuer.getFirst(), Typefaces.bold(TEXT), Element.ALIGN_RIGHT));
        PdfPCell room = bare(" ", Typefaces.plain(TEXT), Element.ALIGN_RIGHT);
        room.setFixedHeight(24);
        table.addCell(room);
        table.addCell(bare(signatory, Typefaces.plain(TEXT), Element.ALIGN_RIGHT));
        return table;
    }

    private static PdfPTable whole(float... shares) {
        PdfPTable table = new PdfPTable(shares);
        table.setWidthPercentage(FULL);
        return table;
    }

    private static PdfPCell box() {
        PdfPCell cell = new PdfPCell();
        cell.setBorderColor(RULE);
        cell.setPadding(6);
        return cell;
    }

    private static PdfPCell cell(String text, Font font, boolean isNumber) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(isNumber ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.setBorderColor(RULE);
        cell.setPadding(4);
        return cell;
    }

    private static PdfPCell bare(String text, Font font, int alignment) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(alignment);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(3);
        return cell;
    }
}
