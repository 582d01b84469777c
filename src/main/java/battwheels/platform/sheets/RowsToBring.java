package battwheels.platform.sheets;

import java.util.List;

/** Asks a domain to make something of each of these rows; it answers {@link RowsBrought}. */
public record RowsToBring(List<Row> rows) {
    public RowsToBring {
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param key what tells the row from all others, the same however often it is brought
     */
    public record Row(String key, TableRow row) {}
}
