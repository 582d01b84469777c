package battwheels.platform.http.paging;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.ParameterReading;
import battwheels.platform.http.contract.ParameterValues;
import battwheels.platform.http.contract.Parameters;
import battwheels.platform.http.contract.QueryString;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.Slice;
import battwheels.platform.paging.SortOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageRequestsTest {
    private final battwheels.platform.http.contract.Operation list =
            Contract.load().operation("listTickets").orElseThrow();
    private final PageRequests target = new PageRequests(new TestSeal());

    @Test
    void theFirstPageIsAskedForByDefault() {
        assertThat(target.read("org_a", list, values("")))
                .contains(new PageQuery(1, 25, null, "created_at", SortOrder.DESC));
    }

    @Test
    void aPageByNumberSkipsTheRowsBefore() {
        assertThat(target.read("org_a", list, values("page=3&limit=10"))
                        .orElseThrow()
                        .skip())
                .isEqualTo(20);
    }

    @Test
    void theCursorOfAPageLeadsToTheNext() {
        var first = target.read("org_a", list, values("limit=2&status=open")).orElseThrow();
        var cursor = pagination("limit=2&status=open", first, 5).nextCursor();

        var second = target.read("org_a", list, values("limit=2&status=open&cursor=" + cursor))
                .orElseThrow();

        assertThat(second).isEqualTo(new PageQuery(2, 2, new Position(1L, "tkt_1"), "created_at", SortOrder.DESC));
        assertThat(second.skip()).isZero();
        assertThat(pagination("limit=2&status=open", second, 5))
                .satisfies(p -> assertThat(p.hasPrev()).isTrue())
                .satisfies(p -> assertThat(p.totalPages()).isEqualTo(3));
    }

    @Test
    void aCursorOfAnotherOrganizationFilterOrSortIsRefused() {
        var query = target.read("org_a", list, values("limit=2")).orElseThrow();
        var cursor = pagination("limit=2", query, 5).nextCursor();

        assertThat(target.read("org_b", list, values("cursor=" + cursor))).isEmpty();
        assertThat(target.read("org_a", list, values("status=open&cursor=" + cursor)))
                .isEmpty();
        assertThat(target.read("org_a", list, values("sort_order=asc&cursor=" + cursor)))
                .isEmpty();
        assertThat(target.read("org_a", list, values("cursor=" + cursor))).isPresent();
    }

    @Test
    void theLastPageHasNoCursor() {
        var query = new PageQuery(1, 25, null, "created_at", SortOrder.DESC);

        assertThat(pagination("", query, 25)).isEqualTo(new Pagination(1, 25, 25, 1, false, false, null));
    }

    private Pagination pagination(String asked, PageQuery query, int rows) {
        var fetched = IntStream.range(0, Math.min(rows, query.fetch())).boxed().toList();
        var slice = Slice.of(query, fetched, rows, row -> new Position(row.longValue(), "tkt_" + row));
        return target.pagination("org_a", list, values(asked), query, slice);
    }

    private ParameterValues values(String query) {
        var decoded = (QueryString.Decoded) QueryString.decode(query);
        return ((ParameterReading.Accepted) Parameters.read(list, Map.of(), decoded::all, n -> List.of())).values();
    }
}
