package battwheels.tables;

import java.util.List;

/**
 * Some rows of an import, in their order: what is kept in one document.
 *
 * @param index of the page, from 0
 * @param lastRow number of the last of its rows
 * @param done whether it is settled what became of its rows
 */
record RowPage(int index, boolean done, int lastRow, RowCounts counts, List<ImportedRow> rows) {
    RowPage {
        rows = List.copyOf(rows);
    }

    static RowPage of(int index, boolean done, List<ImportedRow> rows) {
        RowCounts counts = RowCounts.NONE;
        for (ImportedRow row : rows) {
            counts = counts.plus(row.status());
        }
        int last = rows.isEmpty() ? 0 : rows.getLast().row();
        return new RowPage(index, done, last, counts, rows);
    }
}
