package battwheels.platform.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook. How much it unfolds to is measured before it is opened: a small file can be a large one. */
final class Workbooks {
    private static final long UNFOLDED_MAX = 300L << 20;
    private static final long SHARED_MAX = 64L << 20;
    private static final int ENTRIES_MAX = 1_000;

    private Workbooks() {}

    static void read(Path file, SheetReader.Bounded sink) throws IOException, UnreadableSheet {
        measure(file);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                sink.row(row.getRowNum(), cells(row));
            }
        } catch (ExcelReaderException | ZipException | UncheckedIOException | IllegalArgumentException broken) {
            throw noWorkbook();
        }
    }

    private static void measure(Path file) throws IOException, UnreadableSheet {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long left = UNFOLDED_MAX;
            int entries = 0;
            for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
                ZipEntry entry = each.nextElement();
                long size = unfolded(zip, entry, left);
                left -= size;
                boolean shared =
                        entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith("sharedstrings.xml");
                if (left < 0 || ++entries > ENTRIES_MAX || (shared && size > SHARED_MAX)) {
                    throw new UnreadableSheet("The workbook is too large when unfolded; divide it, or send CSV.");
                }
            }
        } catch (ZipException broken) {
            throw noWorkbook();
        }
    }

    /** Bytes of the entry, counted only so far that they are too many. */
    private static long unfolded(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }

    private static List<String> cells(Row row) throws UnreadableSheet {
        if (row.getCellCount() > SheetReader.COLUMNS_MAX) {
            throw new UnreadableSheet(
                    "Row " + row.getRowNum() + " has more than " + SheetReader.COLUMNS_MAX + " columns.");
        }
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.hasCell(i) ? text(row.getCell(i)) : "");
        }
        return cells;
    }

    /** A number is written as people write it: a telephone number that was taken for one has no exponent. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            boolean writable = Math.abs((long) number.scale()) < 100 && number.precision() < 100;
            return writable
                    ? new BigDecimal(number.toPlainString())
                            .stripTrailingZeros()
                            .toPlainString()
                    : "";
        }
        return cell.getText();
    }

    private static UnreadableSheet noWorkbook() {
        return new UnreadableSheet("The workbook cannot be read. Save it as .xlsx again, or send CSV.");
    }
}
