package battwheels.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.config.Secret;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class JsonLinesTest {

    @Test
    void aLineIsOneObjectWithItsOwnKeysBesideTheFixedOnes() {
        var line = written(log -> log.atInfo()
                .addKeyValue("organization", "org_1")
                .addKeyValue("took_ms", 12)
                .log("ticket closed"));

        assertThat(new JsonObject(line).getMap())
                .containsEntry("level", "INFO")
                .containsEntry("logger", "battwheels.test")
                .containsEntry("message", "ticket closed")
                .containsEntry("organization", "org_1")
                .containsEntry("took_ms", 12)
                .containsKeys("time", "thread");
    }

    @Test
    void whateverTheMessageCarriesOneEventStaysOneLine() {
        var line = written(log -> log.warn("first\nsecond \"quoted\" {}", "x\r\ny"));

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(new JsonObject(line).getString("message")).isEqualTo("first\nsecond \"quoted\" x\r\ny");
    }

    @Test
    void secretsAreMaskedByTheirType() {
        var secret = new Secret("hunter2");

        var line = written(log -> log.atInfo().addKeyValue("password", secret).log("login of {}", secret));

        assertThat(line).doesNotContain("hunter2").contains("\"password\":\"***\"", "login of ***");
    }

    @Test
    void aKeyOfTheLineDoesNotHideOneOfOurs() {
        var line = written(log -> log.atInfo().addKeyValue("level", "high").log("battery"));

        assertThat(new JsonObject(line).getMap()).containsEntry("level", "INFO").containsEntry("level_", "high");
    }

    @Test
    void anErrorBringsItsStackInTheSameLine() {
        var line = written(log ->
                log.atError().setCause(new IllegalStateException("broken")).log("stopped"));

        assertThat(new JsonObject(line).getString("error")).contains("IllegalStateException: broken", "JsonLinesTest");
    }

    @Test
    void aScopeBringsOrganizationActorAndCorrelation() {
        var scope = new Scope(
                new OrganizationId("org_" + "0".repeat(26)),
                Actor.SYSTEM,
                Grants.NONE,
                "cor_1",
                new Deadline(Long.MAX_VALUE));

        var line = written(log -> ScopedLine.of(scope, log.atInfo()).log("hello"));

        assertThat(new JsonObject(line).getMap())
                .containsEntry("organization", "org_" + "0".repeat(26))
                .containsEntry("actor", "system")
                .containsEntry("correlation_id", "cor_1");
    }

    private static String written(Consumer<Logger> writing) {
        var context = new LoggerContext();
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        var log = context.getLogger("battwheels.test");
        log.addAppender(events);
        writing.accept(log);
        return new String(new JsonLines().encode(events.list.getFirst()), StandardCharsets.UTF_8);
    }
}
