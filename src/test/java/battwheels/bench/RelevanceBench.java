package battwheels.bench;

import static java.util.Objects.requireNonNull;

import battwheels.platform.search.CachedEmbeddings;
import battwheels.platform.search.Embeddings;
import battwheels.platform.search.MiniLmEmbeddings;
import battwheels.platform.store.similarity.LuceneVectors;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.tenancy.Indexed;
import battwheels.platform.tenancy.Knowledge;
import battwheels.platform.tenancy.SimilarityHits;
import battwheels.platform.tenancy.SimilarityHits.Hit;
import battwheels.platform.tenancy.SimilarityIndex;
import battwheels.platform.tenancy.SimilarityIndexes;
import battwheels.platform.tenancy.SimilarityQuestion;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Relevance on real text, through the production index and embeddings: recalls and half of the complaints are indexed,
 * the other half asks, and what has the same component is relevant. Nothing is tuned on the query side.
 */
final class RelevanceBench {
    private static final String LEFT_OUT = "UNKNOWN OR OTHER";
    private static final int SEED = 20_260_401;
    private static final int TOP = 10;
    private static final int ASKED = 50;
    private static final int BATCH = 8;
    private static final int RESAMPLES = 10_000;
    private static final Set<String> LABEL = Set.of("approved");

    private record Document(String id, String group, String component, String text) {}

    /** Of one question: recall and nDCG at ten for each method. */
    private record Row(String component, Map<String, double[]> byMethod) {
        double[] by(String method) {
            return requireNonNull(byMethod.get(method));
        }
    }

    private RelevanceBench() {}

    /** @param arguments folder to work in */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "relevance");
        List<Document> indexed = new ArrayList<>();
        List<Document> asking = new ArrayList<>();
        for (String file : List.of("recalls-ev", "recalls-other")) {
            indexed.addAll(recalls(file));
        }
        for (Document complaint : complaints()) {
            (isIndexed(complaint) ? indexed : asking).add(complaint);
        }
        System.out.printf("%d indexed, %d questions%n", indexed.size(), asking.size());
        try (Embeddings embeddings = new CachedEmbeddings(new MiniLmEmbeddings(1, 64), 8_192);
                VectorStore engine = new LuceneVectors(folder, 8)) {
            SimilarityIndex index = new SimilarityIndexes(engine).library(embeddings.model());
            fill(index, embeddings, indexed);
            List<Row> rows = asking.stream()
                    .map(question -> ask(index, embeddings, question, indexed))
                    .toList();
            print(rows);
        }
        System.exit(0);
    }

    private static boolean isIndexed(Document complaint) {
        return new Random(SEED ^ complaint.group().hashCode()).nextBoolean();
    }

    private static List<Document> complaints() throws IOException {
        List<JsonObject> rows = new ArrayList<>(lines("complaints-ev"));
        rows.addAll(lines("complaints-other"));
        Map<String, Integer> models = new LinkedHashMap<>();
        lines("complaints-ev").forEach(row -> models.merge(model(row), 1, Integer::sum));
        String dominant = models.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        List<Document> all = new ArrayList<>();
        for (JsonObject row : rows) {
            String component = top(row.getString("component"));
            if (!component.equals(LEFT_OUT)) {
                String id = "c" + row.getValue("id");
                String group = model(row).equals(dominant) ? id : model(row);
                all.add(new Document(id, group, component, row.getString("text")));
            }
        }
        return all;
    }

    private static List<Document> recalls(String file) throws IOException {
        List<Document> all = new ArrayList<>();
        for (JsonObject row : lines(file)) {
            String component = top(row.getString("component"));
            if (!component.equals(LEFT_OUT)) {
                String id = "r" + row.getString("id") + all.size();
                String text = row.getString("defect") + " " + row.getString("consequence", "");
                all.add(new Document(id, row.getString("id"), component, text));
            }
        }
        return all;
    }

    private static String model(JsonObject row) {
        return row.getString("make") + "|" + row.getString("model");
    }

    private static String top(String component) {
        return component == null || component.isBlank()
                ? LEFT_OUT
                : component.split(":", 2)[0].strip().toUpperCase(Locale.ROOT);
    }

    private static List<JsonObject> lines(String name) throws IOException {
        try (InputStream in = RelevanceBench.class.getResourceAsStream("/relevance/" + name + ".jsonl");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(JsonObject::new).toList();
        }
    }

    private static void fill(SimilarityIndex index, Embeddings embeddings, List<Document> documents) {
        await(index.create());
        for (int from = 0; from < documents.size(); from += BATCH) {
            List<Document> some = documents.subList(from, Math.min(documents.size(), from + BATCH));
            List<float[]> vectors =
                    await(embeddings.embed(some.stream().map(Document::text).toList()));
            List<Indexed> entries = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                Document each = some.get(i);
                entries.add(new Indexed(each.id(), "approved", "f", each.text(), vectors.get(i)));
            }
            await(index.put(entries));
        }
    }

    private static Row ask(SimilarityIndex index, Embeddings embeddings, Document question, List<Document> indexed) {
        float[] vector = await(embeddings.embed(List.of(question.text()))).getFirst();
        SimilarityHits hits = await(index.search(
                Knowledge.OWN, new SimilarityQuestion(question.text(), Optional.of(vector), LABEL, ASKED)));
        Map<String, String> components = new LinkedHashMap<>();
        indexed.forEach(each -> components.put(each.id(), each.component()));
        long relevant = indexed.stream()
                .filter(each -> each.component().equals(question.component()))
                .count();
        Map<String, double[]> byMethod = new LinkedHashMap<>();
        byMethod.put("lexical", scored(ids(hits.lexical()), question, components, relevant));
        byMethod.put("vector", scored(ids(hits.nearest()), question, components, relevant));
        byMethod.put("hybrid", scored(hits.fused(), question, components, relevant));
        return new Row(question.component(), byMethod);
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }

    /** Recall at ten is out of the ten, or of all that is relevant where that is less. */
    private static double[] scored(List<String> ids, Document question, Map<String, String> components, long relevant) {
        double gain = 0;
        double ideal = 0;
        int right = 0;
        for (int rank = 0; rank < TOP; rank++) {
            double discount = Math.log(2) / Math.log(rank + 2.0);
            if (rank < relevant) {
                ideal += discount;
            }
            if (rank < ids.size() && question.component().equals(components.get(ids.get(rank)))) {
                gain += discount;
                right++;
            }
        }
        return relevant == 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {(double) right / Math.min(TOP, relevant), gain / ideal};
    }

    private static void print(List<Row> all) {
        List<Row> rows =
                all.stream().filter(row -> !Double.isNaN(row.by("hybrid")[0])).toList();
        System.out.printf("%d questions have something relevant in the index%n", rows.size());
        System.out.printf("%-44s %5s | %-26s | %-26s%n", "", "n", "recall@10 lex  vec  hyb", "nDCG@10   lex  vec  hyb");
        line("all", rows);
        Map<String, List<Row>> byComponent = new TreeMap<>();
        rows.forEach(row -> byComponent
                .computeIfAbsent(row.component(), any -> new ArrayList<>())
                .add(row));
        byComponent.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, List<Row>> each) -> -each.getValue().size()))
                .forEach(each -> line(each.getKey(), each.getValue()));
        bootstrap(rows, 0, "recall@10");
        bootstrap(rows, 1, "nDCG@10");
    }

    private static void line(String name, List<Row> rows) {
        System.out.printf(
                "%-44s %5d |        %5.3f %5.3f %5.3f |        %5.3f %5.3f %5.3f%n",
                name,
                rows.size(),
                mean(rows, "lexical", 0),
                mean(rows, "vector", 0),
                mean(rows, "hybrid", 0),
                mean(rows, "lexical", 1),
                mean(rows, "vector", 1),
                mean(rows, "hybrid", 1));
    }

    private static double mean(List<Row> rows, String method, int which) {
        return rows.stream().mapToDouble(row -> row.by(method)[which]).average().orElse(Double.NaN);
    }

    /** Hybrid against the better single method, paired by question. */
    private static void bootstrap(List<Row> rows, int which, String name) {
        String better = mean(rows, "lexical", which) >= mean(rows, "vector", which) ? "lexical" : "vector";
        ToDoubleFunction<Row> difference = row -> row.by("hybrid")[which] - row.by(better)[which];
        Random random = new Random(SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = random.ints(rows.size(), 0, rows.size())
                    .mapToDouble(at -> difference.applyAsDouble(rows.get(at)))
                    .average()
                    .orElse(0);
        }
        Arrays.sort(means);
        System.out.printf(
                "%s: hybrid - %s = %+.4f, 95%% interval [%+.4f, %+.4f]%n",
                name,
                better,
                rows.stream().mapToDouble(difference).average().orElse(0),
                means[(int) (RESAMPLES * 0.025)],
                means[(int) (RESAMPLES * 0.975)]);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
    }
}
