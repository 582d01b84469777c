package battwheels.evfi.imports;

import battwheels.evfi.card.Listed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cards from elsewhere on their way in: read and judged row by row first, written only when told to.
 *
 * @param rows in the order of the source, {@link FaultWorkbook#ROWS_MAX} at most
 */
public record CardImport(
        String importId,
        String filename,
        ImportStatus status,
        List<ImportRow> rows,
        int importedCount,
        int skippedCount,
        String createdBy,
        Instant createdAt) {

    public enum ImportStatus {
        VALIDATED,
        IMPORTING,
        COMPLETED,
        PARTIAL
    }

    public enum RowStatus {
        VALID,
        DUPLICATE,
        ERROR,
        IMPORTED,
        SKIPPED
    }

    /**
     * @param row number in the source, from 1
     * @param signatureHash by which it is told from others
     * @param problem why it is not valid, or what it doubles
     * @param form the card as it would be written, in JSON
     * @param failureId of the card made of it
     */
    public record ImportRow(
            int row,
            String title,
            String category,
            String subsystem,
            RowStatus status,
            @Nullable String signatureHash,
            @Nullable String problem,
            String form,
            @Nullable String failureId) {

        ImportRow as(RowStatus other, @Nullable String why, @Nullable String card) {
            return new ImportRow(row, title, category, subsystem, other, signatureHash, why, form, card);
        }
    }

    public CardImport {
        rows = Listed.copy(rows);
    }

    long count(RowStatus of) {
        return rows.stream().filter(row -> row.status() == of).count();
    }

    CardImport importing() {
        return new CardImport(
                importId, filename, ImportStatus.IMPORTING, rows, importedCount, skippedCount, createdBy, createdAt);
    }

    CardImport done(List<ImportRow> after) {
        CardImport counted = new CardImport(
                importId, filename, ImportStatus.COMPLETED, after, importedCount, skippedCount, createdBy, createdAt);
        boolean whole = counted.count(RowStatus.ERROR) == 0;
        return new CardImport(
                importId,
                filename,
                whole ? ImportStatus.COMPLETED : ImportStatus.PARTIAL,
                after,
                (int) counted.count(RowStatus.IMPORTED),
                (int) counted.count(RowStatus.SKIPPED),
                createdBy,
                createdAt);
    }
}
