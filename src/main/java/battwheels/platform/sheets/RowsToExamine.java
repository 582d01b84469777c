package battwheels.platform.sheets;

import java.util.List;

/** Asks a domain what it has against these rows; it answers {@link RowVerdicts}. */
public record RowsToExamine(List<TableRow> rows) {
    public RowsToExamine {
        rows = List.copyOf(rows);
    }
}
