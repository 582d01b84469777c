package battwheels.platform.files;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.BlobStore;
import java.util.Base64;

/**
 * One piece of a file on its way in, as a body has it.
 *
 * @param index from 0; every piece but the last is as long as a chunk of the store
 * @param content in base64
 */
public record UploadPiece(int index, String content) {

    /**
     * The bytes to write.
     *
     * @param size of the whole file, as it was announced
     * @throws RefusedException 422 {@code VALIDATION_FAILED} when it is no base64, or not as long as this piece must be
     */
    public byte[] bytes(long size) {
        byte[] bytes = decoded();
        long expected = Math.clamp(size - (long) index * BlobStore.CHUNK_BYTES, 0, BlobStore.CHUNK_BYTES);
        if (bytes.length != expected) {
            throw new RefusedException(Problem.invalid(
                    "/content",
                    "content must have " + expected + " bytes as piece " + index + ", not " + bytes.length + "."));
        }
        return bytes;
    }

    private byte[] decoded() {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException not) {
            throw new RefusedException(Problem.invalid("/content", "content must be base64."));
        }
    }
}
