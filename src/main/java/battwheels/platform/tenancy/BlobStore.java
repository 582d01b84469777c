package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Files of one organization, in chunk documents that every server on the store sees. A file is written piece by piece,
 * in any order and again after a crash, and is there for readers only once it is whole; what was begun and never
 * finished is swept away. Blocking calls await; use it on a virtual thread.
 */
public final class BlobStore {
    /** With its head and the wire's own, a piece of this size fits twice into half a megabyte. */
    public static final int CHUNK_BYTES = 255 * 1024;

    /** The largest file that can be kept at all; places allow less. */
    public static final long MOST_BYTES = 64L << 20;

    private static final CollectionSpec HEADS = CollectionSpec.named("blobs").indexed("state,touched_ms");
    private static final CollectionSpec CHUNKS =
            CollectionSpec.named("blob_chunks").indexed("blob_id");

    /** Its collections, whose indexes are made at start. */
    public static final List<CollectionSpec> SPECS = List.of(HEADS, CHUNKS);

    private static final String WRITING = "writing";
    private static final String KEPT = "kept";
    private static final String GOING = "going";

    private final Documents heads;
    private final Documents chunks;
    private final InstantSource clock;

    public BlobStore(TenantStores stores, Scope scope, InstantSource clock) {
        this.heads = stores.open(scope, HEADS);
        this.chunks = stores.open(scope, CHUNKS);
        this.clock = clock;
    }

    /** As the other {@code put}, of content that is in memory. */
    public Blob put(String blobId, byte[] content) {
        Blob kept = find(blobId).orElse(null);
        if (kept != null) {
            return same(kept, BlobHash.of(content));
        }
        int index = 0;
        int from = 0;
        do {
            int to = Math.min(content.length, from + CHUNK_BYTES);
            write(blobId, index++, Arrays.copyOfRange(content, from, to));
            from = to;
        } while (from < content.length);
        return finish(blobId, MOST_BYTES);
    }

    /**
     * Keeps the content, read to its end, under this id. Repeated with the same content it meets the first time.
     *
     * @throws BlobTooLarge when there is more than {@code mostBytes} of it
     * @throws IllegalStateException when other content is kept under the id
     */
    public Blob put(String blobId, InputStream content, long mostBytes) throws IOException {
        long size = 0;
        int index = 0;
        byte[] piece = content.readNBytes(CHUNK_BYTES);
        do {
            size += piece.length;
            if (size > mostBytes) {
                delete(blobId);
                throw new BlobTooLarge(mostBytes);
            }
            write(blobId, index++, piece);
            piece = content.readNBytes(CHUNK_BYTES);
        } while (piece.length > 0);
        return finish(blobId, mostBytes);
    }

    /**
     * Writes one piece of a file that is not finished, over an earlier one of the same place.
     *
     * @param piece {@link #CHUNK_BYTES} long, the last one shorter
     * @throws IllegalStateException when the file is finished or on its way out
     */
    public void write(String blobId, int index, byte[] piece) {
        if (piece.length > CHUNK_BYTES || (long) index * CHUNK_BYTES >= MOST_BYTES) {
            throw new BlobTooLarge(MOST_BYTES);
        }
        begin(blobId);
        JsonObject chunk = new JsonObject()
                .put("_id", chunkId(blobId, index))
                .put("blob_id", blobId)
                .put("index", index)
                .put("size", piece.length)
                .put("content", new JsonObject().put("$binary", piece));
        try {
            chunks.insert(chunk).await();
        } catch (DuplicateKey written) {
            if (chunks.findOneAndReplace(id(chunkId(blobId, index)), chunk)
                    .await()
                    .isEmpty()) {
                throw new IllegalStateException("a piece of " + blobId + " went while it was written");
            }
        }
    }

    /** Bytes that are there in a row from the beginning: where an interrupted upload goes on. */
    public long received(String blobId) {
        long received = 0;
        for (JsonObject piece : pieces(blobId)) {
            if (piece.getInteger("index") * (long) CHUNK_BYTES != received) {
                break;
            }
            received += piece.getInteger("size");
        }
        return received;
    }

    /**
     * Makes a file whose pieces are all there whole, and readable. Repeated it meets the first time.
     *
     * @throws BlobTooLarge when the pieces are more than {@code mostBytes}; they are gone then
     * @throws IllegalStateException when a piece is missing or one in the middle is short
     */
    public Blob finish(String blobId, long mostBytes) {
        Blob kept = find(blobId).orElse(null);
        List<JsonObject> pieces = pieces(blobId);
        Blob whole = whole(blobId, pieces, mostBytes);
        if (kept != null) {
            return same(kept, whole.sha256());
        }
        JsonObject set = new JsonObject()
                .put("state", KEPT)
                .put("size", whole.size())
                .put("chunks", whole.chunks())
                .put("sha256", whole.sha256())
                .put("created_ms", whole.createdAt().toEpochMilli());
        heads.updateOne(id(blobId).put("state", WRITING), new JsonObject().put("$set", set))
                .await();
        return same(find(blobId).orElseThrow(() -> notWritable(blobId)), whole.sha256());
    }

    /** A file that is whole. */
    public Optional<Blob> find(String blobId) {
        return heads.findOne(id(blobId).put("state", KEPT)).await().map(BlobStore::blob);
    }

    /** One piece, in the order of {@code 0} to {@code chunks - 1}; the file may be gone by now, which is an empty answer. */
    public Optional<byte[]> piece(Blob blob, int index) {
        return chunks.findOne(id(chunkId(blob.blobId(), index))).await().map(BlobStore::content);
    }

    /**
     * The whole content of a small file; empty when it is gone.
     *
     * @throws IllegalStateException when it is not what was written
     */
    public Optional<byte[]> bytes(Blob blob) {
        byte[] whole = new byte[Math.toIntExact(blob.size())];
        int at = 0;
        for (int i = 0; i < blob.chunks(); i++) {
            byte[] piece = piece(blob, i).orElse(null);
            if (piece == null) {
                return Optional.empty();
            }
            System.arraycopy(piece, 0, whole, at, Math.min(piece.length, whole.length - at));
            at += piece.length;
        }
        if (at != whole.length || !BlobHash.of(whole).equals(blob.sha256())) {
            throw new IllegalStateException("blob " + blob.blobId() + " is damaged");
        }
        return Optional.of(whole);
    }

    /** Takes a file away, finished or not. What a crash leaves of it the sweep finds. */
    public void delete(String blobId) {
        if (changed(id(blobId), new JsonObject().put("$set", state(GOING)))) {
            clear(blobId);
        }
    }

    /**
     * Clears away what was begun and not touched since, and what is half deleted.
     *
     * @return how many files; {@code most} when there may be more
     */
    public int sweep(Instant before, int most) {
        JsonObject stale = new JsonObject()
                .put(
                        "state",
                        new JsonObject().put("$in", new JsonArray().add(WRITING).add(GOING)))
                .put("touched_ms", new JsonObject().put("$lt", before.toEpochMilli()));
        List<JsonObject> found = heads.find(Find.where(stale).limitedTo(most)).await();
        for (JsonObject head : found) {
            JsonObject same = id(head.getString("_id")).put("touched_ms", head.getLong("touched_ms"));
            if (changed(same, new JsonObject().put("$set", state(GOING)))) {
                clear(head.getString("_id"));
            }
        }
        return found.size();
    }

    private void begin(String blobId) {
        JsonObject touch = new JsonObject().put("$set", state(WRITING));
        if (changed(id(blobId).put("state", WRITING), touch)) {
            return;
        }
        try {
            heads.insert(state(WRITING).put("_id", blobId).put("schema_version", 1))
                    .await();
        } catch (DuplicateKey begun) {
            if (!changed(id(blobId).put("state", WRITING), touch)) {
                throw notWritable(blobId);
            }
        }
    }

    /** Whether there was one, even if nothing in it is other than before. */
    private boolean changed(JsonObject filter, JsonObject update) {
        return heads.findOneAndUpdate(filter, update).await().isPresent();
    }

    private void clear(String blobId) {
        chunks.deleteMany(new JsonObject().put("blob_id", blobId)).await();
        heads.deleteOne(id(blobId).put("state", GOING)).await();
    }

    private List<JsonObject> pieces(String blobId) {
        return chunks.find(Find.where(new JsonObject().put("blob_id", blobId))
                        .sortedBy(new JsonObject().put("index", 1))
                        .limitedTo((int) (MOST_BYTES / CHUNK_BYTES) + 1)
                        .only(new JsonObject().put("index", 1).put("size", 1)))
                .await();
    }

    private Blob whole(String blobId, List<JsonObject> pieces, long mostBytes) {
        BlobHash hash = new BlobHash();
        long size = 0;
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            byte[] piece = chunks.findOne(id(chunkId(blobId, i)))
                    .await()
                    .map(BlobStore::content)
                    .orElseThrow(() -> new IllegalStateException("a piece of " + blobId + " is missing"));
            if (!last && piece.length != CHUNK_BYTES) {
                throw new IllegalStateException("a piece in the middle of " + blobId + " is short");
            }
            size += piece.length;
            hash.add(piece);
        }
        if (pieces.isEmpty()) {
            throw new IllegalStateException("nothing of " + blobId + " is there");
        }
        if (size > mostBytes) {
            delete(blobId);
            throw new BlobTooLarge(mostBytes);
        }
        return new Blob(blobId, size, pieces.size(), hash.value(), Instant.ofEpochMilli(clock.millis()));
    }

    private JsonObject state(String state) {
        return new JsonObject().put("state", state).put("touched_ms", clock.millis());
    }

    private static Blob same(Blob kept, String sha256) {
        if (!kept.sha256().equals(sha256)) {
            throw new IllegalStateException("other content is kept as " + kept.blobId());
        }
        return kept;
    }

    private static Blob blob(JsonObject head) {
        return new Blob(
                head.getString("_id"),
                head.getLong("size"),
                head.getInteger("chunks"),
                head.getString("sha256"),
                Instant.ofEpochMilli(head.getLong("created_ms")));
    }

    private static byte[] content(JsonObject chunk) {
        return chunk.getJsonObject("content").getBinary("$binary");
    }

    private static IllegalStateException notWritable(String blobId) {
        return new IllegalStateException(blobId + " is finished, or on its way out");
    }

    private static String chunkId(String blobId, int index) {
        return blobId + "." + index;
    }

    private static JsonObject id(String id) {
        return new JsonObject().put("_id", id);
    }
}
