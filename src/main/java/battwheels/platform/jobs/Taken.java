package battwheels.platform.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One organization's announcements in this server, not started yet. */
final class Taken {
    private static final int HELD_MOST = 256;

    private final Map<Lane, Deque<JobCarrier.Carried>> lanes = new EnumMap<>(Lane.class);

    Taken() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    void add(JobCarrier.Carried job) {
        queue(job.lane()).addLast(job);
    }

    /** It could not be started after all. */
    void putBack(JobCarrier.Carried job) {
        queue(job.lane()).addFirst(job);
    }

    /** Lanes of which more may be taken: not those in which much is held for want of room in its kind. */
    Set<Lane> hungry() {
        Set<Lane> hungry = EnumSet.noneOf(Lane.class);
        lanes.forEach((lane, queue) -> {
            if (queue.size() < HELD_MOST) {
                hungry.add(lane);
            }
        });
        return hungry;
    }

    /** The first of the most urgent lane whose kind may start now. */
    Optional<JobCarrier.Carried> next(Predicate<String> startable) {
        for (Lane lane : Lane.values()) {
            Iterator<JobCarrier.Carried> each = queue(lane).iterator();
            while (each.hasNext()) {
                JobCarrier.Carried job = each.next();
                if (startable.test(job.job().kind())) {
                    each.remove();
                    return Optional.of(job);
                }
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return lanes.values().stream().allMatch(Deque::isEmpty);
    }

    private Deque<JobCarrier.Carried> queue(Lane lane) {
        return lanes.computeIfAbsent(lane, none -> new ArrayDeque<>());
    }
}
