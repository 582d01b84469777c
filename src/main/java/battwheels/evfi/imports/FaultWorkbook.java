package battwheels.evfi.imports;

import battwheels.evfi.card.Subsystem;
import battwheels.evfi.library.FaultRow;
import battwheels.evfi.library.LibraryCards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads a fault-tree workbook: the header in row 2; below it serial, complaint, causes ({@code 1. ... 2. ...}), steps
 * (by arrows), fault tree ({@code Top Event: X -> OR (a, b)}), resolutions (by slashes) and prevention (by commas). A
 * row without causes begins a section and names category and discipline.
 */
final class FaultWorkbook {
    static final int ROWS_MAX = 1_000;
    private static final int HEADER = 2;
    private static final Pattern NUMBERED = Pattern.compile("(^|\\s)\\d{1,2}[.)]\\s+");
    private static final Pattern ARROW = Pattern.compile("\\s*(->|→|=>)\\s*");
    private static final Pattern ALTERNATIVES = Pattern.compile(".*\\((.*)\\)\\s*", Pattern.DOTALL);

    /** @param number of the row in the sheet, from 1 */
    record Line(int number, FaultRow fault) {}

    private FaultWorkbook() {}

    /** Empty when the bytes are no workbook. */
    static Optional<List<Line>> read(byte[] content) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return Optional.of(lines(rows.limit(ROWS_MAX + HEADER).toList()));
        } catch (IOException | RuntimeException noWorkbook) {
            return Optional.empty();
        }
    }

    private static List<Line> lines(List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        String category = "2w";
        String subsystem = Subsystem.OTHER.wireName();
        for (Row row : rows) {
            if (row.getRowNum() <= HEADER
                    || text(row, 1).isEmpty() && text(row, 0).isEmpty()) {
                continue;
            }
            if (text(row, 2).isEmpty() && text(row, 4).isEmpty()) {
                String section = text(row, 0) + " " + text(row, 1);
                category = category(section, category);
                subsystem = Subsystem.named(section).wireName();
            } else {
                lines.add(new Line(row.getRowNum(), fault(row, category, subsystem)));
            }
        }
        return lines;
    }

    private static FaultRow fault(Row row, String category, String subsystem) {
        List<String> numbered = split(NUMBERED, text(row, 2));
        return new FaultRow(
                category,
                subsystem,
                text(row, 1),
                numbered.isEmpty() ? alternatives(text(row, 4)) : numbered,
                split(ARROW, text(row, 3)),
                LibraryCards.split(text(row, 5), "/"),
                LibraryCards.split(text(row, 6), ","));
    }

    private static List<String> alternatives(String tree) {
        var matcher = ALTERNATIVES.matcher(tree);
        return matcher.matches() ? LibraryCards.split(matcher.group(1), ",") : List.of();
    }

    private static List<String> split(Pattern separator, String text) {
        return separator
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String category(String section, String before) {
        String words = section.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        if (words.contains("bus")) {
            return "commercial_bus";
        }
        if (words.contains("3w") || words.contains("three")) {
            return words.contains("cargo") ? "3w_cargo" : "3w_passenger";
        }
        return Arrays.stream(
                        new String[][] {{"4w", "4w_passenger"}, {"four", "4w_passenger"}, {"2w", "2w"}, {"two", "2w"}})
                .filter(each -> words.contains(each[0]))
                .map(each -> each[1])
                .findFirst()
                .orElse(before);
    }

    private static String text(Row row, int column) {
        return row.getCellCount() > column ? row.getCellText(column).strip() : "";
    }
}
