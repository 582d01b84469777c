package battwheels.platform.sheets;

import java.util.Map;

/**
 * A row of a table on its way into a domain.
 *
 * @param number as a spreadsheet counts, from 1
 * @param cells by the column's name; empty ones are left out
 */
public record TableRow(int number, Map<String, String> cells) {
    public TableRow {
        cells = Map.copyOf(cells);
    }
}
