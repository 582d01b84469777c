package battwheels.platform.store.embedded;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir
    Path folder;

    private MVStore store = MVStore.open(null);
    private MVMap<String, String> map = store.openMap("map");
    private GroupCommit target = new GroupCommit(store);

    @BeforeEach
    void open() {
        store = new MVStore.Builder()
                .fileName(folder.resolve("file").toString())
                .autoCommitDisabled()
                .open();
        map = store.openMap("map");
        target = new GroupCommit(store);
    }

    @AfterEach
    void close() {
        store.closeImmediately();
    }

    private Document put(String key) {
        return target.durably(() -> {
            map.put(key, key);
            return new Document();
        });
    }

    @Test
    void aWriteIsInTheFileWhenItReturns() {
        put("a");
        assertThat(store.hasUnsavedChanges()).isFalse();
    }

    @Test
    void aRefusedWriteAlsoWaitsForWhatIsNotYetInTheFile() {
        map.put("the reason", "unsaved");
        assertThatThrownBy(() -> target.durably(() -> {
                    throw new IllegalStateException("duplicate");
                }))
                .hasMessage("duplicate");
        assertThat(store.hasUnsavedChanges()).isFalse();
    }

    /** A kill right after a commit in the midst of a write would leave a document that no index knows. */
    @Test
    void noCommitHappensInTheMidstOfAWrite() throws InterruptedException {
        CountDownLatch inTheMidst = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Document> slow = CompletableFuture.supplyAsync(() -> target.durably(() -> {
            map.put("slow", "half");
            inTheMidst.countDown();
            await(goOn);
            map.put("slow", "whole");
            return new Document();
        }));
        inTheMidst.await();
        long version = store.getCurrentVersion();
        Thread quick = Thread.ofPlatform().start(() -> put("quick"));
        until(() -> quick.getState() == Thread.State.WAITING);
        assertThat(store.getCurrentVersion()).isEqualTo(version);
        goOn.countDown();
        slow.join();
        quick.join();
        assertThat(store.hasUnsavedChanges()).isFalse();
    }

    @Test
    void aStoreThatCannotSaveAcknowledgesNothing() {
        store.closeImmediately();
        assertThatThrownBy(() -> target.durably(Document::new)).hasMessageContaining("closed by a failure");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
