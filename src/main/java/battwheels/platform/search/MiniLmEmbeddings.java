package battwheels.platform.search;

import battwheels.platform.store.Contexts;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * all-MiniLM-L6-v2, quantized, as ONNX in this process. The model is loaded by the first call (about a second and
 * 170 MB), the threads end when idle: a server that never searches pays nothing.
 */
public final class MiniLmEmbeddings implements Embeddings {
    private static final long IDLE_S = 30;

    private final ThreadPoolExecutor pool;

    /**
     * @param workers texts under work at once
     * @param queued calls that may wait; beyond that they are refused
     */
    public MiniLmEmbeddings(int workers, int queued) {
        this.pool = new ThreadPoolExecutor(
                workers,
                workers,
                IDLE_S,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queued),
                Thread.ofPlatform().daemon().name("embedding-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public EmbeddingModel model() {
        return EmbeddingModel.MINI_LM;
    }

    @Override
    public Future<List<float[]>> embed(List<String> texts) {
        Promise<List<float[]>> done = Promise.promise();
        try {
            pool.execute(() -> work(texts, done));
        } catch (RejectedExecutionException full) {
            return Future.failedFuture(new EmbeddingsUnavailable("too many texts wait to be embedded", full));
        }
        return Contexts.here(done.future());
    }

    private static void work(List<String> texts, Promise<List<float[]>> done) {
        try {
            done.complete(Loaded.vectors(texts));
        } catch (RuntimeException | Error broken) {
            done.fail(new EmbeddingsUnavailable("the model does not work here", broken));
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    /** Loads the model when it is first touched. */
    private static final class Loaded {
        private static final AllMiniLmL6V2QuantizedEmbeddingModel MODEL =
                new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

        private Loaded() {}

        static List<float[]> vectors(List<String> texts) {
            List<TextSegment> segments = texts.stream()
                    .map(text -> TextSegment.from(Embeddings.prepared(text)))
                    .toList();
            return MODEL.embedAll(segments).content().stream()
                    .map(Embedding::vector)
                    .map(Vectors::unit)
                    .toList();
        }
    }
}
