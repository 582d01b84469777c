package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search of tickets and vehicles finds, and the board. */
class TicketSearchTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Member owner;
    private static Workshop desk;

    @BeforeAll
    static void fill() {
        owner = SERVER.signUp();
        desk = Workshop.of(owner);
        desk.open(
                "title", "Charger overheats",
                "priority", "critical",
                "customer_name", "José Fernandes",
                "contact_number", "+91 98765 43210",
                "vehicle_number", "DL 01 AB 1234",
                "error_codes_reported", List.of("E21"));
        desk.open("title", "Brake noise", "description", "Squeals on wet roads, charger is fine", "priority", "low");
        desk.open("title", "बैटरी चार्ज नहीं होती");
        desk.vehicle("KA05MN0042");
        Workshop.of(SERVER.signUp()).open("title", "Charger of another workshop");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "char, 2",
        "CHARGER overh, 1",
        "harger, 0",
        "jose fern, 1",
        "9876543, 1",
        "98765 43210, 1",
        "09876543210, 1",
        "dl01ab, 1",
        "DL 01 AB 12, 1",
        "e21, 1",
        "wet char, 1",
        "बैट, 1",
        "char$, 2",
        ".*, 0",
        "another, 0"
    })
    void aTicketIsFoundByBeginningsOfItsWords(String search, int count) {
        Answer found =
                desk.api().get(Workshop.TICKETS + "?search=" + encoded(search)).mustBe(200);

        assertThat(found.at("/pagination/total_count").asInt()).isEqualTo(count);
        assertThat(found.at("/data")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({"KA05, 1", "ka 05 mn, 1", "ather 450, 1", "asha, 1", "tesla, 0"})
    void aVehicleToo(String search, int count) {
        assertThat(desk.api().get("/api/v1/vehicles?search=" + encoded(search)).at("/data"))
                .hasSize(count);
    }

    @Test
    void ticketsAreSortedByWhatIsDueNext() {
        assertThat(desk.listed("?sort_by=due_at&sort_order=asc&search=char", "title"))
                .containsExactly("Charger overheats", "Brake noise");
        assertThat(desk.listed("?late=true", "title")).isEmpty();
        assertThat(desk.listed("?late=false&search=char", "title")).hasSize(2);
    }

    @Test
    void theBoardCountsWhatItNarrowsAndShowsTheMostUrgentFirst() {
        Member ravi = owner.invites("technician");
        Member other = owner.invites("technician");
        desk.assign(desk.open("title", "Tyre", "category", "tyres"), other.userId())
                .mustBe(200);

        Answer board = desk.api().get(Workshop.TICKETS + "/board?per_column=1").mustBe(200);
        Answer tyres =
                desk.api().get(Workshop.TICKETS + "/board?category=tyres").mustBe(200);
        Answer ravis =
                ravi.api().get(Workshop.TICKETS + "/board?category=tyres").mustBe(200);
        Answer one =
                desk.api().get(Workshop.TICKETS + "/board?status=closed,open").mustBe(200);

        assertThat(board.at("/columns")).hasSize(11);
        assertThat(board.at("/columns/0/count").asInt()).isEqualTo(3);
        assertThat(board.text("/columns/0/tickets/0/title")).isEqualTo("Charger overheats");
        assertThat(board.at("/columns/0/tickets")).hasSize(1);
        assertThat(tyres.at("/total").asInt()).isEqualTo(1);
        assertThat(tyres.text("/columns/1/tickets/0/title")).isEqualTo("Tyre");
        assertThat(ravis.at("/total").asInt()).isZero();
        assertThat(one.at("/columns")).hasSize(2);
        assertThat(desk.api().get(Workshop.TICKETS + "/board?per_column=51").status())
                .isEqualTo(400);
    }
}
