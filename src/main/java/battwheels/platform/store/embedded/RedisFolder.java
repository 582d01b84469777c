package battwheels.platform.store.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * What Redis needs in its folder. Its program lies there too, not in a temporary folder: so the program a process runs
 * tells whether it is a Redis of this folder.
 *
 * @param folder where Redis keeps its append-only file
 * @param program the unpacked server
 */
record RedisFolder(Path folder, Path program) {

    /** Unpacks the program unless it is there already: another start may run it at this moment. */
    static RedisFolder prepare(Path folder) throws IOException {
        Path real = folder.toRealPath();
        String resource = resource();
        Path program = real.resolve(resource.substring(1));
        if (!Files.isExecutable(program)) {
            Path unpacked = Files.createTempFile(real, "unpacking", null);
            try (InputStream bytes = open(resource)) {
                Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!unpacked.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + unpacked + " executable");
            }
            Files.move(unpacked, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new RedisFolder(real, program);
    }

    Path pidFile() {
        return folder.resolve("redis.pid");
    }

    Path logFile() {
        return folder.resolve("redis.log");
    }

    Path appendOnlyFile() {
        return folder.resolve("appendonly.aof");
    }

    private static String resource() throws IOException {
        String resource = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (resource == null) {
            throw new FileNotFoundException("no embedded Redis for this system: give the URL of one");
        }
        return resource;
    }

    private static InputStream open(String resource) throws IOException {
        InputStream bytes = RedisServer.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new FileNotFoundException("no embedded Redis at " + resource);
        }
        return bytes;
    }
}
