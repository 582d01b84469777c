package battwheels.tables;

import battwheels.platform.sheets.RowsBrought;
import battwheels.platform.sheets.RowsBrought.Outcome;
import battwheels.platform.sheets.RowsToBring;
import battwheels.platform.sheets.TableRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Brings the rows of an import in, page after page. A page is written back once all its rows are settled; until then they
 * are brought again by whoever goes on, under the same keys, and meet what was made of them.
 */
final class Carrying {
    private static final int ROWS_AT_ONCE = 20;

    private final Source source;
    private final Destination destination;
    private final IntFunction<String> keys;

    /** Where pages are and stay. */
    interface Source {
        Optional<RowPage> next();

        void write(RowPage page);
    }

    /** The domain that makes something of rows. */
    @FunctionalInterface
    interface Destination {
        RowsBrought bring(RowsToBring rows);
    }

    /** @param keys of rows by their number, the same in every attempt */
    Carrying(Source source, Destination destination, IntFunction<String> keys) {
        this.source = source;
        this.destination = destination;
        this.keys = keys;
    }

    /** The key of a row: what it is of, and its number. */
    static IntFunction<String> keysOf(String importId) {
        String bare = importId.substring(importId.indexOf('_') + 1);
        return row -> bare + "r" + row;
    }

    /** @param settled hears after each page how many rows of it are settled, and ends it all by throwing */
    void run(IntConsumer settled) {
        for (Optional<RowPage> page = source.next(); page.isPresent(); page = source.next()) {
            source.write(settled(page.get()));
            settled.accept(page.get().rows().size());
        }
    }

    private RowPage settled(RowPage page) {
        Iterator<Outcome> outcomes = brought(page.rows().stream()
                        .filter(row -> row.status() == RowStatus.VALID)
                        .toList())
                .iterator();
        List<ImportedRow> after = new ArrayList<>();
        for (ImportedRow row : page.rows()) {
            after.add(row.status() == RowStatus.VALID ? settled(row, outcomes.next()) : row);
        }
        return RowPage.of(page.index(), true, after);
    }

    private List<Outcome> brought(List<ImportedRow> rows) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<RowsToBring.Row> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE)).stream()
                    .map(row -> new RowsToBring.Row(keys.apply(row.row()), new TableRow(row.row(), row.cells())))
                    .toList();
            outcomes.addAll(destination.bring(new RowsToBring(some)).outcomes());
        }
        return outcomes;
    }

    private static ImportedRow settled(ImportedRow row, Outcome outcome) {
        RowStatus status = outcome.id() == null ? RowStatus.REFUSED : RowStatus.IMPORTED;
        return row.settled(status, outcome.faults(), outcome.id());
    }
}
