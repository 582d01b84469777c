package battwheels.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder of the keys: readable by its owner only, shared by all servers on one store. A file appears in it whole
 * or not at all, and whoever makes or removes one holds the lock. Reading takes no lock, so that the folder may be
 * mounted read-only where an operator brought the keys.
 */
final class KeyDirectory {
    private static final String LOCK = "lock";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** A file lock belongs to the process, so threads of one process need a lock of their own before it. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path path;

    KeyDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    String read(String name) {
        try {
            return Files.readString(path.resolve(name), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files that start and end so; empty when the folder does not exist yet. */
    List<String> names(String start, String end) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(start) && name.endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of mode 600: under another name first, then renamed, so that no reader meets half of it. */
    void write(String name, String content) {
        Path unfinished = path.resolve(".unfinished-" + UUID.randomUUID());
        try (FileChannel channel = FileChannel.open(
                unfinished, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Files.move(unfinished, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A renamed file survives a power cut only once its folder is on disk too. */
    private void forceFolder() throws IOException {
        if (POSIX) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the work while no other server and no other thread makes or removes keys here. */
    <T> T locked(Supplier<T> work) {
        long giveUpAt = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            Files.createDirectories(path, mode("rwx------"));
            if (!IN_THIS_PROCESS.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                throw heldByAnother();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw heldByAnother();
        }
        try {
            return withFileLock(work, giveUpAt);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private <T> T withFileLock(Supplier<T> work, long giveUpAt) {
        try (FileChannel channel = FileChannel.open(
                        path.resolve(LOCK),
                        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        mode("rw-------"));
                FileLock lock = acquire(channel, giveUpAt)) {
            if (!lock.isValid()) {
                throw heldByAnother();
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLock acquire(FileChannel channel, long giveUpAt) throws IOException {
        while (System.nanoTime() < giveUpAt) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw heldByAnother();
    }

    private IllegalStateException heldByAnother() {
        return new IllegalStateException("another server holds the lock of " + path + " for too long");
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
