package battwheels.tables;

import battwheels.platform.sheets.SheetFormat;
import battwheels.tables.TableExport.ExportStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An export as clients see it. */
record ExportView(
        String exportId,
        TableKind kind,
        SheetFormat format,
        ExportStatus status,
        int rows,
        long size,
        @Nullable String jobId,
        String createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable Instant readyAt) {
    static ExportView of(TableExport table) {
        return new ExportView(
                table.exportId(),
                table.kind(),
                table.format(),
                table.status(),
                table.rows(),
                table.size(),
                table.jobId(),
                table.createdBy(),
                table.createdByName(),
                table.createdAt(),
                table.readyAt());
    }
}
