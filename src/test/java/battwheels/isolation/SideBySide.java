package battwheels.isolation;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same for several organizations at once: each is a world of its own, and the server is not asked in turn. */
final class SideBySide {
    private static final int THREADS = 4;

    private SideBySide() {}

    static <T> void each(Collection<T> all, Consumer<T> work) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Boolean>> tasks =
                    all.stream().map(each -> task(each, work)).toList();
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private static <T> Callable<Boolean> task(T each, Consumer<T> work) {
        return () -> {
            work.accept(each);
            return true;
        };
    }
}
