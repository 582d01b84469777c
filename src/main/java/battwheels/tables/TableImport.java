package battwheels.tables;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way in.
 *
 * @param size of its file, in bytes
 * @param ignoredColumns that the table has and its rows' domain does not know
 * @param problem why its file is no table
 * @param jobId of the job at work on it, or that was last
 */
public record TableImport(
        String importId,
        TableKind kind,
        String fileName,
        long size,
        ImportStatus status,
        RowCounts rows,
        List<String> ignoredColumns,
        @Nullable String problem,
        @Nullable String jobId,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public TableImport {
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    private TableImport with(
            ImportStatus next,
            RowCounts counts,
            List<String> ignored,
            @Nullable String why,
            @Nullable String job,
            @Nullable Instant end) {
        return new TableImport(
                importId,
                kind,
                fileName,
                size,
                next,
                counts,
                ignored,
                why,
                job,
                createdBy,
                createdByName,
                createdAt,
                end);
    }

    TableImport validating() {
        return with(ImportStatus.VALIDATING, RowCounts.NONE, List.of(), null, null, null);
    }

    TableImport validated(RowCounts counts, List<String> ignored, String job) {
        return with(ImportStatus.VALIDATED, counts, ignored, null, job, null);
    }

    TableImport failed(String why, String job, Instant now) {
        return with(ImportStatus.FAILED, RowCounts.NONE, List.of(), why, job, now);
    }

    TableImport importing() {
        return with(ImportStatus.IMPORTING, rows, ignoredColumns, null, null, null);
    }

    TableImport done(RowCounts counts, String job, Instant now) {
        ImportStatus end = counts.imported() == counts.total() ? ImportStatus.COMPLETED : ImportStatus.PARTIAL;
        return with(end, counts, ignoredColumns, null, job, now);
    }

    TableImport at(String job) {
        return with(status, rows, ignoredColumns, problem, job, finishedAt);
    }

    /** Nobody is at work on it. */
    boolean rests() {
        return status != ImportStatus.VALIDATING && status != ImportStatus.IMPORTING;
    }
}
