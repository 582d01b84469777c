package battwheels.platform.store.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The embedded engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LuceneVectorsTest implements VectorStoreContract {
    private static final int OPEN = 3;

    @TempDir
    static Path folder;

    private LuceneVectors target;

    @BeforeAll
    void open() {
        target = new LuceneVectors(folder, OPEN);
    }

    @AfterAll
    void close() {
        target.close();
    }

    @Override
    public VectorStore target() {
        return target;
    }

    private static Space space(String name) {
        return new Space(name, VectorStoreContract.MODEL);
    }

    private void filled(Space space) {
        target.create(space).toCompletionStage().toCompletableFuture().join();
        Entry entry =
                new Entry("fc_1", space.namespace(), "approved", "f", "Horn silent", VectorStoreContract.vector(1));
        target.put(space, List.of(entry))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private List<Near> found(Space space) {
        return target.lexical(space, "horn", Set.of("approved"), 10)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void onlySoManySpacesAreOpenAndAllAreFound() {
        for (int i = 0; i < 4 * OPEN; i++) {
            filled(space("org_many" + i));
        }

        for (int i = 0; i < 4 * OPEN; i++) {
            assertThat(found(space("org_many" + i))).hasSize(1);
        }

        assertThat(target.open()).isLessThanOrEqualTo(OPEN);
    }

    @Test
    void whatWasPutIsThereAfterARestart() {
        Space space = space("org_restart");
        filled(space);
        try (LuceneVectors again = new LuceneVectors(folder, OPEN)) {
            assertThat(again.fingerprints(space)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .containsOnlyKeys("fc_1");
        }
    }

    @Test
    void aDirectoryThatCannotBeReadIsMissingUntilItIsBuiltAgain() throws IOException {
        Space space = space("org_broken");
        filled(space);
        try (LuceneVectors elsewhere = new LuceneVectors(folder, OPEN)) {
            try (var files = Files.list(folder.resolve(space.model()).resolve(space.namespace()))) {
                for (Path file : files.toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }

            assertThatThrownBy(() -> elsewhere
                            .lexical(space, "horn", Set.of("approved"), 10)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SpaceMissing.class);
        }
        target.delete(space).toCompletionStage().toCompletableFuture().join();
        filled(space);
        assertThat(found(space)).hasSize(1);
    }
}
