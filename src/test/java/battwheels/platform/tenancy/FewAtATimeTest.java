package battwheels.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FewAtATimeTest {
    private final Queue<Promise<Void>> running = new ArrayDeque<>();
    private int begun;

    private Future<Void> run(int commands) {
        List<Supplier<Future<Void>>> all = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            all.add(() -> {
                begun++;
                Promise<Void> promise = Promise.promise();
                running.add(promise);
                return promise.future();
            });
        }
        return FewAtATime.run(all);
    }

    @Test
    void eachBeginsWhenOneBeforeItIsDoneAndNoneIsLeftOut() {
        Future<Void> target = run(21);
        assertThat(begun).isEqualTo(8);

        for (int done = 1; done <= 21; done++) {
            assertThat(target.isComplete()).isFalse();
            running.remove().complete();
            assertThat(begun).isEqualTo(Math.min(21, 8 + done));
        }

        assertThat(target.succeeded()).isTrue();
    }

    @Test
    void oneThatFailsFailsAll() {
        Future<Void> target = run(9);

        running.remove().fail("refused");

        assertThat(target.failed()).isTrue();
        assertThat(begun).isEqualTo(8);
    }

    @Test
    void nothingToDoIsDone() {
        assertThat(run(0).succeeded()).isTrue();
        assertThat(run(1).isComplete()).isFalse();
    }
}
