package battwheels.platform.jobs;

import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.PlatformCollection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts a bug between the machine and its documents. */
final class PlantedDocuments {
    private @Nullable Runnable heldMark;

    private PlantedDocuments() {}

    static DocumentStore of(Planted bug, DocumentStore documents) {
        PlantedDocuments between = new PlantedDocuments();
        return switch (bug) {
            case LEASE_UNCHECKED -> name -> between.unchecked(name, documents.open(name));
            case MARK_AFTER_JOB -> name -> between.swapped(name, documents.open(name));
            case NONE, KEYS_NOT_UNIQUE, EFFECT_NOT_KEYED -> documents;
        };
    }

    private Documents unchecked(String name, Documents documents) {
        return name.equals(StoredJobs.SPEC.name())
                ? proxy((self, method, arguments) -> {
                    if (method.getName().equals("updateOne") || method.getName().equals("findOneAndUpdate")) {
                        JsonObject filter = ((JsonObject) arguments[0]).copy();
                        filter.remove("lease.token");
                        if ("running".equals(filter.getString("state"))) {
                            filter.remove("attempts");
                        }
                        return call(documents, method, filter, arguments[1]);
                    }
                    return call(documents, method, arguments);
                })
                : documents;
    }

    private Documents swapped(String name, Documents documents) {
        if (name.equals(PlatformCollection.JOB_MARKS.collectionName())) {
            return proxy((self, method, arguments) -> {
                if (method.getName().equals("upsert")) {
                    heldMark = () -> documents.upsert((JsonObject) arguments[0], (JsonObject) arguments[1]);
                    return Future.succeededFuture(new JsonObject());
                }
                return call(documents, method, arguments);
            });
        }
        return name.equals(StoredJobs.SPEC.name())
                ? proxy((self, method, arguments) -> {
                    Object answer = call(documents, method, arguments);
                    Runnable mark = heldMark;
                    if (method.getName().equals("insert") && mark != null) {
                        heldMark = null;
                        mark.run();
                    }
                    return answer;
                })
                : documents;
    }

    private static Documents proxy(InvocationHandler handler) {
        return (Documents)
                Proxy.newProxyInstance(Documents.class.getClassLoader(), new Class<?>[] {Documents.class}, handler);
    }

    private static @Nullable Object call(Documents documents, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(documents, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
