package battwheels.events;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A server that ends while events are under way has nothing to complain of. */
class QuietEndTest {
    private static final Logger PLATFORM = (Logger) LoggerFactory.getLogger("battwheels.platform");

    @Test
    void aServerThatEndsAmidEventsSaysNothing() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (TestServer server = new TestServer().start()) {
            Member owner = server.signUp();
            var listening = listening(said);
            PLATFORM.addAppender(listening);
            for (int i = 0; i < 20; i++) {
                owner.api()
                        .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                        .mustBe(201);
            }
            server.stop();
            PLATFORM.detachAppender(listening);
            server.start();
        }
        assertThat(said).isEmpty();
    }

    private static AppenderBase<ILoggingEvent> listening(List<String> said) {
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                if (line.getLevel().isGreaterOrEqual(Level.WARN)) {
                    said.add(line.getLoggerName() + ": " + line.getFormattedMessage() + " " + line.getThrowableProxy());
                }
            }
        };
        appender.setContext(PLATFORM.getLoggerContext());
        appender.start();
        return appender;
    }
}
