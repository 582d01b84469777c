package battwheels.platform.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Vectors from an endpoint that speaks the widespread form: {@code POST {model, input: [texts]}} answered by
 * {@code {data: [{index, embedding: [numbers]}]}}.
 */
public final class HttpEmbeddings implements Embeddings {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 4;
    private static final int WAITING = 64;
    private static final int OK = 200;

    private final EmbeddingModel model;
    private final RequestOptions where;
    private final Optional<String> key;
    private final HttpClient client;

    public HttpEmbeddings(Vertx vertx, URI endpoint, EmbeddingModel model, Optional<String> key) {
        this.model = model;
        this.key = key;
        this.where = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(endpoint.toString())
                .setTimeout(PATIENCE.toMillis());
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public Future<List<float[]>> embed(List<String> texts) {
        JsonArray input = new JsonArray();
        texts.forEach(text -> input.add(Embeddings.prepared(text)));
        Buffer body =
                new JsonObject().put("model", model.name()).put("input", input).toBuffer();
        return client.request(new RequestOptions(where))
                // In one: whoever listens for the body after the answer has come may hear nothing of it any more.
                .compose(request -> asked(request).send(body).compose(HttpEmbeddings::body))
                .map(answer -> vectors(answer, texts.size()))
                .timeout(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        new EmbeddingsUnavailable("the embedding endpoint gave no vectors", failure)));
    }

    private HttpClientRequest asked(HttpClientRequest request) {
        key.ifPresent(secret -> request.putHeader("Authorization", "Bearer " + secret));
        return request.putHeader("Content-Type", "application/json");
    }

    private static Future<JsonObject> body(HttpClientResponse response) {
        return response.statusCode() == OK
                ? response.body().map(Buffer::toJsonObject)
                : Future.failedFuture("answered " + response.statusCode());
    }

    private List<float[]> vectors(JsonObject answer, int asked) {
        JsonArray data = answer.getJsonArray("data");
        float[][] vectors = new float[asked][];
        for (int i = 0; i < data.size(); i++) {
            JsonObject row = data.getJsonObject(i);
            vectors[row.getInteger("index", i)] = vector(row.getJsonArray("embedding"));
        }
        for (float[] vector : vectors) {
            if (vector == null) {
                throw new IllegalStateException("a text got no vector");
            }
        }
        return List.of(vectors);
    }

    private float[] vector(JsonArray numbers) {
        if (numbers.size() != model.dimension()) {
            throw new IllegalStateException("a vector of " + numbers.size() + " where " + model + " was told");
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.getFloat(i);
        }
        return Vectors.unit(vector);
    }

    @Override
    public void close() {
        client.close();
    }
}
