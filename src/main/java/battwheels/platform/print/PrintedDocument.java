package battwheels.platform.print;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the pages of a document, from top to bottom.
 *
 * @param title {@code Tax Invoice}
 * @param mark across every page, such as {@code VOID}; null: none
 * @param issuer who sends it, the name first
 * @param facts beside the issuer: number, dates, place of supply
 * @param addressees one or two blocks below: to whom
 * @param tables of lines and of taxes, in order
 * @param totals under the first table, at the right; the last one is the sum
 * @param words the sum in words; null: none
 * @param notes texts below, each under its heading
 * @param signatory who signs; null: nobody
 */
public record PrintedDocument(
        String title,
        @Nullable String mark,
        List<String> issuer,
        List<Fact> facts,
        List<Block> addressees,
        List<Table> tables,
        List<Fact> totals,
        @Nullable String words,
        List<Block> notes,
        @Nullable String signatory) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** A day as documents name it. */
    public static String written(LocalDate day) {
        return DAY.format(day);
    }

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /** Lines of text under a heading. */
    public record Block(String heading, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    /** @param share of the table's width */
    public record Column(String heading, int share, boolean isNumber) {}

    public record Table(List<Column> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    public PrintedDocument {
        issuer = List.copyOf(issuer);
        facts = List.copyOf(facts);
        addressees = List.copyOf(addressees);
        tables = List.copyOf(tables);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
    }
}
