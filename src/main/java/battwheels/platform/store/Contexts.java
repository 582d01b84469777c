package battwheels.platform.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;

/** Brings results that other threads made back to where they are waited for. */
public final class Contexts {
    private Contexts() {}

    /** The same future, its continuations on the caller's context if it has one. */
    public static <T> Future<T> here(Future<T> elsewhere) {
        Context home = Vertx.currentContext();
        if (home == null) {
            return elsewhere;
        }
        Promise<T> promise = Promise.promise();
        elsewhere.onComplete(result -> home.runOnContext(back -> promise.handle(result)));
        return promise.future();
    }

    public static <T> Future<T> here(CompletionStage<T> elsewhere) {
        return here(Future.fromCompletionStage(elsewhere));
    }
}
