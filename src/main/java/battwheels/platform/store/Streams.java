package battwheels.platform.store;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What may be asked of the stream store, with no tenant in sight: only {@code platform.tenancy} hands it out, bound to
 * an organization or as one of the platform's few keys. Every method fails with {@link StoreUnavailable} when the store
 * does not answer within its time.
 */
public interface Streams {
    /** Adds an entry under an id of the store's choice, trimming the stream to about {@code maxLength}. Answers the id. */
    Future<String> add(String key, Map<String, String> fields, long maxLength);

    /** As {@link #add}, many in one round trip; all or the first ones are added. */
    Future<List<String>> addAll(String key, List<Map<String, String>> entries, long maxLength);

    /**
     * Adds entries that continue the stream: the first one's ordinal is {@code after + 1}, the next one's one more.
     * What the stream has already is passed over; nothing is added when it ends before {@code after}. A stream that
     * is not there is begun after {@code after}. Atomic, so two writers leave neither gap nor repetition.
     *
     * @param kept the stream goes by itself when nothing is added for this long
     * @return the ordinal of the stream's last entry afterwards
     */
    Future<Long> addFollowing(String key, long after, List<Map<String, String>> entries, long maxLength, Duration kept);

    /** Makes the group, and the stream if need be, reading what comes after {@code afterId}; fine if it is there. */
    Future<Void> createGroup(String key, String group, String afterId);

    Future<Void> dropGroup(String key, String group);

    /** Entries nobody of the group has had; fails with {@link NoSuchGroup}. Does not wait. */
    Future<List<StreamEntry>> readNew(String key, String group, String consumer, int most);

    /** Entries this consumer has had and not acknowledged, from the oldest; fails with {@link NoSuchGroup}. */
    Future<List<StreamEntry>> readPending(String key, String group, String consumer, int most);

    /** Number of entries taken off the group's pending list. */
    Future<Long> acknowledge(String key, String group, List<String> ids);

    /**
     * As {@link #acknowledge}, and the entries leave the stream in the same step: one left behind would look like one
     * that nobody has had yet. For streams with one group.
     */
    Future<Long> settle(String key, String group, List<String> ids);

    /** Takes over what others of the group hold for longer than {@code idle}; fails with {@link NoSuchGroup}. */
    Future<List<StreamEntry>> claimAbandoned(String key, String group, String consumer, Duration idle, int most);

    /** How many entries of the group wait for acknowledgement; fails with {@link NoSuchGroup}. */
    Future<Long> pending(String key, String group);

    Future<Long> length(String key);

    /** Entries after the id, in order, without any group. */
    Future<List<StreamEntry>> range(String key, String afterId, int most);

    Future<Long> deleteEntries(String key, List<String> ids);

    /** Cuts the stream to exactly its last {@code maxLength} entries; number of entries cut. */
    Future<Long> trim(String key, long maxLength);

    Future<Void> drop(String key);

    /** The key goes by itself after this time, unless that is changed until then. */
    Future<Void> keepFor(String key, Duration time);

    /** Waits, on a connection of its own, for entries of any of the streams after the ids given; empty in the end. */
    Future<Map<String, List<StreamEntry>>> awaitEntries(Map<String, String> afterIds, int most, Duration wait);

    /** Sets a value for a time; true when nobody had set it. */
    Future<Boolean> setIfAbsent(String key, String value, Duration lifetime);

    Future<Void> set(String key, String value);

    Future<Boolean> exists(String key);

    /** Members of a scored set: written with {@code score} unless they have a lower one. */
    Future<Void> schedule(String key, List<String> members, long score);

    /**
     * Members whose score is {@code until} or less, lowest first, each moved to {@code again} in the same step, so that
     * two callers never get the same one.
     */
    Future<List<String>> takeDue(String key, long until, long again, int most);

    /** Removes the member only if its score is still {@code score}; true when it was. */
    Future<Boolean> unschedule(String key, String member, long score);

    Future<Long> scheduled(String key);

    /** Leaves a note for one waiting caller of {@link #awaitBell}; notes beyond a few are dropped. */
    Future<Void> ring(String key);

    /** Waits, on a connection of its own, for a note; false when none came. */
    Future<Boolean> awaitBell(String key, Duration wait);
}
