package battwheels.platform.store.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.search.Vectors;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every engine of similarity search does alike. */
interface VectorStoreContract {
    int DIMENSION = 384;
    String MODEL = "test_model_384";
    Set<String> APPROVED = Set.of("approved");
    AtomicInteger SPACES = new AtomicInteger();

    VectorStore target();

    private static Space newSpace() {
        return new Space("org_contract" + SPACES.incrementAndGet(), MODEL);
    }

    private static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException told ? told : failed;
        }
    }

    private Space created() throws Exception {
        Space space = newSpace();
        await(target().create(space));
        return space;
    }

    static float[] vector(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    private static Entry entry(Space space, String id, String label, String text, long seed) {
        return new Entry(id, space.namespace(), label, "f" + seed, text, vector(seed));
    }

    private static List<String> ids(List<Near> found) {
        return found.stream().map(Near::id).toList();
    }

    @Test
    default void whatIsPutIsFoundByItsVectorAndByItsWords() throws Exception {
        Space space = created();
        await(target().put(
                        space,
                        List.of(
                                entry(space, "fc_1", "approved", "Motor overheats on hills", 1),
                                entry(space, "fc_2", "approved", "Display stays dark", 2))));

        List<Near> near = await(target().nearest(space, vector(1), APPROVED, 10));
        List<Near> said = await(target().lexical(space, "the display is dark", APPROVED, 10));

        assertThat(ids(near)).containsExactly("fc_1", "fc_2");
        assertThat(near.getFirst().score()).isBetween(0.999f, 1.001f);
        assertThat(near.getFirst().owner()).isEqualTo(space.namespace());
        assertThat(ids(said)).containsExactly("fc_2");
        assertThat(said.getFirst().score()).isPositive();
    }

    @Test
    default void onlyTheLabelsAskedForAreFound() throws Exception {
        Space space = created();
        await(target().put(
                        space,
                        List.of(
                                entry(space, "fc_1", "approved", "Horn silent", 1),
                                entry(space, "fc_2", "draft", "Horn silent", 2))));

        assertThat(ids(await(target().nearest(space, vector(2), APPROVED, 10)))).containsExactly("fc_1");
        assertThat(ids(await(target().lexical(space, "horn", APPROVED, 10)))).containsExactly("fc_1");
        assertThat(ids(await(target().lexical(space, "horn", Set.of("approved", "draft"), 10))))
                .containsExactlyInAnyOrder("fc_1", "fc_2");
    }

    @Test
    default void puttingReplacesAndRemovingRemoves() throws Exception {
        Space space = created();
        await(target().put(space, List.of(entry(space, "fc_1", "approved", "Brake squeals", 1))));
        await(target().put(space, List.of(entry(space, "fc_1", "approved", "Belt slips", 2))));

        assertThat(await(target().lexical(space, "brake", APPROVED, 10))).isEmpty();
        assertThat(ids(await(target().lexical(space, "belt", APPROVED, 10)))).containsExactly("fc_1");
        assertThat(await(target().nearest(space, vector(2), APPROVED, 10))).hasSize(1);
        assertThat(await(target().fingerprints(space))).isEqualTo(Map.of("fc_1", "f2"));

        await(target().remove(space, List.of("fc_1", "fc_unknown")));
        assertThat(await(target().nearest(space, vector(2), APPROVED, 10))).isEmpty();
        assertThat(await(target().fingerprints(space))).isEmpty();
    }

    @Test
    default void nothingIsFoundAcrossSpaces() throws Exception {
        Space one = created();
        Space other = created();
        await(target().put(one, List.of(entry(one, "fc_1", "approved", "canary", 1))));

        assertThat(await(target().nearest(other, vector(1), APPROVED, 10))).isEmpty();
        assertThat(await(target().lexical(other, "canary", APPROVED, 10))).isEmpty();
        assertThat(await(target().fingerprints(other))).isEmpty();
    }

    @Test
    default void theSameNamespaceOfAnotherModelIsAnotherSpace() throws Exception {
        Space old = created();
        Space next = new Space(old.namespace(), "other_model_384");
        await(target().create(next));
        await(target().put(old, List.of(entry(old, "fc_1", "approved", "canary", 1))));

        assertThat(await(target().lexical(next, "canary", APPROVED, 10))).isEmpty();
        await(target().delete(next));
        assertThat(await(target().lexical(old, "canary", APPROVED, 10))).hasSize(1);
    }

    @Test
    default void aSpaceThatIsNotThereSaysSo() throws Exception {
        Space none = newSpace();

        assertThat(await(target().exists(none))).isFalse();
        assertThatThrownBy(() -> await(target().nearest(none, vector(1), APPROVED, 10)))
                .isInstanceOf(SpaceMissing.class);
        assertThatThrownBy(() -> await(target().lexical(none, "horn", APPROVED, 10)))
                .isInstanceOf(SpaceMissing.class);
        assertThatThrownBy(() -> await(target().fingerprints(none))).isInstanceOf(SpaceMissing.class);
        assertThatThrownBy(() -> await(target().put(none, List.of(entry(none, "fc_1", "approved", "horn", 1)))))
                .isInstanceOf(SpaceMissing.class);
        await(target().delete(none));
    }

    @Test
    default void aSpaceMadeAgainIsEmptyAndMakingItTwiceKeepsIt() throws Exception {
        Space space = created();
        await(target().put(space, List.of(entry(space, "fc_1", "approved", "canary", 1))));
        await(target().create(space));
        assertThat(await(target().lexical(space, "canary", APPROVED, 10))).hasSize(1);

        await(target().delete(space));
        assertThat(await(target().exists(space))).isFalse();
        await(target().create(space));

        assertThat(await(target().exists(space))).isTrue();
        assertThat(await(target().nearest(space, vector(1), APPROVED, 10))).isEmpty();
        assertThat(await(target().lexical(space, "canary", APPROVED, 10))).isEmpty();
        assertThat(await(target().fingerprints(space))).isEmpty();
    }

    /** Recall against exact search; 1,200 entries in several puts, a tenth of them removed again. */
    @Test
    default void recallIsThatOfExactSearch() throws Exception {
        Space space = created();
        Map<String, float[]> all = new HashMap<>();
        for (int batch = 0; batch < 6; batch++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long seed = batch * 200L + i;
                Entry entry = entry(space, "fc_" + seed, "approved", "text", seed);
                all.put(entry.id(), entry.vector());
                entries.add(entry);
            }
            await(target().put(space, entries));
        }
        List<String> gone = all.keySet().stream().filter(id -> id.endsWith("7")).toList();
        await(target().remove(space, gone));
        gone.forEach(all::remove);

        int found = 0;
        for (long query = 0; query < 50; query++) {
            float[] asked = vector(100_000 + query);
            List<String> exact = all.entrySet().stream()
                    .sorted(Comparator.comparingDouble(
                                    (Map.Entry<String, float[]> each) -> Vectors.dot(each.getValue(), asked))
                            .reversed())
                    .limit(10)
                    .map(Map.Entry::getKey)
                    .toList();
            List<String> told = ids(await(target().nearest(space, asked, APPROVED, 10)));
            found += (int) exact.stream().filter(told::contains).count();
        }

        assertThat(found).as("of 500 places").isGreaterThanOrEqualTo(490);
        assertThat(await(target().fingerprints(space))).hasSize(all.size());
    }
}
