package battwheels.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Postings of Medici, a ledger for Node.js, on the same store. As it is without transactions, which the embedded store
 * has none of: an entry is several documents, and a crash between them leaves a part.
 */
final class MediciBench {
    private static final long LIMIT_S = 600;

    private final Path folder;

    /** @param folder with the program of {@code resources/medici} and what it needs */
    MediciBench(Path folder) {
        this.folder = folder;
    }

    /** Postings a second, the median of the rounds; empty where Node.js or the packages are not there. */
    OptionalDouble perSecond(String store, int postings, int rounds, int atOnce) throws Exception {
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            return OptionalDouble.empty();
        }
        Process node;
        try {
            node = new ProcessBuilder(List.of("node", "bench.mjs", store, "" + postings, "" + rounds, "" + atOnce))
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noNode) {
            return OptionalDouble.empty();
        }
        if (!node.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            node.destroyForcibly();
            return OptionalDouble.empty();
        }
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return said.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(said));
    }
}
