package battwheels.tables;

import battwheels.platform.tenancy.BlobStore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An import as clients see it.
 *
 * @param totalRows below the header
 * @param received bytes of the file that are there in a row from its beginning
 */
record ImportView(@JsonUnwrapped TableImport table, int totalRows, long received, int pieceBytes) {
    static ImportView of(TableImport table, long received) {
        return new ImportView(table, table.rows().total(), received, BlobStore.CHUNK_BYTES);
    }
}
