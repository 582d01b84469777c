package battwheels.soak;

import battwheels.fixtures.WeaviateServer;
import battwheels.platform.store.similarity.LuceneVectors;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.store.similarity.WeaviateAddress;
import battwheels.platform.store.similarity.WeaviateVectors;
import battwheels.platform.tenancy.SimilarityCrowd;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Random searches across many organizations on one engine, with their times; ends with 1 when one met a stranger. */
final class SimilaritySoak {
    private static final long SEED = 7;
    private static final int PORTION = 50_000;

    private SimilaritySoak() {}

    /** @param arguments engine (lucene or weaviate), folder, organizations, cards of each, searches */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1], arguments[0]);
        empty(folder);
        int organizations = Integer.parseInt(arguments[2]);
        int cards = Integer.parseInt(arguments[3]);
        long searches = Long.parseLong(arguments[4]);
        boolean clean = arguments[0].equals("lucene")
                ? lucene(folder, organizations, cards, searches)
                : weaviate(folder, organizations, cards, searches);
        empty(folder);
        System.exit(clean ? 0 : 1);
    }

    private static boolean lucene(Path folder, int organizations, int cards, long searches) {
        try (VectorStore engine = new LuceneVectors(folder, 64)) {
            return run("lucene", engine, organizations, cards, searches);
        }
    }

    private static boolean weaviate(Path folder, int organizations, int cards, long searches) throws Exception {
        if (!WeaviateServer.isInstalled()) {
            System.out.println("SKIPPED  weaviate: no weaviate-server; scripts/test builds one where Go is");
            return true;
        }
        Vertx vertx = Vertx.vertx();
        try (WeaviateServer server = WeaviateServer.start(folder);
                VectorStore engine = new WeaviateVectors(
                        vertx, new WeaviateAddress(server.url(), server.grpcPort(), Optional.empty()))) {
            boolean clean = run("weaviate", engine, organizations, cards, searches);
            System.out.println("weaviate resident: " + resident(server.pid()));
            return clean;
        }
    }

    private static boolean run(String name, VectorStore engine, int organizations, int cards, long searches) {
        long began = System.nanoTime();
        SimilarityCrowd crowd =
                SimilarityCrowd.of(engine, organizations, cards, SEED).filled();
        System.out.printf(
                "%s: %,d organizations x %d cards in %.0f s%n",
                name, organizations, cards, (System.nanoTime() - began) / 1e9);
        SimilarityCrowd.Found found = null;
        for (long done = 0; done < searches; done += PORTION) {
            found = crowd.search(Math.min(PORTION, searches - done), 2_000);
            System.out.printf("%s: %,d searches, %s%n", name, Math.min(searches, done + PORTION), found.told());
            if (found.foreign() + found.notEmpty() > 0) {
                return false;
            }
        }
        System.out.println(name + " this process resident: "
                + resident(ProcessHandle.current().pid()));
        return found != null;
    }

    private static String resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("?");
        } catch (IOException elsewhere) {
            return "?";
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
