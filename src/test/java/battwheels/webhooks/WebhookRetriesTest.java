package battwheels.webhooks;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.outgoing.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ten tries over three days; then the webhook is off, and its keepers know why. */
class WebhookRetriesTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK).with("WEBHOOKS_ALLOW_LOOPBACK", "true");

    private final Member owner = SERVER.signUp();
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void afterTenTriesOverThreeDaysItIsSwitchedOffWithNotice() {
        receiver.answering(500);
        Answer made = webhook();
        String delivery = begin(made);
        String tried = "/tries";
        for (int number = 1; number < DeliveryRules.TRIES; number++) {
            int made1 = number;
            until(() -> get(delivery).at(tried).asInt() == made1);
            assertThat(get(delivery).text("/status")).isEqualTo("pending");
            CLOCK.advance(DeliveryRules.PAUSES.get(number - 1).multipliedBy(11).dividedBy(10));
        }
        until(() -> get(delivery).text("/status").equals("failed"));

        assertThat(receiver.received()).hasSize(10);
        assertThat(receiver.received().stream().map(Receiver.Received::id).distinct())
                .hasSize(1);
        until(() -> webhook(made).text("/status").equals("disabled"));
        assertThat(webhook(made).text("/disabled_reason")).contains("10 tries");
        until(() -> !SERVER.mails().to(owner.email(), "webhook_disabled").isEmpty());

        receiver.answering(200);
        owner.api()
                .put(WEBHOOKS + "/" + made.text("/webhook_id"), Map.of("status", "enabled"))
                .mustBe(200);
        owner.api().post(delivery + "/replay").mustBe(202);
        until(() -> get(delivery).text("/status").equals("delivered"));
        assertThat(get(delivery).at("/attempts")).hasSize(11);
    }

    @Test
    void oneThatTookSomethingMeanwhileStaysOn() {
        receiver.answering(503);
        Answer made = webhook();
        String delivery = begin(made);
        until(() -> get(delivery).at("/tries").asInt() == 1);
        receiver.answering(204);
        CLOCK.advance(Duration.ofSeconds(6));
        until(() -> get(delivery).text("/status").equals("delivered"));

        assertThat(get(delivery).at("/attempts")).hasSize(2);
        assertThat(webhook(made).text("/status")).isEqualTo("enabled");
    }

    @Test
    void oneThatIsGoneIsSwitchedOffAtOnce() {
        receiver.answering(410);
        Answer made = webhook();
        String delivery = begin(made);

        until(() -> webhook(made).text("/status").equals("disabled"));
        until(() -> get(delivery).text("/status").equals("failed"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void theTriesGoOverThreeDays() {
        Duration whole = DeliveryRules.PAUSES.stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(DeliveryRules.TRIES).isEqualTo(10);
        assertThat(whole).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(DeliveryRules.pause(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(DeliveryRules.pause(1, 500)).contains(Duration.ofMillis(5_250));
        assertThat(DeliveryRules.pause(10, 0)).isEmpty();
        assertThat(List.of(199, 304, 404, 500))
                .allMatch(status -> DeliveryRules.fault(new Outcome.Answered(status)) != null);
        assertThat(List.of(200, 204, 299))
                .allMatch(status -> DeliveryRules.fault(new Outcome.Answered(status)) == null);
    }

    private Answer webhook() {
        return owner.api()
                .post(
                        WEBHOOKS,
                        Map.of("name", "Bridge", "url", receiver.url(), "event_types", List.of("ticket.created")))
                .mustBe(201);
    }

    private Answer webhook(Answer made) {
        return get(WEBHOOKS + "/" + made.text("/webhook_id"));
    }

    private String begin(Answer made) {
        return owner.api()
                .post(WEBHOOKS + "/" + made.text("/webhook_id") + "/test")
                .mustBe(202)
                .header("Location");
    }

    private Answer get(String path) {
        return owner.api().get(path).mustBe(200);
    }
}
