package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The bounds a filter sets to string ids, at the top or inside an {@code $and}. May be wider than what the filter says: a
 * bound that is itself no match lies within.
 *
 * @param from empty when there is none
 * @param to null when there is none
 */
record IdRange(String from, @Nullable String to) {
    private static final IdRange ALL = new IdRange("", null);

    static IdRange of(Document filter) {
        IdRange range = filter.get("_id") instanceof Document bounds ? ofBounds(bounds) : ALL;
        if (filter.get("$and") instanceof Collection<?> clauses) {
            for (Object clause : clauses) {
                range = clause instanceof Document narrower ? range.and(of(narrower)) : range;
            }
        }
        return range;
    }

    private static IdRange ofBounds(Document bounds) {
        IdRange range = ALL;
        for (String above : new String[] {"$gt", "$gte"}) {
            range = bounds.get(above) instanceof String from ? range.and(new IdRange(from, null)) : range;
        }
        for (String below : new String[] {"$lt", "$lte"}) {
            range = bounds.get(below) instanceof String to ? range.and(new IdRange("", to)) : range;
        }
        return range;
    }

    private IdRange and(IdRange other) {
        return new IdRange(from.compareTo(other.from) >= 0 ? from : other.from, lower(to, other.to));
    }

    private static @Nullable String lower(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
