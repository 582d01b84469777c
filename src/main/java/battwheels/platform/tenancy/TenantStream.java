package battwheels.platform.tenancy;

import battwheels.platform.store.NoSuchGroup;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.StreamEntry;
import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One stream of one organization; no method can name another's. Every method fails with {@link StoreUnavailable} when
 * the store does not answer in time; those that need a group with {@link NoSuchGroup} when it is not there.
 */
public final class TenantStream {
    private final Streams streams;
    private final String key;

    TenantStream(Streams streams, String key) {
        this.streams = streams;
        this.key = key;
    }

    /** As {@link Streams#add}. */
    public Future<String> add(Map<String, String> fields, long maxLength) {
        return streams.add(key, fields, maxLength);
    }

    /** As {@link Streams#addAll}. */
    public Future<List<String>> addAll(List<Map<String, String>> entries, long maxLength) {
        return streams.addAll(key, entries, maxLength);
    }

    /** As {@link Streams#addFollowing}. */
    public Future<Long> addFollowing(long after, List<Map<String, String>> entries, long maxLength, Duration kept) {
        return streams.addFollowing(key, after, entries, maxLength, kept);
    }

    /** Makes the group, and the stream if need be; fine if it is there. */
    public Future<Void> createGroup(String group, String afterId) {
        return streams.createGroup(key, group, afterId);
    }

    public Future<Void> dropGroup(String group) {
        return streams.dropGroup(key, group);
    }

    /** Entries nobody of the group has had. Does not wait. */
    public Future<List<StreamEntry>> readNew(String group, String consumer, int most) {
        return streams.readNew(key, group, consumer, most);
    }

    /** Entries this consumer has had and not acknowledged. */
    public Future<List<StreamEntry>> readPending(String group, String consumer, int most) {
        return streams.readPending(key, group, consumer, most);
    }

    public Future<Long> acknowledge(String group, List<String> ids) {
        return streams.acknowledge(key, group, ids);
    }

    /** As {@link Streams#settle}. */
    public Future<Long> settle(String group, List<String> ids) {
        return streams.settle(key, group, ids);
    }

    /** Takes over what others of the group hold for longer than {@code idle}. */
    public Future<List<StreamEntry>> claimAbandoned(String group, String consumer, Duration idle, int most) {
        return streams.claimAbandoned(key, group, consumer, idle, most);
    }

    /** How many entries of the group wait for acknowledgement. */
    public Future<Long> pending(String group) {
        return streams.pending(key, group);
    }

    public Future<Long> length() {
        return streams.length(key);
    }

    /** Entries after the id, in order, without any group. */
    public Future<List<StreamEntry>> range(String afterId, int most) {
        return streams.range(key, afterId, most);
    }

    public Future<Long> deleteEntries(List<String> ids) {
        return streams.deleteEntries(key, ids);
    }

    public Future<Long> trim(long maxLength) {
        return streams.trim(key, maxLength);
    }

    /** The stream goes by itself after this time, unless it is added to. */
    public Future<Void> keepFor(Duration time) {
        return streams.keepFor(key, time);
    }

    /** The stream and its groups are gone. */
    public Future<Void> drop() {
        return streams.drop(key);
    }
}
