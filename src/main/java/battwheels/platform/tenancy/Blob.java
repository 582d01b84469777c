package battwheels.platform.tenancy;

import java.time.Instant;

/**
 * A file that is kept whole. Its content never changes: other content is another blob.
 *
 * @param size in bytes
 * @param chunks number of pieces it is read in, each {@link BlobStore#CHUNK_BYTES} but the last
 * @param sha256 of its content, in lower-case hexadecimal
 */
public record Blob(String blobId, long size, int chunks, String sha256, Instant createdAt) {}
