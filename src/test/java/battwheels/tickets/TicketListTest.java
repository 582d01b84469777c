package battwheels.tickets;

import static battwheels.tickets.Workshop.TICKETS;
import static battwheels.tickets.Workshop.body;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists of tickets find, and in which order. The organization's days are India's. */
class TicketListTest {
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK);

    private static Member owner;
    private static Member ravi;
    private static Workshop desk;

    @BeforeAll
    static void fill() {
        owner = SERVER.signUp();
        ravi = owner.invites("technician");
        desk = Workshop.of(owner);
        String brakes = at("2026-04-01T18:00:00Z", "brakes", "priority", "critical", "category", "chassis");
        at("2026-04-01T18:29:59.999Z", "Charger", "priority", "low", "category", "battery");
        String display = at("2026-04-01T18:30:00Z", "display", "priority", "high", "customer_name", "Asha");
        String axle = at("2026-04-02T18:00:00Z", "Axle", "priority", "medium", "category", "chassis");
        desk.assign(brakes, ravi.userId()).mustBe(200);
        desk.change(display, "status", "in_progress").mustBe(200);
        CLOCK.advance(Duration.ofSeconds(1));
        desk.change(axle, "status", "work_in_progress").mustBe(200);
        CLOCK.advance(Duration.ofSeconds(1));
        desk.change(axle, "status", "pending_parts").mustBe(200);
        Workshop.of(SERVER.signUp()).opened("title", "Of another workshop", "priority", "critical");
    }

    /** Opens a ticket at an instant not before the present one. */
    private static String at(String instant, String title, Object... fields) {
        CLOCK.advance(Duration.between(CLOCK.instant(), Instant.parse(instant)));
        Answer made = desk.opened(fields);
        return Workshop.path(desk.change(Workshop.path(made), "title", title).mustBe(200));
    }

    private static List<String> titles(String query) {
        return desk.listed(query, "title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=open | Charger",
                "status=assigned | brakes",
                "status=technician_assigned | brakes",
                "status=in_progress | display",
                "status=work_in_progress,waiting_for_parts | Axle,display",
                "status=work_in_progress,in_progress | display",
                "status=open,assigned,in_progress,pending_parts | Axle,display,Charger,brakes",
                "status=closed |",
                "priority=critical | brakes",
                "priority=high,medium | Axle,display",
                "category=chassis | Axle,brakes",
                "category=Chassis |",
                "ticket_type=onsite | display",
                "ticket_type=workshop | Axle,Charger,brakes",
                "category=chassis&priority=critical&status=assigned | brakes",
                "category=battery&priority=critical |",
                "from=2026-04-01&to=2026-04-01 | Charger,brakes",
                "from=2026-04-02 | Axle,display",
                "to=2026-04-01 | Charger,brakes",
                "from=2026-04-02&to=2026-04-02 | Axle,display",
                "from=2026-04-03 |",
                "to=2026-03-31 |",
                "from=2026-04-02&to=2026-04-01 |",
                "from=0001-01-01&to=9999-12-31 | Axle,display,Charger,brakes"
            })
    void filtersNarrowTheList(String query, String found) {
        List<String> expected = found == null ? List.of() : List.of(found.split(","));

        assertThat(titles("?" + query)).isEqualTo(expected);
        assertThat(desk.api()
                        .get(TICKETS + "?limit=1&" + query)
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(expected.size());
    }

    @Test
    void aTechniciansTicketsAreFoundByTheUserId() {
        assertThat(titles("?technician_id=" + ravi.userId())).containsExactly("brakes");
        assertThat(titles("?technician_id=" + Workshop.NO_USER)).isEmpty();
    }

    @Test
    void daysAreTheOrganizationsOwn() {
        Member abroad = SERVER.signUp();
        Workshop shop = Workshop.of(abroad);
        shop.opened("title", "Half past eleven at night in India");
        CLOCK.advance(Duration.ofHours(3));
        shop.opened("title", "The next day in India");
        String evening = "?to=2026-04-02";

        assertThat(shop.listed(evening, "title")).containsExactly("Half past eleven at night in India");
        abroad.api()
                .patch("/api/v1/organizations/me/settings", body("settings", body("timezone", "Etc/UTC")))
                .mustBe(200);
        assertThat(shop.listed(evening, "title")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "created_at | brakes,Charger,display,Axle",
                "updated_at | Charger,brakes,display,Axle",
                "priority | Charger,Axle,display,brakes",
                "status | Charger,brakes,display,Axle",
                "title | Axle,brakes,Charger,display"
            })
    void everySortFieldRunsBothWays(String field, String ascending) {
        List<String> upwards = List.of(ascending.split(","));

        assertThat(titles("?sort_order=asc&sort_by=" + field)).isEqualTo(upwards);
        assertThat(titles("?sort_order=desc&sort_by=" + field)).isEqualTo(upwards.reversed());
        assertThat(titles("?sort_by=" + field)).isEqualTo(upwards.reversed());
    }

    @Test
    void theNewestComesFirstUnlessAskedOtherwise() {
        assertThat(titles("")).containsExactly("Axle", "display", "Charger", "brakes");
    }

    @Test
    void pagesAreNumberedAndCounted() {
        Answer second = desk.api().get(TICKETS + "?page=2&limit=3").mustBe(200);
        Answer beyond = desk.api().get(TICKETS + "?page=9&limit=3").mustBe(200);

        assertThat(Workshop.rows(second, "title")).containsExactly("brakes");
        assertThat(second.at("/pagination/page").asInt()).isEqualTo(2);
        assertThat(second.at("/pagination/total_pages").asInt()).isEqualTo(2);
        assertThat(second.at("/pagination/has_prev").asBoolean()).isTrue();
        assertThat(second.at("/pagination/has_next").asBoolean()).isFalse();
        assertThat(second.at("/pagination/next_cursor").isNull()).isTrue();
        assertThat(beyond.at("/data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=ten",
                "limit=",
                "page=0",
                "page=10001",
                "page=1.5",
                "sort_by=resolution",
                "sort_by=priority_rank",
                "sort_order=up",
                "status=gone",
                "status=open,gone",
                "priority=urgent",
                "ticket_type=remote",
                "from=2026-02-30",
                "to=yesterday",
                "from=2026-04-01T00:00:00Z",
                "status=open&status=gone",
                "cursor=nonsense",
                "cursor=%00"
            })
    void whatTheContractDoesNotKnowIsRefused(String query) {
        assertThat(desk.api().get(TICKETS + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void aCursorLeadsOnlyWhereItCameFrom() {
        Api api = desk.api();
        String filter = TICKETS + "?status=open,assigned,in_progress";
        String cursor =
                "&limit=2&cursor=" + api.get(filter + "&limit=2").mustBe(200).text("/pagination/next_cursor");
        String timeline = Workshop.path(
                        api.get(TICKETS + "/" + desk.listed("", "ticket_id").getFirst())) + "/activities";

        assertThat(Workshop.rows(api.get(filter + cursor), "title")).hasSize(1);
        assertThat(List.of(
                        api.get(TICKETS + "?status=open" + cursor),
                        api.get(filter + "&priority=high" + cursor),
                        api.get(filter + "&sort_by=priority" + cursor),
                        api.get(filter + "&sort_order=asc" + cursor),
                        api.get(timeline + "?" + cursor.substring(1)),
                        SERVER.signUp().api().get(filter + cursor)))
                .extracting(Answer::code)
                .containsOnly("CURSOR_INVALID");
    }
}
