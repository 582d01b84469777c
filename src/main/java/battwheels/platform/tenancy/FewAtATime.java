package battwheels.platform.tenancy;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs many commands to a store a few at a time: a store that is only just starting would answer the last of a crowd
 * after that one's time-out.
 */
final class FewAtATime {
    private static final int LANES = 8;

    private FewAtATime() {}

    /** Completes when all have succeeded; of a lane in which one fails, the rest is not begun. */
    static Future<Void> run(List<Supplier<Future<Void>>> commands) {
        List<Future<Void>> lanes = new ArrayList<>();
        for (int first = 0; first < Math.min(LANES, commands.size()); first++) {
            Future<Void> lane = Future.succeededFuture();
            for (int next = first; next < commands.size(); next += LANES) {
                Supplier<Future<Void>> command = commands.get(next);
                lane = lane.compose(done -> command.get());
            }
            lanes.add(lane);
        }
        return Future.all(lanes).mapEmpty();
    }
}
