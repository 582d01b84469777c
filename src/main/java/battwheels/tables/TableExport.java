package battwheels.tables;

import battwheels.platform.sheets.SheetFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way out.
 *
 * @param rows below its header; 0 until it is written
 * @param size of its file, in bytes; 0 until it is written
 * @param fileId under which its file is kept; null until it is written
 */
public record TableExport(
        String exportId,
        TableKind kind,
        SheetFormat format,
        ExportStatus status,
        int rows,
        long size,
        @Nullable String fileId,
        @Nullable String jobId,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable Instant readyAt) {

    /** WRITING until the file is whole. */
    public enum ExportStatus {
        WRITING,
        READY
    }

    TableExport ready(int count, long bytes, String file, String job, Instant now) {
        return new TableExport(
                exportId,
                kind,
                format,
                ExportStatus.READY,
                count,
                bytes,
                file,
                job,
                createdBy,
                createdByName,
                createdAt,
                now);
    }

    TableExport at(String job) {
        return new TableExport(
                exportId, kind, format, status, rows, size, fileId, job, createdBy, createdByName, createdAt, readyAt);
    }
}
