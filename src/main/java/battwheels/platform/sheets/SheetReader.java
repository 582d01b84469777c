package battwheels.platform.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a table from a file, row by row: what the file is, its content says. Cells are text, stripped; blank rows are
 * passed over; the memory it takes does not grow with the rows, but for the shared texts of a workbook, which are bounded.
 */
public final class SheetReader {
    /** Rows below the header. */
    public static final int ROWS_MAX = 100_000;

    static final int COLUMNS_MAX = 100;
    static final int CELL_MAX = 20_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private SheetReader() {}

    /** Takes the rows in their order, the header first. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one.
         *
         * @param number of the row as a spreadsheet counts, from 1
         * @throws UnreadableSheet when the reader need not go on
         */
        void row(int number, List<String> cells) throws UnreadableSheet;
    }

    /**
     * Reads the table in the file to its end.
     *
     * @throws UnreadableSheet when it is no table, too large, or broken; rows before the fault were given
     */
    public static void read(Path file, Sink sink) throws IOException, UnreadableSheet {
        Bounded bounded = new Bounded(sink);
        if (isZip(file)) {
            Workbooks.read(file, bounded);
        } else {
            CommaSeparated.read(file, bounded);
        }
        bounded.end();
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** Passes over blank rows and stops at the bounds. */
    static final class Bounded {
        private final Sink sink;
        private int rows;

        Bounded(Sink sink) {
            this.sink = sink;
        }

        void row(int number, List<String> raw) throws UnreadableSheet {
            if (raw.size() > COLUMNS_MAX) {
                throw new UnreadableSheet("Row " + number + " has more than " + COLUMNS_MAX + " columns.");
            }
            List<String> cells = raw.stream().map(Cells::plain).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                return;
            }
            if (cells.stream().anyMatch(cell -> cell.length() > CELL_MAX)) {
                throw new UnreadableSheet("A cell of row " + number + " has more than " + CELL_MAX + " characters.");
            }
            if (rows++ > ROWS_MAX) {
                throw new UnreadableSheet("There are more than " + ROWS_MAX + " rows; divide the table.");
            }
            sink.row(number, cells);
        }

        void end() throws UnreadableSheet {
            if (rows == 0) {
                throw new UnreadableSheet("The file has no rows.");
            }
        }
    }
}
