package battwheels.platform.store.similarity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.MMapDirectory;

/**
 * The directories of spaces: which are open for reading, and who writes where. Readers are kept, the least lately used
 * close first; a writer lives for one batch, so that nothing is open in a space that sleeps.
 */
final class LuceneSpaces {
    private static final int STRIPES = 64;
    private static final int TRIES = 8;
    private static final int SEGMENTS_MOST = 4;

    private final Path folder;
    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(each -> new ReentrantLock()).toList();
    private final Map<Space, DirectoryReader> readers;
    private final int most;

    LuceneSpaces(Path folder, int most) {
        this.folder = folder;
        this.most = most;
        this.readers = new LinkedHashMap<>(16, 0.75f, true);
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    @FunctionalInterface
    interface Writing {
        void write(IndexWriter writer) throws IOException;
    }

    boolean exists(Space space) throws IOException {
        Path path = path(space);
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Directory directory = new MMapDirectory(path)) {
            return DirectoryReader.indexExists(directory);
        }
    }

    void create(Space space) throws IOException {
        if (!exists(space)) {
            locked(space, () -> {
                commit(space, OpenMode.CREATE_OR_APPEND, writer -> {});
                // What was open is of files that are gone.
                forget(space);
            });
        }
    }

    void delete(Space space) throws IOException {
        locked(space, () -> {
            forget(space);
            Path path = path(space);
            if (!Files.exists(path)) {
                return;
            }
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        });
    }

    void write(Space space, Writing writing) throws IOException {
        locked(space, () -> {
            if (!exists(space)) {
                throw new SpaceMissing(space);
            }
            commit(space, OpenMode.APPEND, writing);
            // The next search opens what was committed.
            forget(space);
        });
    }

    <T> T read(Space space, Reading<T> reading) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            DirectoryReader reader = reader(space);
            try {
                if (reader.tryIncRef()) {
                    try {
                        return reading.read(new IndexSearcher(reader));
                    } finally {
                        reader.decRef();
                    }
                }
            } catch (AlreadyClosedException evicted) {
                // Opened again in the next round.
            }
        }
        throw new IOException("the index of " + space.namespace() + " closes faster than it opens");
    }

    int open() {
        synchronized (readers) {
            return readers.size();
        }
    }

    void close() {
        synchronized (readers) {
            readers.values().forEach(LuceneSpaces::closeQuietly);
            readers.clear();
        }
    }

    private DirectoryReader reader(Space space) throws IOException {
        synchronized (readers) {
            DirectoryReader known = readers.get(space);
            if (known != null) {
                return known;
            }
        }
        return opened(space);
    }

    private DirectoryReader opened(Space space) throws IOException {
        ReentrantLock lock = lock(space);
        lock.lock();
        try {
            synchronized (readers) {
                DirectoryReader meanwhile = readers.get(space);
                if (meanwhile != null) {
                    return meanwhile;
                }
            }
            if (!Files.isDirectory(path(space))) {
                throw new SpaceMissing(space);
            }
            DirectoryReader reader = DirectoryReader.open(directory(space));
            // Made here by one: two searches that both make it first hold two, and each takes the other's for foreign.
            reader.getContext();
            keep(space, reader);
            return reader;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Space space, DirectoryReader reader) {
        synchronized (readers) {
            readers.put(space, reader);
            if (readers.size() > most) {
                var eldest = readers.entrySet().iterator().next();
                readers.remove(eldest.getKey());
                closeQuietly(eldest.getValue());
            }
        }
    }

    private void forget(Space space) {
        synchronized (readers) {
            DirectoryReader old = readers.remove(space);
            if (old != null) {
                closeQuietly(old);
            }
        }
    }

    private void commit(Space space, OpenMode mode, Writing writing) throws IOException {
        Files.createDirectories(path(space));
        // Spaces are small: merging in the writer's own thread keeps a search to few segments.
        IndexWriterConfig config = new IndexWriterConfig(LuceneEntries.ANALYZER)
                .setOpenMode(mode)
                .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_MOST))
                .setMergeScheduler(new SerialMergeScheduler());
        try (Directory directory = directory(space);
                IndexWriter writer = new IndexWriter(directory, config)) {
            writing.write(writer);
            writer.commit();
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void locked(Space space, Step step) throws IOException {
        ReentrantLock lock = lock(space);
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(Space space) {
        return locks.get(Math.floorMod(space.hashCode(), STRIPES));
    }

    private Directory directory(Space space) throws IOException {
        return new Unforced(new MMapDirectory(path(space)));
    }

    private Path path(Space space) {
        return folder.resolve(space.model()).resolve(space.namespace());
    }

    /**
     * Files that are not forced to the disk: the documents are the truth and an index that a power cut spoiled is made
     * again from them, so that nobody waits for a disk that others keep busy. A process that is killed loses nothing.
     */
    private static final class Unforced extends FilterDirectory {
        private Unforced(Directory directory) {
            super(directory);
        }

        @Override
        public void sync(Collection<String> names) {
            // Left to the operating system.
        }

        @Override
        public void syncMetaData() {
            // As are the names.
        }
    }

    /** A directory belongs to its reader and goes with the last search in it. */
    private static void closeQuietly(DirectoryReader reader) {
        try {
            Directory directory = reader.directory();
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
