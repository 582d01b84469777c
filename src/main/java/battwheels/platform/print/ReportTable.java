package battwheels.platform.print;

import battwheels.platform.money.IndianFigures;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table, to be kept in a file.
 *
 * @param name of the file, without its ending: {@code trial-balance-2026-04-30}
 * @param facts beside the issuer on paper; a sheet of cells has the table alone
 */
public record ReportTable(
        String name,
        String title,
        List<PrintedDocument.Fact> facts,
        List<PrintedDocument.Column> columns,
        List<List<Cell>> rows) {

    /** What stands in one place: a figure is a number in a sheet and grouped on paper. */
    public sealed interface Cell {
        /** A text, or a {@link java.math.BigDecimal}. */
        Object inSheet();

        String onPaper();
    }

    private record Words(String text) implements Cell {
        @Override
        public Object inSheet() {
            return text;
        }

        @Override
        public String onPaper() {
            return text;
        }
    }

    private record Figure(Money amount) implements Cell {
        @Override
        public Object inSheet() {
            return amount.rupees();
        }

        @Override
        public String onPaper() {
            return new IndianFigures(amount).text();
        }
    }

    private record Day(LocalDate day) implements Cell {
        @Override
        public Object inSheet() {
            return day.toString();
        }

        @Override
        public String onPaper() {
            return PrintedDocument.written(day);
        }
    }

    public ReportTable {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Nothing where there is nothing to say. */
    public static Cell text(@Nullable String text) {
        return new Words(text == null ? "" : text);
    }

    public static Cell amount(Money amount) {
        return new Figure(amount);
    }

    public static Cell day(LocalDate day) {
        return new Day(day);
    }
}
