package battwheels.platform.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a table row by row, at constant memory. No cell of it is a formula. */
public abstract sealed class SheetWriter implements AutoCloseable {
    private SheetWriter() {}

    /** Closing the writer completes the table and closes {@code out}. */
    public static SheetWriter of(SheetFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new Csv(out);
            case XLSX -> new Xlsx(out);
        };
    }

    public final void row(List<String> cells) throws IOException {
        write(cells.stream().map(Cells::neutral).toList());
    }

    /** As {@link #row}, where a {@link BigDecimal} is a figure: a negative one is no formula and stays a number. */
    public final void values(List<Object> cells) throws IOException {
        write(cells.stream()
                .map(cell -> cell instanceof BigDecimal figure
                        ? figure.toPlainString()
                        : Cells.neutral(String.valueOf(cell)))
                .toList());
    }

    abstract void write(List<String> cells) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static final class Csv extends SheetWriter {
        private final CsvWriter csv;

        /** With the mark by which spreadsheets know UTF-8. */
        Csv(OutputStream out) throws IOException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            this.csv = CsvWriter.builder().build(text);
        }

        @Override
        void write(List<String> cells) {
            csv.writeRecord(cells);
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private static final class Xlsx extends SheetWriter {
        private static final int KEPT = 500;

        private final OutputStream out;
        private final Workbook workbook;
        private final Worksheet sheet;
        private int rows;

        Xlsx(OutputStream out) {
            this.out = out;
            this.workbook = new Workbook(out, "Battwheels OS", "1.0");
            this.sheet = workbook.newWorksheet("Table");
        }

        @Override
        void write(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    sheet.inlineString(rows, i, cells.get(i));
                }
            }
            if (++rows % KEPT == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            workbook.finish();
            out.close();
        }
    }
}
