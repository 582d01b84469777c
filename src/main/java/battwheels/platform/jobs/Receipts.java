package battwheels.platform.jobs;

import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Acknowledges what was dealt with within a moment in one go. A receipt that is lost costs one more look at a job. */
final class Receipts {
    private static final long MOMENT_MS = 10;
    private static final int FULL = 128;

    private final TenantStreams streams;
    private final String group;
    private final Later later;
    private final Map<Slip, List<String>> open = new HashMap<>();

    Receipts(TenantStreams streams, String group, Later later) {
        this.streams = streams;
        this.group = group;
        this.later = later;
    }

    /** One stream's receipts; scopes of one organization are as good as each other. */
    private record Slip(String organization, Lane lane) {}

    void add(Scope scope, Lane lane, String entry) {
        Slip slip = new Slip(scope.organization().value(), lane);
        List<String> full = null;
        synchronized (open) {
            List<String> entries = open.get(slip);
            if (entries == null) {
                entries = new ArrayList<>();
                open.put(slip, entries);
                later.run(MOMENT_MS, () -> hand(scope, slip));
            }
            entries.add(entry);
            if (entries.size() >= FULL) {
                full = List.copyOf(entries);
                entries.clear();
            }
        }
        if (full != null) {
            send(scope, lane, full);
        }
    }

    private void hand(Scope scope, Slip slip) {
        List<String> entries;
        synchronized (open) {
            entries = open.remove(slip);
        }
        if (entries != null && !entries.isEmpty()) {
            send(scope, slip.lane(), entries);
        }
    }

    private void send(Scope scope, Lane lane, List<String> entries) {
        streams.open(scope, lane.stream()).settle(group, entries);
    }
}
