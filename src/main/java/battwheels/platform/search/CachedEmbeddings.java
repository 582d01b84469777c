package battwheels.platform.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers vectors by model and hash of the text. The one cache that organizations share: it holds no text, says
 * nothing of who asked, and a vector is a function of its text alone.
 */
public final class CachedEmbeddings implements Embeddings {
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Embeddings source;
    private final Cache<String, float[]> vectors;

    /** @param most vectors kept; one of 384 dimensions takes 1.6 kB */
    public CachedEmbeddings(Embeddings source, int most) {
        this.source = source;
        this.vectors = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(UNUSED)
                .build();
    }

    @Override
    public EmbeddingModel model() {
        return source.model();
    }

    @Override
    public Future<List<float[]>> embed(List<String> texts) {
        List<String> keys = texts.stream().map(this::key).toList();
        Map<String, float[]> known = new LinkedHashMap<>(vectors.getAllPresent(keys));
        Map<String, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.containsKey(keys.get(i))) {
                missing.put(keys.get(i), texts.get(i));
            }
        }
        if (missing.isEmpty()) {
            return Future.succeededFuture(inOrder(keys, known));
        }
        return source.embed(List.copyOf(missing.values())).map(made -> {
            List<String> asked = List.copyOf(missing.keySet());
            for (int i = 0; i < asked.size(); i++) {
                vectors.put(asked.get(i), made.get(i));
                known.put(asked.get(i), made.get(i));
            }
            return inOrder(keys, known);
        });
    }

    private static List<float[]> inOrder(List<String> keys, Map<String, float[]> known) {
        List<float[]> all = new ArrayList<>();
        for (String key : keys) {
            float[] vector = known.get(key);
            if (vector == null) {
                throw new IllegalStateException("a text got no vector");
            }
            all.add(vector);
        }
        return all;
    }

    @Override
    public void close() {
        source.close();
    }

    private String key(String text) {
        return model().key() + ":" + hash(Embeddings.prepared(text));
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
