package battwheels.platform.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Redis of a server that was killed hard: it still holds the port and the append-only file. */
final class Orphan {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final Duration SAVES_WITHIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Orphan() {}

    /** Ends it, if there is one; a process that only got its number by chance is left alone. */
    static void end(RedisFolder redis) throws IOException {
        Optional<ProcessHandle> orphan =
                pid(redis.pidFile()).flatMap(ProcessHandle::of).filter(process -> runs(process, redis.program()));
        if (orphan.isPresent()) {
            log.atInfo().addKeyValue("pid", orphan.get().pid()).log("ending the Redis of a server that was killed");
            end(orphan.get());
        }
        Files.deleteIfExists(redis.pidFile());
    }

    static void end(ProcessHandle process) {
        process.destroy();
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    /** Asked often: for a process that is no child of this one, the JDK's own waiting looks once a second. */
    private static boolean ends(ProcessHandle process) {
        long deadlineNs = System.nanoTime() + SAVES_WITHIN.toNanos();
        while (runs(process) && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return !runs(process);
    }

    /** One that has ended counts as alive until its new parent takes note; it has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static Optional<Long> pid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static boolean runs(ProcessHandle process, Path program) {
        return process.info().command().filter(program.toString()::equals).isPresent();
    }
}
