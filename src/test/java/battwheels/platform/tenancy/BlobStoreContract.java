package battwheels.platform.tenancy;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a store of files must do, whatever the documents are kept in. */
interface BlobStoreContract {
    int PIECE = BlobStore.CHUNK_BYTES;
    String HERE = "org_0123456789ab";
    String NEXT_DOOR = "org_ba9876543210";

    TenantStores stores();

    SteppedClock clock();

    private BlobStore in(String organization) {
        return new BlobStore(stores(), Commands.scope(organization, clock()), clock());
    }

    private static String freshId() {
        return "blob_" + UUID.randomUUID();
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return content;
    }

    @Test
    default void aFileIsReadAsItWasWrittenWhateverItsLength() throws Exception {
        for (int size : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7}) {
            Blob kept = onVirtualThread(() -> in(HERE).put(freshId(), content(size)));

            assertThat(kept.size()).isEqualTo(size);
            assertThat(onVirtualThread(() -> in(HERE).bytes(kept))).hasValue(content(size));
            assertThat(onVirtualThread(() -> in(HERE).find(kept.blobId()))).hasValue(kept);
        }
    }

    @Test
    default void aFileIsAStrangerToOtherOrganizations() throws Exception {
        Blob kept = onVirtualThread(() -> in(HERE).put(freshId(), content(10)));

        assertThat(onVirtualThread(() -> in(NEXT_DOOR).find(kept.blobId()))).isEmpty();
        assertThat(onVirtualThread(() -> in(NEXT_DOOR).bytes(kept))).isEmpty();
        onVirtualThread(() -> {
            in(NEXT_DOOR).delete(kept.blobId());
            return true;
        });
        assertThat(onVirtualThread(() -> in(HERE).bytes(kept))).hasValue(content(10));
    }

    @Test
    default void aRepeatMeetsTheFirstTimeAndOtherContentIsRefused() throws Exception {
        String id = freshId();
        Blob first = onVirtualThread(() -> in(HERE).put(id, content(PIECE + 5)));

        assertThat(onVirtualThread(() -> in(HERE).put(id, content(PIECE + 5)))).isEqualTo(first);
        assertThatThrownBy(() -> onVirtualThread(() -> in(HERE).put(id, content(4))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(onVirtualThread(() -> in(HERE).bytes(first))).hasValue(content(PIECE + 5));
    }

    @Test
    default void anUploadGoesOnWhereItWasInterruptedAndIsUnseenUntilItIsWhole() throws Exception {
        String id = freshId();
        byte[] whole = content(2 * PIECE + 3);
        onVirtualThread(() -> {
            in(HERE).write(id, 1, Arrays.copyOfRange(whole, PIECE, 2 * PIECE));
            return true;
        });
        assertThat(onVirtualThread(() -> in(HERE).received(id)))
                .as("a piece beyond a gap does not count")
                .isZero();
        onVirtualThread(() -> {
            in(HERE).write(id, 0, new byte[PIECE]);
            in(HERE).write(id, 0, Arrays.copyOf(whole, PIECE));
            return true;
        });

        assertThat(onVirtualThread(() -> in(HERE).received(id))).isEqualTo(2L * PIECE);
        assertThat(onVirtualThread(() -> in(HERE).find(id))).isEmpty();
        Blob kept = onVirtualThread(() -> {
            in(HERE).write(id, 2, Arrays.copyOfRange(whole, 2 * PIECE, whole.length));
            return in(HERE).finish(id, BlobStore.MOST_BYTES);
        });
        assertThat(onVirtualThread(() -> in(HERE).bytes(kept))).hasValue(whole);
    }

    @Test
    default void aFileWithAGapIsNotFinished() throws Exception {
        String id = freshId();
        onVirtualThread(() -> {
            in(HERE).write(id, 0, new byte[PIECE]);
            in(HERE).write(id, 2, new byte[3]);
            return true;
        });

        assertThatThrownBy(() -> onVirtualThread(() -> in(HERE).finish(id, BlobStore.MOST_BYTES)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(onVirtualThread(() -> in(HERE).find(id))).isEmpty();
    }

    @Test
    default void contentThatIsTooLargeLeavesNothing() throws Exception {
        String id = freshId();

        assertThatThrownBy(() -> onVirtualThread(
                        () -> in(HERE).put(id, new ByteArrayInputStream(content(2 * PIECE + 1)), 2L * PIECE)))
                .isInstanceOf(BlobTooLarge.class);

        assertThat(pieces(id)).isZero();
        Blob fits = onVirtualThread(() -> in(HERE).put(id, new ByteArrayInputStream(content(2 * PIECE)), 2L * PIECE));
        assertThat(fits.chunks()).isEqualTo(2);
    }

    @Test
    default void aDeletedFileLeavesNothing() throws Exception {
        Blob kept = onVirtualThread(() -> in(HERE).put(freshId(), content(PIECE + 1)));

        onVirtualThread(() -> {
            in(HERE).delete(kept.blobId());
            return true;
        });

        assertThat(onVirtualThread(() -> in(HERE).find(kept.blobId()))).isEmpty();
        assertThat(onVirtualThread(() -> in(HERE).piece(kept, 0))).isEmpty();
        assertThat(pieces(kept.blobId())).isZero();
    }

    @Test
    default void whatWasBegunAndLeftIsSweptAndWhatIsKeptStays() throws Exception {
        Blob kept = onVirtualThread(() -> in(HERE).put(freshId(), content(9)));
        String left = freshId();
        onVirtualThread(() -> {
            in(HERE).write(left, 0, new byte[5]);
            return true;
        });
        clock().advance(Duration.ofHours(2));
        String busy = freshId();
        onVirtualThread(() -> {
            in(HERE).write(busy, 0, new byte[5]);
            return true;
        });

        int swept = onVirtualThread(() -> in(HERE).sweep(clock().instant().minus(Duration.ofHours(1)), 100));

        assertThat(swept).isPositive();
        assertThat(pieces(left)).isZero();
        assertThat(pieces(busy)).isEqualTo(1);
        assertThat(onVirtualThread(() -> in(HERE).bytes(kept))).hasValue(content(9));
    }

    @Test
    default void damageIsNotHandedOut() throws Exception {
        Blob kept = onVirtualThread(() -> in(HERE).put(freshId(), content(64)));
        JsonObject forged = new JsonObject().put("content", new JsonObject().put("$binary", content(63)));
        onVirtualThread(() -> stores().open(Commands.scope(HERE, clock()), CollectionSpec.named("blob_chunks"))
                .updateOne(new JsonObject().put("_id", kept.blobId() + ".0"), new JsonObject().put("$set", forged))
                .await());

        assertThatThrownBy(() -> onVirtualThread(() -> in(HERE).bytes(kept)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    private int pieces(String blobId) throws Exception {
        return onVirtualThread(() -> stores().open(Commands.scope(HERE, clock()), CollectionSpec.named("blob_chunks"))
                .find(Find.where(new JsonObject().put("blob_id", blobId)))
                .await()
                .size());
    }
}
