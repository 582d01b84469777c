package battwheels.demo;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final Path COMPLAINTS = Path.of("src/test/resources/demo/recalls.jsonl");

    @RegisterExtension
    static final TestServer SERVER =
            new TestServer().with("SIGNUP_PLAN", "professional").with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    @TempDir
    static Path papers;

    @Test
    void theDayGoesAsTold() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

        Path mails = SERVER.mails().folder();
        new WorkshopDay(SERVER.url(), Complaint.read(COMPLAINTS), new Teller(out), papers, Optional.of(mails)).run();

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains(
                        "On the screen: ticket.closed",
                        "Ticket closed",
                        "done",
                        "Lata finds what",
                        "Accounts Receivable",
                        "That was the day");
        assertThat(papers.resolve("invoice.pdf"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-");
    }
}
