package battwheels.bench;

import battwheels.fixtures.Api;
import battwheels.fixtures.EmbeddingsEndpoint;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.fixtures.WeaviateServer;
import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.search.Embeddings;
import battwheels.platform.search.HttpEmbeddings;
import battwheels.platform.store.Waiting;
import battwheels.platform.store.similarity.LuceneVectors;
import battwheels.platform.store.similarity.Space;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.store.similarity.WeaviateAddress;
import battwheels.platform.store.similarity.WeaviateVectors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A match from the caller and back: login, permission, documents and index of a whole server, its question embedded
 * already; and beside it the same of the engine alone. Organizations are asked at random, so that with many of them the
 * one asked has mostly slept.
 */
final class MatchBench {
    private static final int PLACES = 384;
    private static final int FOUND = 20;
    private static final int TOGETHER = 4;
    private static final int SEED = 7;
    private static final Duration FILLED = Duration.ofMinutes(5);
    private static final Set<String> APPROVED = Set.of("approved");
    private static final List<String> WORDS = List.of(
            "motor",
            "controller",
            "battery",
            "charger",
            "horn",
            "brake",
            "throttle",
            "display",
            "relay",
            "fuse",
            "connector",
            "harness",
            "bearing",
            "sensor",
            "switch",
            "silent",
            "hot",
            "noisy",
            "dead",
            "weak",
            "wet",
            "loose",
            "corroded",
            "intermittent",
            "after",
            "rain",
            "uphill",
            "overnight",
            "charging",
            "starting",
            "stopping",
            "coasting",
            "vibrates",
            "smells",
            "cuts",
            "flickers",
            "drops",
            "range",
            "speed",
            "torque");

    private final TestServer server;
    private final VectorStore engine;
    private final Embeddings embeddings;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);

    /** Answers of a machine too busy to embed a question in time. */
    private int degraded;

    private MatchBench(TestServer server, VectorStore engine, Embeddings embeddings) {
        this.server = server;
        this.engine = engine;
        this.embeddings = embeddings;
    }

    /** @param arguments engine (lucene or weaviate), folder, organizations, cards of each, questions */
    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        if (name.equals("weaviate") && !WeaviateServer.isInstalled()) {
            System.out.println("SKIPPED  weaviate: no weaviate-server; scripts/test builds one where Go is");
            System.exit(0);
        }
        // What fails ends the program, whatever threads are left.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            System.out.println(name + " over HTTP: " + failure);
            Runtime.getRuntime().halt(1);
        });
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[1])), "match");
        Vertx vertx = Vertx.vertx();
        try (EmbeddingsEndpoint endpoint = EmbeddingsEndpoint.start();
                TestServer server = endpoint.with(new TestServer(), PLACES);
                Embeddings embeddings = new HttpEmbeddings(
                        vertx,
                        URI.create(endpoint.url()),
                        new EmbeddingModel("words" + PLACES, PLACES),
                        Optional.empty())) {
            int organizations = Integer.parseInt(arguments[2]);
            int cards = Integer.parseInt(arguments[3]);
            int questions = Integer.parseInt(arguments[4]);
            if (name.equals("lucene")) {
                server.start();
                try (VectorStore engine = new LuceneVectors(server.data().resolve("similarity"), 64)) {
                    new MatchBench(server, engine, embeddings).run(name, organizations, cards, questions);
                }
            } else {
                try (WeaviateServer weaviate = WeaviateServer.start(folder);
                        VectorStore engine = new WeaviateVectors(
                                vertx, new WeaviateAddress(weaviate.url(), weaviate.grpcPort(), Optional.empty()))) {
                    server.with("WEAVIATE_URL", weaviate.url().toString())
                            .with("WEAVIATE_GRPC_PORT", String.valueOf(weaviate.grpcPort()))
                            .start();
                    new MatchBench(server, engine, embeddings).run(name, organizations, cards, questions);
                }
            }
        }
        System.exit(0);
    }

    private void run(String name, int organizations, int cards, int questions) throws Exception {
        long began = System.nanoTime();
        List<Member> shops = shops(organizations, cards);
        System.out.printf(
                Locale.ROOT,
                "%s over HTTP: %d organizations x %d cards in %.0f s%n",
                name,
                organizations,
                cards,
                (System.nanoTime() - began) / 1e9);
        List<Long> slept = new ArrayList<>();
        List<Long> warm = new ArrayList<>();
        List<Long> raw = new ArrayList<>();
        for (int i = 0; i < 2 * questions; i++) {
            Member asking = shops.get(random.nextInt(shops.size()));
            String words = sentence();
            // Somebody else has asked it: its vector is remembered.
            ask(shops.get(random.nextInt(shops.size())), words);
            long first = ask(asking, words);
            long again = ask(asking, words);
            long bare = bare(asking, words);
            if (i >= questions) {
                slept.add(first);
                warm.add(again);
                raw.add(bare);
            }
        }
        double cost = cost(shops, questions);
        double ratio = at(warm, 0.99) / at(raw, 0.99);
        System.out.printf(
                Locale.ROOT,
                "%s over HTTP: match warm p50 %.2f ms, p99 %.2f ms (bound 10); engine alone p50 %.2f ms, p99 %.2f ms;"
                        + " p99 is %.2f times the engine's; first answer p50 %.2f ms, p95 %.2f ms (bound 250); %.2f"
                        + " processor ms each, the caller's with them; %d questions, %d answers degraded%n",
                name,
                at(warm, 0.5),
                at(warm, 0.99),
                at(raw, 0.5),
                at(raw, 0.99),
                ratio,
                at(slept, 0.5),
                at(slept, 0.95),
                cost,
                warm.size(),
                degraded);
    }

    /** Processor time of this process, server and caller, for a match; other processes on the machine are not in it. */
    private double cost(List<Member> shops, int questions) throws IOException, InterruptedException {
        String words = sentence();
        ask(shops.getFirst(), words);
        long before = processorNanos();
        for (int i = 0; i < questions; i++) {
            ask(shops.get(i % shops.size()), words);
        }
        return (processorNanos() - before) / 1e6 / questions;
    }

    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private List<Member> shops(int organizations, int cards) throws Exception {
        List<Member> shops = new ArrayList<>();
        for (int i = 0; i < organizations; i++) {
            shops.add(server.signUp());
        }
        try (ExecutorService together = Executors.newFixedThreadPool(TOGETHER)) {
            List<java.util.concurrent.Future<?>> filling = new ArrayList<>();
            for (Member shop : shops) {
                Random own = new Random(random.nextLong());
                filling.add(together.submit(() -> fill(shop.api(), cards, own)));
            }
            for (java.util.concurrent.Future<?> each : filling) {
                each.get();
            }
        }
        for (Member shop : shops) {
            indexed(shop.api());
        }
        return shops;
    }

    private static void indexed(Api api) throws IOException {
        long until = System.nanoTime() + FILLED.toNanos();
        while (api.get("/api/v1/evfi/index").mustBe(200).at("/stale").intValue() > 0) {
            if (System.nanoTime() > until) {
                throw new IOException("an index is not whole within " + FILLED);
            }
        }
    }

    private static void fill(Api api, int cards, Random random) {
        for (int card = 0; card < cards; card++) {
            String id = api.post(
                            "/api/v1/evfi/failure-cards",
                            Map.of(
                                    "title", sentence(random),
                                    "root_cause", sentence(random),
                                    "subsystem_category", "other",
                                    "symptom_text", sentence(random)))
                    .mustBe(201)
                    .text("/failure_id");
            api.post("/api/v1/evfi/failure-cards/" + id + "/approve").mustBe(200);
        }
    }

    private String sentence() {
        return sentence(random);
    }

    private static String sentence(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.append(random.nextInt(100)).toString();
    }

    /** Nanoseconds it took. */
    private long ask(Member shop, String words) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/evfi/match"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + shop.api().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + words + "\",\"limit\":10}"))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - began;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        degraded += answer.body().contains("\"degraded\":true") ? 1 : 0;
        return took;
    }

    /** The four searches of a match, asked of the engine itself. */
    private long bare(Member shop, String words) {
        float[] vector = Waiting.result(embeddings.embed(List.of(words))).getFirst();
        String model = embeddings.model().key();
        Space own = new Space(shop.organizationId(), model);
        Space shared = new Space(Space.GLOBAL, model);
        long began = System.nanoTime();
        Waiting.result(Future.all(
                engine.nearest(own, vector, APPROVED, FOUND),
                engine.lexical(own, words, APPROVED, FOUND),
                engine.nearest(shared, vector, APPROVED, FOUND),
                engine.lexical(shared, words, APPROVED, FOUND)));
        return System.nanoTime() - began;
    }

    private static double at(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
