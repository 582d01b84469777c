package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** A document store in this process, on one file, reachable by any MongoDB driver on this machine and from nowhere else. */
public final class EmbeddedDocuments implements AutoCloseable {
    private static final Path FILE = Path.of("documents", "documents.mv.db");

    /**
     * A thread waits for the commit of its connection's write: so many writes can share a commit. More were no faster on
     * two cores, and each keeps its own network buffers.
     */
    private static final int CONNECTION_THREADS = 16;

    private static final int PAGE_CACHE_MIB = 8;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedDocuments(MongoServer server) {
        this.server = server;
        this.address = server.getLocalAddress();
    }

    /**
     * Opens the store as it was when it last answered.
     *
     * @param data the server's data folder; the documents have their own in it, created when absent
     * @param port the port on loopback, 0 for a free one
     * @throws IllegalStateException if another server uses them, the file is damaged or the port is taken
     */
    public static EmbeddedDocuments open(Path data, int port, EqualityFields fields) {
        return open(data, port, fields, GroupCommit::new);
    }

    /** Tests take the durability away to see that they notice. */
    static EmbeddedDocuments open(
            Path data, int port, EqualityFields fields, Function<MVStore, Durability> durability) {
        MVStore store = openFile(data);
        MongoServer server = new MongoServer(new DurableBackend(store, fields, durability.apply(store)));
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTION_THREADS);
        } catch (Exception taken) {
            // Netty throws the checked BindException without declaring it.
            store.close();
            throw new IllegalStateException("the document store cannot listen on port " + port, taken);
        }
        return new EmbeddedDocuments(server);
    }

    public int port() {
        return address.getPort();
    }

    public String url() {
        return "mongodb://127.0.0.1:" + port();
    }

    /** Ends connections, saves, releases the file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MVStore openFile(Path data) {
        Path file = data.resolve(FILE);
        try {
            Files.createDirectories(data.resolve(FILE).getParent());
            // Neither by time nor by size: nothing but GroupCommit may commit.
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(PAGE_CACHE_MIB)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            // Space is reused at once: every commit writes anew the pages it changed, and the file would grow by each.
            store.setRetentionTime(0);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MVStoreException e) {
            throw new IllegalStateException(reason(e) + ": " + file, e);
        }
    }

    private static String reason(MVStoreException e) {
        return e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? "the documents are in use by another server"
                : "the documents cannot be opened";
    }
}
