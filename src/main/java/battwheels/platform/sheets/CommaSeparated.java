package battwheels.platform.sheets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** CSV in UTF-8, with or without a mark at its beginning; whether commas, semicolons or tabs divide it the header says. */
final class CommaSeparated {
    private static final int HEADER_MAX = 10_000;
    private static final char MARK = '\uFEFF';

    private CommaSeparated() {}

    static void read(Path file, SheetReader.Bounded sink) throws IOException, UnreadableSheet {
        try (InputStream in = Files.newInputStream(file);
                BufferedReader text = new BufferedReader(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            skipMark(text);
            rows(text, separator(text), sink);
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8();
        } catch (UncheckedIOException wrapped) {
            if (wrapped.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw wrapped.getCause();
        }
    }

    private static void rows(Reader text, char separator, SheetReader.Bounded sink)
            throws IOException, UnreadableSheet {
        CsvRecordHandler bounded = CsvRecordHandler.of(most -> most.maxFields(SheetReader.COLUMNS_MAX + 1)
                .maxFieldSize(SheetReader.CELL_MAX + 1)
                .maxRecordSize(10 * SheetReader.CELL_MAX));
        int number = 0;
        try (CloseableIterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(32 * SheetReader.CELL_MAX)
                .build(bounded, text)
                .iterator()) {
            while (records.hasNext()) {
                sink.row(++number, records.next().getFields());
            }
        } catch (CsvParseException broken) {
            throw cannotBeRead(broken, number + 1);
        }
    }

    /** The reader's own words tell of its insides; only where it stopped is of use. */
    private static UnreadableSheet cannotBeRead(CsvParseException broken, int row) throws IOException {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException notUtf8) {
                throw notUtf8;
            }
        }
        return new UnreadableSheet("Row " + row + " cannot be read as CSV: a quotation mark is not closed, or a cell"
                + " or row is too long.");
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
    }

    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEADER_MAX);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < HEADER_MAX - 1; i++) {
            int character = text.read();
            if (character < 0 || character == '\n' || character == '\r') {
                break;
            }
            commas += character == ',' ? 1 : 0;
            semicolons += character == ';' ? 1 : 0;
            tabs += character == '\t' ? 1 : 0;
        }
        text.reset();
        if (tabs > Math.max(commas, semicolons)) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    private static UnreadableSheet notUtf8() {
        return new UnreadableSheet("The file is neither a workbook (.xlsx) nor CSV in UTF-8.");
    }
}
