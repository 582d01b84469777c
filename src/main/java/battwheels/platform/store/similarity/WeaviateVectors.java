package battwheels.platform.store.similarity;

import battwheels.platform.store.Contexts;
import battwheels.platform.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.weaviate.client6.v1.api.WeaviateApiException;
import io.weaviate.client6.v1.api.WeaviateClientAsync;
import io.weaviate.client6.v1.api.collections.CollectionHandleAsync;
import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.query.Filter;
import io.weaviate.client6.v1.api.collections.query.Metadata;
import io.weaviate.client6.v1.api.collections.query.QueryResponse;
import io.weaviate.client6.v1.api.collections.tenants.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A Weaviate server: one multi-tenant collection for each model, in it a tenant for each namespace. */
public final class WeaviateVectors implements VectorStore {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final int PAGE = 1_000;
    private static final int PAGES = 100;

    private final Vertx vertx;
    private final WeaviateAddress address;
    private final Map<String, CompletableFuture<Boolean>> collections = new ConcurrentHashMap<>();
    private volatile @Nullable WeaviateClientAsync client;

    public WeaviateVectors(Vertx vertx, WeaviateAddress address) {
        this.vertx = vertx;
        this.address = address;
    }

    @FunctionalInterface
    private interface Call<T> {
        CompletableFuture<T> on(CollectionHandleAsync<Map<String, Object>> handle) throws Exception;
    }

    @Override
    public Future<Void> create(Space space) {
        Call<Void> call = collection -> collection.tenants.create(Tenant.active(space.namespace()));
        // A server that was wiped has lost its collection too, which is made again when it is asked once more.
        return run(space, SLOW, call)
                .recover(failure ->
                        failure instanceof SpaceMissing ? run(space, SLOW, call) : Future.failedFuture(failure));
    }

    @Override
    public Future<Void> delete(Space space) {
        return run(space, SLOW, collection -> collection.tenants.delete(space.namespace()))
                .recover(failure ->
                        failure instanceof SpaceMissing ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    @Override
    public Future<Boolean> exists(Space space) {
        return run(space, PATIENCE, collection -> collection.tenants.get(space.namespace()))
                .map(Optional::isPresent)
                .recover(failure ->
                        failure instanceof SpaceMissing ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    @Override
    public Future<Void> put(Space space, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        List<WeaviateObject<Map<String, Object>>> objects =
                entries.stream().map(WeaviateObjects::of).toList();
        return run(space, SLOW, all -> all.withTenant(space.namespace()).data.insertMany(objects))
                .compose(answer -> answer.errors().isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(rejected(space, answer.errors().getFirst())));
    }

    @Override
    public Future<Void> remove(Space space, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        String[] uuids = ids.stream().map(WeaviateObjects::uuid).toArray(String[]::new);
        return run(space, SLOW, all -> all.withTenant(space.namespace()).data.deleteMany(uuids))
                .mapEmpty();
    }

    @Override
    public Future<Map<String, String>> fingerprints(Space space) {
        return page(space, null, new HashMap<>(), PAGES);
    }

    private Future<Map<String, String>> page(
            Space space, @Nullable String after, Map<String, String> sofar, int pagesLeft) {
        return run(
                        space,
                        SLOW,
                        all -> all.withTenant(space.namespace()).query.fetchObjects(asked -> {
                            asked.limit(PAGE).returnProperties(WeaviateObjects.ID, WeaviateObjects.FINGERPRINT);
                            return after == null ? asked : asked.after(after);
                        }))
                .compose(answer -> {
                    answer.objects().forEach(each -> WeaviateObjects.fingerprint(each, sofar));
                    boolean last = answer.objects().size() < PAGE || pagesLeft == 0;
                    return last
                            ? Future.succeededFuture(sofar)
                            : page(space, answer.objects().getLast().uuid(), sofar, pagesLeft - 1);
                });
    }

    @Override
    public Future<List<Near>> nearest(Space space, float[] vector, Set<String> labels, int most) {
        return run(
                        space,
                        PATIENCE,
                        all -> all.withTenant(space.namespace())
                                .query
                                .nearVector(
                                        vector,
                                        asked -> asked.limit(most)
                                                .filters(labelled(labels))
                                                .returnProperties(WeaviateObjects.ID, WeaviateObjects.OWNER)
                                                .returnMetadata(Metadata.DISTANCE)))
                .map(answer -> found(answer, true));
    }

    @Override
    public Future<List<Near>> lexical(Space space, String words, Set<String> labels, int most) {
        if (words.isBlank()) {
            return Future.succeededFuture(List.of());
        }
        return run(
                        space,
                        PATIENCE,
                        all -> all.withTenant(space.namespace())
                                .query
                                .bm25(
                                        words,
                                        asked -> asked.queryProperties(WeaviateObjects.TEXT)
                                                .limit(most)
                                                .filters(labelled(labels))
                                                .returnProperties(WeaviateObjects.ID, WeaviateObjects.OWNER)
                                                .returnMetadata(Metadata.SCORE)))
                .map(answer -> found(answer, false));
    }

    private static Filter labelled(Set<String> labels) {
        return Filter.property(WeaviateObjects.LABEL).containsAny(List.copyOf(labels));
    }

    private static List<Near> found(QueryResponse<Map<String, Object>> answer, boolean byDistance) {
        return answer.objects().stream()
                .map(each -> WeaviateObjects.near(each, byDistance))
                .toList();
    }

    private <T> Future<T> run(Space space, Duration patience, Call<T> call) {
        Future<T> answered = connected()
                .compose(ready -> Future.fromCompletionStage(collection(ready, space.model())))
                .compose(there -> called(space, call))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(told(space, failure)));
        return Contexts.here(answered);
    }

    private <T> Future<T> called(Space space, Call<T> call) {
        try {
            return Future.fromCompletionStage(call.on(client().collections.use(collectionName(space.model()))));
        } catch (Exception failure) {
            return Future.failedFuture(failure);
        }
    }

    private Future<WeaviateClientAsync> connected() {
        WeaviateClientAsync known = client;
        return known != null ? Future.succeededFuture(known) : vertx.executeBlocking(() -> client(), false);
    }

    /** One client for as long as the server runs: every other one would open a channel of its own. */
    private synchronized WeaviateClientAsync client() {
        WeaviateClientAsync known = client;
        if (known == null) {
            known = address.connect();
            client = known;
        }
        return known;
    }

    private CompletableFuture<Boolean> collection(WeaviateClientAsync ready, String model) {
        CompletableFuture<Boolean> known = collections.computeIfAbsent(model, each -> made(ready, each));
        if (known.isCompletedExceptionally()) {
            collections.remove(model, known);
        }
        return known;
    }

    private static CompletableFuture<Boolean> made(WeaviateClientAsync ready, String model) {
        String name = collectionName(model);
        return ready.collections
                .exists(name)
                .thenCompose(there -> there
                        ? CompletableFuture.completedFuture(true)
                        : ready.collections
                                .create(name, WeaviateObjects::schema)
                                .handle((handle, failure) -> true)
                                // Another server may have been faster.
                                .thenCompose(tried -> ready.collections.exists(name))
                                .thenApply(now -> {
                                    if (!now) {
                                        throw new CompletionException(
                                                new IllegalStateException("no collection " + name));
                                    }
                                    return true;
                                }));
    }

    private static String collectionName(String model) {
        return "Knowledge_" + model;
    }

    private static RuntimeException rejected(Space space, String error) {
        return isMissing(error)
                ? new SpaceMissing(space)
                : new StoreUnavailable(
                        "the similarity server refused an entry", true, new IllegalStateException(error));
    }

    private RuntimeException told(Space space, Throwable failure) {
        if (failure instanceof SpaceMissing missing) {
            return missing;
        }
        if (failure instanceof StoreUnavailable unavailable) {
            return unavailable;
        }
        String message = String.valueOf(failure.getMessage());
        if (isMissing(message)) {
            // A server that was wiped has lost its collection too.
            collections.remove(space.model());
            return new SpaceMissing(space);
        }
        boolean unknown = failure instanceof TimeoutException || !(failure instanceof WeaviateApiException);
        return new StoreUnavailable("the similarity server does not answer", unknown, failure);
    }

    /** Weaviate tells a missing tenant or collection in words alone. */
    private static boolean isMissing(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("tenant not found")
                || words.contains("could not find class")
                || words.contains("class not found")
                || words.contains("not found in schema")
                || words.contains("tenant") && words.contains("not found")
                || words.contains("collection") && words.contains("not found");
    }

    @Override
    public synchronized void close() {
        WeaviateClientAsync open = client;
        if (open != null) {
            try {
                open.close();
            } catch (Exception alreadyGone) {
                client = null;
            }
        }
    }
}
