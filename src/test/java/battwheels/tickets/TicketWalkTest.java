package battwheels.tickets;

import static battwheels.tickets.Workshop.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walking a whole list of tickets, and counting it. */
class TicketWalkTest {
    private static final String[] PRIORITIES = {"low", "medium", "high", "critical"};

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Workshop desk = Workshop.of(owner);

    private List<String> filled(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(desk.opened("title", "Same title", "priority", PRIORITIES[i % 4])
                    .text("/ticket_id"));
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, desc",
        "created_at, asc",
        "priority, desc",
        "priority, asc",
        "title, desc",
        "title, asc",
        "status, asc"
    })
    void cursorsWalkTheWholeListOnceWhileOthersAreAdded(String field, String order) {
        List<String> there = filled(11);
        List<String> seen = new ArrayList<>();
        String query = TICKETS + "?limit=3&sort_by=" + field + "&sort_order=" + order;

        Answer page = desk.api().get(query).mustBe(200);
        for (int pages = 1; pages < 20; pages++) {
            seen.addAll(Workshop.rows(page, "ticket_id"));
            if (!page.at("/pagination/has_next").asBoolean()) {
                break;
            }
            desk.opened("title", pages % 2 == 0 ? "A first title" : "Zuletzt", "priority", PRIORITIES[pages % 4]);
            page = desk.api()
                    .get(query + "&cursor=" + page.text("/pagination/next_cursor"))
                    .mustBe(200);
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
        assertThat(page.at("/pagination/next_cursor").isNull()).isTrue();
    }

    @Test
    void statisticsCountWhatTheListHolds() {
        Member ravi = owner.invites("technician");
        for (TicketState state : TicketState.values()) {
            for (int n = 0; n <= state.ordinal() % 3; n++) {
                String ticket = desk.open();
                for (TicketState to : TicketPaths.to(state)) {
                    desk.change(
                                    ticket,
                                    "status",
                                    to.wireName(),
                                    "resolution",
                                    "Cured",
                                    "assigned_technician_id",
                                    to == TicketState.ASSIGNED ? ravi.userId() : null)
                            .mustBe(200);
                }
            }
        }

        Answer stats = desk.api().get(TICKETS + "/stats").mustBe(200);

        assertThat(stats.at("/by_status")).hasSize(TicketState.values().length);
        for (TicketState state : TicketState.values()) {
            Answer list =
                    desk.api().get(TICKETS + "?status=" + state.wireName()).mustBe(200);
            assertThat(stats.at("/by_status/" + state.wireName()).asInt())
                    .isEqualTo(list.at("/pagination/total_count").asInt())
                    .isEqualTo(1 + state.ordinal() % 3);
        }
        assertThat(stats.at("/open").asInt()).isEqualTo(1);
        assertThat(stats.at("/in_progress").asInt())
                .isEqualTo(stats.at("/by_status/in_progress").asInt());
        assertThat(stats.at("/total").asInt())
                .isEqualTo(desk.api().get(TICKETS).at("/pagination/total_count").asInt());
    }
}
