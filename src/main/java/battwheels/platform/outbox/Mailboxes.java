package battwheels.platform.outbox;

import battwheels.platform.outbox.Relay.Waiting;
import battwheels.platform.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What waits for the relay, per organization; one drain at a time in each. Bounded over all of them. */
final class Mailboxes {
    private final ConcurrentHashMap<OrganizationId, Box> boxes = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int max;

    Mailboxes(int max) {
        this.max = max;
    }

    /** True when the caller must start a drain. When full the document is left to the recovery. */
    boolean put(OrganizationId organization, Waiting waiting) {
        if (size.get() >= max) {
            return false;
        }
        boolean[] first = new boolean[1];
        boxes.compute(organization, (id, found) -> {
            first[0] = found == null;
            Box box = found == null ? new Box() : found;
            if (box.waiting.add(waiting)) {
                size.incrementAndGet();
            }
            return box;
        });
        return first[0];
    }

    /** The next one, or null when the box is empty and gone: the drain is over. */
    @Nullable
    Waiting take(OrganizationId organization) {
        Box left = boxes.computeIfPresent(organization, (id, box) -> box.next() ? box : null);
        if (left == null) {
            return null;
        }
        size.decrementAndGet();
        return left.running;
    }

    /** Everything not known to be finished, the one under way included. */
    List<Waiting> unfinished(OrganizationId organization) {
        List<Waiting> all = new ArrayList<>();
        boxes.computeIfPresent(organization, (id, box) -> {
            if (box.running != null) {
                all.add(box.running);
            }
            all.addAll(box.waiting);
            return box;
        });
        return all;
    }

    private static final class Box {
        private final SequencedSet<Waiting> waiting = new LinkedHashSet<>();
        private @Nullable Waiting running;

        boolean next() {
            running = waiting.isEmpty() ? null : waiting.removeFirst();
            return running != null;
        }
    }
}
