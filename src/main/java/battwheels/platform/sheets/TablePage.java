package battwheels.platform.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a domain's table, on their way out.
 *
 * @param header names of the columns
 * @param rows cells in the order of the header; empty text where there is nothing
 * @param after behind what the next page begins; null when this is the last
 */
public record TablePage(
        List<String> header,
        List<List<String>> rows,
        @Nullable String after) {
    public TablePage {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
