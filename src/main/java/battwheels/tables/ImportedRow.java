package battwheels.tables;

import battwheels.platform.problem.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import as its page has it.
 *
 * @param problems why it stays out
 * @param resourceId of what was made of it
 * @param cells by column; gone once it is settled what became of the row
 */
record ImportedRow(
        int row,
        RowStatus status,
        List<Fault> problems,
        @Nullable String resourceId,
        Map<String, String> cells) {

    ImportedRow {
        problems = List.copyOf(problems);
        cells = Map.copyOf(cells);
    }

    ImportedRow settled(RowStatus as, List<Fault> why, @Nullable String id) {
        return new ImportedRow(row, as, why, id, Map.of());
    }
}
