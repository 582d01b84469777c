package battwheels.tables;

import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for the time of one job; what reads and writes tables wants one it can go back and forth in. */
final class TemporaryFile implements AutoCloseable {
    private final Path path;

    private TemporaryFile(Path path) {
        this.path = path;
    }

    /** Only its owner may read it. */
    static TemporaryFile create() throws IOException {
        return new TemporaryFile(Files.createTempFile("battwheels-table-", ".tmp"));
    }

    /** With the blob's content. */
    static TemporaryFile of(BlobStore blobs, Blob blob) throws IOException {
        TemporaryFile file = create();
        try (OutputStream out = Files.newOutputStream(file.path)) {
            for (int i = 0; i < blob.chunks(); i++) {
                out.write(blobs.piece(blob, i).orElseThrow(() -> new IOException("the file went away")));
            }
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
