package battwheels.platform.files;

import battwheels.platform.bus.FileSource;
import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;

/**
 * A file's content on its way out, read from the organization's store.
 *
 * @param virtual where reading may wait
 */
public record BlobSource(BlobStore blobs, Blob blob, Executor virtual) implements FileSource {

    @Override
    public Future<byte[]> piece(int index) {
        Promise<byte[]> read = Promise.promise();
        virtual.execute(() -> {
            try {
                blobs.piece(blob, index).ifPresentOrElse(read::complete, () -> read.fail("the file went away"));
            } catch (RuntimeException away) {
                read.fail(away);
            }
        });
        return read.future();
    }
}
