package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Contract CONTRACT = Contract.load();
    private final Operation list = CONTRACT.operation("listTickets").orElseThrow();
    private final Operation get = CONTRACT.operation("getTicket").orElseThrow();
    private final Operation create = CONTRACT.operation("createTicket").orElseThrow();

    @Test
    void defaultsAreFilledIn() {
        var values = accepted("");

        assertThat(values.number("page")).contains(1L);
        assertThat(values.number("limit")).contains(25L);
        assertThat(values.text("sort_order")).contains("desc");
    }

    @Test
    void aLimitOverOneHundredIsAFaultThatNamesIt() {
        assertThat(read("limit=101")).isEqualTo(malformed(new Fault("query/limit", "limit must be at most 100.")));
    }

    @Test
    void everyFaultIsReported() {
        assertThat(read("limit=ten&page=0&sort_order=up&sort_by=age"))
                .isEqualTo(malformed(
                        new Fault("query/page", "page must be at least 1."),
                        new Fault("query/limit", "limit must be a whole number."),
                        new Fault(
                                "query/sort_by",
                                "sort_by must be one of created_at, updated_at, priority, status, title, due_at."),
                        new Fault("query/sort_order", "sort_order must be one of asc, desc.")));
    }

    @Test
    void anUnknownParameterIsIgnored() {
        assertThat(accepted("per_page=7&limit=5").number("limit")).contains(5L);
    }

    @Test
    void aSingleValueGivenTwiceIsAFault() {
        assertThat(read("page=1&page=2"))
                .isEqualTo(malformed(new Fault("query/page", "page must be given only once.")));
    }

    @Test
    void listsTakeCommasAndRepeats() {
        assertThat(accepted("status=open,assigned&status=closed,").list("status"))
                .containsExactly("open", "assigned", "closed");
    }

    @Test
    void aPathThatCannotBeAnIdLeadsNowhere() {
        assertThat(Parameters.read(get, Map.of("ticket_id", "x".repeat(65)), name -> List.of(), name -> List.of()))
                .isInstanceOf(ParameterReading.Nowhere.class);
    }

    @Test
    void headersAreReadInAnyCaseAndChecked() {
        var headers = Map.of("Idempotency-Key", List.of("has space"));

        assertThat(Parameters.read(create, Map.of(), n -> List.of(), n -> headers.getOrDefault(n, List.of())))
                .isEqualTo(malformed(new Fault(
                        "header/Idempotency-Key",
                        "Idempotency-Key must be 1 to 200 visible ASCII characters without spaces.")));
    }

    @Test
    void filtersAreTheSameInAnyOrderAndLeaveThePageOut() {
        assertThat(accepted("status=open&limit=3").filters())
                .isEqualTo(accepted("sort_order=asc&status=open&page=2").filters())
                .isNotEqualTo(accepted("status=closed").filters());
    }

    private ParameterValues accepted(String query) {
        return ((ParameterReading.Accepted) read(query)).values();
    }

    private ParameterReading read(String query) {
        var decoded = (QueryString.Decoded) QueryString.decode(query);
        return Parameters.read(list, Map.of(), decoded::all, name -> List.of());
    }

    private static ParameterReading malformed(Fault... faults) {
        return new ParameterReading.Malformed(List.of(faults));
    }
}
