package battwheels.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as a domain found it.
 *
 * @param rows at most as many as were asked for
 * @param totalCount all rows that fit the filter
 * @param next where the next page begins, null when this is the last
 */
public record Slice<T>(
        List<T> rows, long totalCount, @Nullable Position next) {
    public Slice {
        rows = List.copyOf(rows);
    }

    /** @param fetched the rows read with {@link PageQuery#fetch()}, the extra one included */
    public static <T> Slice<T> of(PageQuery query, List<T> fetched, long totalCount, Function<T, Position> position) {
        var rows = fetched.subList(0, Math.min(fetched.size(), query.limit()));
        var more = fetched.size() > query.limit();
        return new Slice<>(rows, totalCount, more ? position.apply(rows.getLast()) : null);
    }

    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(rows.stream().map(change).toList(), totalCount, next);
    }
}
