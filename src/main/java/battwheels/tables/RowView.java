package battwheels.tables;

import battwheels.platform.problem.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of an import as clients see it. */
record RowView(
        int row,
        RowStatus status,
        List<Fault> problems,
        @Nullable String resourceId) {
    static RowView of(ImportedRow row) {
        return new RowView(row.row(), row.status(), row.problems(), row.resourceId());
    }
}
