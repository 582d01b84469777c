package battwheels.demo;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoTest {
    private static final Path COMPLAINTS = Path.of("src/test/resources/demo/recalls.jsonl");

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    @Test
    void theDayGoesAsTold() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

        new WorkshopDay(SERVER.url(), Complaint.read(COMPLAINTS), new Teller(out)).run();

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("On the screen: ticket.closed", "Ticket closed", "done", "That was the day");
    }
}
