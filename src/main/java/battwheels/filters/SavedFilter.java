package battwheels.filters;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A saved filter.
 *
 * @param list the list it narrows
 * @param query the parameters of the address and their values
 * @param shared whether everybody here sees it; only its owner changes it
 * @param ownerId a user id
 */
record SavedFilter(
        String filterId,
        FilterList list,
        String name,
        Map<String, String> query,
        boolean shared,
        String ownerId,
        String ownerName,
        Instant createdAt,
        Instant updatedAt) {

    SavedFilter {
        query = new TreeMap<>(query);
    }

    boolean isSeenBy(String userId) {
        return shared || ownerId.equals(userId);
    }
}
