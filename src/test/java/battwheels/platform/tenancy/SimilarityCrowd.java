package battwheels.platform.tenancy;

import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.search.Vectors;
import battwheels.platform.store.similarity.Space;
import battwheels.platform.store.similarity.SpaceMissing;
import battwheels.platform.store.similarity.VectorStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many organizations with similar cards in one engine, searched at random, half of the questions being another
 * organization's card word for word, while organizations come and go. By seed.
 */
public final class SimilarityCrowd {
    private static final Set<String> APPROVED = Set.of("approved");
    private static final EmbeddingModel MODEL = new EmbeddingModel("crowd", 384);
    private static final int WANTED = 10;
    private static final int GLOBAL_CARDS = 194;
    private static final int TEXTS = 5_000;
    private static final int TOGETHER = 16;
    private static final double NOISE = 0.05;
    private static final Duration FOR_EVER = Duration.ofDays(1);

    /**
     * @param foreign hits that belong to another organization, or searches that ended as a breach
     * @param notEmpty organizations made again in which something was found
     */
    public record Found(
            long searches,
            long foreign,
            long notEmpty,
            long recreated,
            double recall,
            Timing indexed,
            Timing raw,
            Timing slept) {
        /** In one line, with the bounds that were set. */
        public String told() {
            return String.format(
                    Locale.ROOT,
                    "%d foreign, %d of %d made again not empty; warm p50 %.2f ms, p99 %.2f ms (bound 10), %.2f times"
                            + " the engine's p99 of %.2f ms (bound 1.5); first answer p95 %.2f ms (bound 250);"
                            + " recall@10 %.4f (bound 0.98); %d timed",
                    foreign,
                    notEmpty,
                    recreated,
                    indexed.p50Ms(),
                    indexed.p99Ms(),
                    indexed.p99Ms() / raw.p99Ms(),
                    raw.p99Ms(),
                    slept.p95Ms(),
                    recall,
                    indexed.count());
        }
    }

    public record Timing(double p50Ms, double p95Ms, double p99Ms, int count) {
        static Timing of(List<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Timing(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.length);
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
        }
    }

    private final VectorStore engine;
    private final SimilarityIndexes indexes;
    private final int organizations;
    private final int cards;
    private final Random random;
    private final float[][] texts;
    private final List<Future<Long>> flying = new ArrayList<>();
    private final List<Long> indexed = new ArrayList<>();
    private final List<Long> raw = new ArrayList<>();
    private final List<Long> slept = new ArrayList<>();
    private long foreign;
    private long notEmpty;
    private long recreated;
    private int places;
    private int right;

    SimilarityCrowd(VectorStore engine, Namespaces namespaces, int organizations, int cards, long seed) {
        this.engine = engine;
        this.indexes = new SimilarityIndexes(engine, namespaces);
        this.organizations = organizations;
        this.cards = cards;
        this.random = new Random(seed);
        this.texts =
                IntStream.range(0, TEXTS).mapToObj(each -> gaussian(random)).toArray(float[][]::new);
    }

    public static SimilarityCrowd of(VectorStore engine, int organizations, int cards, long seed) {
        return new SimilarityCrowd(engine, Namespaces.PRODUCTION, organizations, cards, seed);
    }

    private static float[] gaussian(Random random) {
        float[] vector = new float[MODEL.dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    /** The card's vector: one of the distinct texts, moved a little, so that organizations have near twins. */
    private float[] vector(int organization, int card) {
        Random own = new Random(31L * organization + card);
        float[] moved = texts[Math.floorMod(own.nextInt(), TEXTS)].clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (NOISE * own.nextGaussian() / Math.sqrt(moved.length));
        }
        return Vectors.unit(moved);
    }

    private static Scope scope(int organization) {
        return new Scope(
                new OrganizationId("org_crowd%08d".formatted(organization)),
                Actor.SYSTEM,
                Grants.NONE,
                "crowd",
                Deadline.after(FOR_EVER, InstantSource.fixed(Instant.EPOCH)));
    }

    private SimilarityIndex index(int organization) {
        return indexes.open(scope(organization), MODEL);
    }

    private static String id(int organization, int card) {
        return "fc_" + organization + "_" + card;
    }

    private static String canary(int organization, int card) {
        return "canary" + organization + "x" + card;
    }

    public SimilarityCrowd filled() {
        SimilarityIndex library = indexes.library(MODEL);
        await(library.create());
        List<Indexed> shared = new ArrayList<>();
        for (int card = 0; card < GLOBAL_CARDS; card++) {
            shared.add(new Indexed("global_" + card, "approved", "f", "shared", texts[card % TEXTS]));
        }
        await(library.put(shared));
        for (int organization = 0; organization < organizations; organization++) {
            fill(organization);
        }
        return this;
    }

    private void fill(int organization) {
        SimilarityIndex index = index(organization);
        await(index.create());
        List<Indexed> all = new ArrayList<>();
        for (int card = 0; card < cards; card++) {
            all.add(new Indexed(
                    id(organization, card), "approved", "f", canary(organization, card), vector(organization, card)));
        }
        await(index.put(all));
    }

    /** @param comeAndGo every so many searches an organization is deleted, made again, found empty and filled */
    public Found search(long searches, int comeAndGo) {
        for (long n = 0; n < searches; n++) {
            int asking = random.nextInt(organizations);
            if (comeAndGo > 0 && n % comeAndGo == comeAndGo - 1) {
                landed();
                goAndComeAgain(asking);
            }
            int other = random.nextBoolean() ? asking : random.nextInt(organizations);
            int card = random.nextInt(cards);
            float[] vector = vector(other, card);
            if (n % TOGETHER == 0) {
                landed();
                measure(asking, vector, canary(other, card), ask(asking, vector, canary(other, card)));
            } else {
                flying.add(asked(asking, vector, canary(other, card)));
            }
        }
        landed();
        return new Found(
                searches,
                foreign,
                notEmpty,
                recreated,
                places == 0 ? 1 : (double) right / places,
                Timing.of(indexed),
                Timing.of(raw),
                Timing.of(slept));
    }

    /** Nanoseconds it took. */
    private long ask(int asking, float[] vector, String words) {
        long began = System.nanoTime();
        Future<Long> asked = asked(asking, vector, words);
        foreign += await(asked);
        return System.nanoTime() - began;
    }

    /** Searches that run at the same time, each counted once it is answered. */
    private void landed() {
        flying.forEach(each -> foreign += await(each));
        flying.clear();
    }

    /** How many hits were another organization's; a search that ended as a breach is one. */
    private Future<Long> asked(int asking, float[] vector, String words) {
        SimilarityQuestion question = new SimilarityQuestion(words, Optional.of(vector), APPROVED, WANTED);
        SimilarityIndex index = index(asking);
        Future<Long> own = index.search(Knowledge.OWN, question)
                .map(hits -> Stream.concat(hits.nearest().stream(), hits.lexical().stream())
                        .filter(hit -> !hit.id().startsWith("fc_" + asking + "_"))
                        .count());
        Future<Long> shared = index.search(Knowledge.GLOBAL, question)
                .map(hits -> hits.nearest().stream()
                        .filter(hit -> !hit.id().startsWith("global_"))
                        .count());
        return Future.all(own, shared)
                .map(both -> own.result() + shared.result())
                .recover(failed ->
                        failed instanceof TenancyBreach ? Future.succeededFuture(1L) : Future.failedFuture(failed));
    }

    /** Again while it is awake, then the same of the engine itself; and whether what was found is what is nearest. */
    private void measure(int asking, float[] vector, String words, long first) {
        slept.add(first);
        indexed.add(ask(asking, vector, words));
        Space space = new Space(scope(asking).organization().value(), MODEL.key());
        Space shared = new Space(Space.GLOBAL, MODEL.key());
        long began = System.nanoTime();
        var own = engine.nearest(space, vector, APPROVED, WANTED);
        var ownWords = engine.lexical(space, words, APPROVED, WANTED);
        var all = engine.nearest(shared, vector, APPROVED, WANTED);
        var allWords = engine.lexical(shared, words, APPROVED, WANTED);
        try {
            await(Future.all(own, ownWords, all, allWords));
        } catch (SpaceMissing planted) {
            return;
        }
        raw.add(System.nanoTime() - began);
        List<String> told = own.result().stream().map(each -> each.id()).toList();
        Integer[] exact = IntStream.range(0, cards).boxed().toArray(Integer[]::new);
        Arrays.sort(
                exact,
                Comparator.comparingDouble((Integer card) -> Vectors.dot(vector(asking, card), vector))
                        .reversed());
        for (int i = 0; i < Math.min(WANTED, cards); i++) {
            places++;
            right += told.contains(id(asking, exact[i])) ? 1 : 0;
        }
    }

    private void goAndComeAgain(int organization) {
        SimilarityIndex index = index(organization);
        await(index.delete());
        await(index.create());
        recreated++;
        SimilarityHits before = await(index.search(
                Knowledge.OWN,
                new SimilarityQuestion(
                        canary(organization, 0), Optional.of(vector(organization, 0)), APPROVED, WANTED)));
        boolean empty = before.nearest().isEmpty()
                && before.lexical().isEmpty()
                && await(index.fingerprints()).isEmpty();
        notEmpty += empty ? 0 : 1;
        fill(organization);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw failed;
        }
    }
}
