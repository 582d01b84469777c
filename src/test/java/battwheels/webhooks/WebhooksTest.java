package battwheels.webhooks;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.webhooks.Receiver.Received;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events go out signed, once each, and only where they may. {@link WebhookRetriesTest} has what is not taken. */
class WebhooksTest {
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("WEBHOOKS_ALLOW_LOOPBACK", "true");

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
    void anEventArrivesSignedAsTheLibraryOfTheSpecificationWantsIt() throws Exception {
        Answer made = webhook(owner, "ticket.created");

        String ticket = ticket(owner);

        until(() -> !receiver.received().isEmpty());
        Received first = receiver.received().getFirst();
        String secret = made.text("/secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(first.verifiedBy(secret)).isTrue();
        assertThat(first.verifiedBy("whsec_" + "A".repeat(43) + "=")).isFalse();
        assertThat(new Received(first.headers(), first.body().replace("Does", "does")).verifiedBy(secret))
                .isFalse();
        JsonNode body = new ObjectMapper().readTree(first.body());
        assertThat(body.at("/type").asText()).isEqualTo("ticket.created");
        assertThat(body.at("/data/ticket_id").asText()).isEqualTo(ticket);
        assertThat(body.at("/organization_id").asText()).isEqualTo(owner.organizationId());
        assertThat(first.id()).startsWith("evt_");
    }

    @Test
    void onlyWhatWasAskedForIsSentAndNothingOfOthers() {
        Answer made = webhook(owner, "contact.created");
        Member stranger = SERVER.signUp();

        ticket(owner);
        contact(stranger);
        contact(owner);

        until(() -> deliveries(owner, made).size() == 1 && receiver.received().size() == 1);
        assertThat(receiver.received().getFirst().body())
                .contains("contact.created", owner.organizationId())
                .doesNotContain(stranger.organizationId());
        assertThat(stranger.api().get(path(made) + "/deliveries").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void duringARotationBothSecretsSignAndAfterItTheNewOneAlone() {
        Answer made = webhook(owner, "ticket.created");
        Answer rotated = owner.api()
                .post(path(made) + "/rotate", Map.of("overlap_hours", 1))
                .mustBe(200);
        test(made);
        until(() -> receiver.received().size() == 1);
        Answer again = owner.api()
                .post(path(made) + "/rotate", Map.of("overlap_hours", 0))
                .mustBe(200);
        test(made);
        until(() -> receiver.received().size() == 2);

        Received during = receiver.received().get(0);
        Received after = receiver.received().get(1);
        assertThat(List.of(made, rotated)).allMatch(each -> during.verifiedBy(each.text("/secret")));
        assertThat(after.verifiedBy(again.text("/secret"))).isTrue();
        assertThat(List.of(made, rotated)).noneMatch(each -> after.verifiedBy(each.text("/secret")));
    }

    @Test
    void aSecretIsShownOnceAndStandsNowhereElse() throws Exception {
        Answer made = owner.api()
                .with("Idempotency-Key", "make-1")
                .post(WEBHOOKS, form("ticket.created"))
                .mustBe(201);
        String secret = made.text("/secret").replace("whsec_", "");
        Answer again = owner.api().with("Idempotency-Key", "make-1").post(WEBHOOKS, form("ticket.created"));

        assertThat(again.code()).isEqualTo("IDEMPOTENCY_COMPLETED");
        String rotate = path(made) + "/rotate";
        owner.api().with("Idempotency-Key", "turn-1").post(rotate, Map.of()).mustBe(200);
        assertThat(owner.api()
                        .with("Idempotency-Key", "turn-1")
                        .post(rotate, Map.of())
                        .code())
                .isEqualTo("IDEMPOTENCY_COMPLETED");
        until(() -> owner.api().get("/api/v1/audit-logs").json().toString().contains("webhook.created"));
        for (String where : List.of(WEBHOOKS, path(made), "/api/v1/audit-logs", "/api/v1/events", "/api/v1/jobs")) {
            assertThat(owner.api().get(where).mustBe(200).json().toString())
                    .as(where)
                    .doesNotContain(secret);
        }
        assertThat(owner.api().get("/api/v1/audit-logs").json().toString()).doesNotContain("in-the-address");
        assertThat(owner.api().get("/api/v1/events").json().toString()).doesNotContain("in-the-address");
    }

    @Test
    void aDeliveryIsInTheLogAndIsSentOnceMoreUnderTheSameId() {
        Answer made = webhook(owner, "ticket.created");
        Answer begun = test(made);
        until(() -> delivery(begun).text("/status").equals("delivered"));

        Answer replayed = owner.api().post(begun.header("Location") + "/replay").mustBe(202);

        until(() -> receiver.received().size() == 2);
        until(() -> delivery(begun).at("/attempts").size() == 2);
        assertThat(replayed.text("/delivery_id")).isEqualTo(begun.text("/delivery_id"));
        assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(1);
        assertThat(receiver.received().stream().map(Received::body).distinct()).hasSize(1);
        assertThat(delivery(begun).at("/attempts/0/status").asInt()).isEqualTo(204);
        assertThat(deliveries(owner, made)).hasSize(1);
        owner.api().put(path(made), Map.of("status", "disabled")).mustBe(200);
        assertThat(owner.api().post(begun.header("Location") + "/replay").code())
                .isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void whatIsSwitchedOffOrDeletedIsSentNothing() {
        Answer off = webhook(owner, "ticket.created");
        Answer deleted = webhook(owner, "ticket.created");
        Answer on = webhook(owner, "ticket.created");
        owner.api().put(path(off), Map.of("status", "disabled")).mustBe(200);
        owner.api().delete(path(deleted)).mustBe(204);

        ticket(owner);

        until(() -> deliveries(owner, on).size() == 1);
        assertThat(deliveries(owner, off)).isEmpty();
        assertThat(owner.api().post(path(off) + "/test").code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(owner.api().get(path(off)).text("/disabled_reason")).startsWith("Switched off by");
        owner.api().put(path(off), Map.of("status", "enabled")).mustBe(200);
        assertThat(owner.api().get(path(off)).at("/disabled_reason").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.com/x", "https://10.0.0.1/x", "https://169.254.169.254/x", "ftp://x"})
    void anAddressOfTheInsideIsNotTaken(String url) {
        Answer refused =
                owner.api().post(WEBHOOKS, Map.of("name", "X", "url", url, "event_types", List.of("ticket.created")));
        Answer made = webhook(owner, "ticket.created");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/url");
        assertThat(owner.api().put(path(made), Map.of("url", url)).text("/errors/0/pointer"))
                .isEqualTo("/url");
    }

    @Test
    void kindsThatThereAreNotAndMoreThanFiftyAreRefused() {
        assertThat(owner.api().post(WEBHOOKS, form("ticket.exploded")).text("/errors/0/pointer"))
                .isEqualTo("/event_types");
        for (int i = 0; i < 50; i++) {
            webhook(owner, "payroll.processed");
        }
        assertThat(owner.api().post(WEBHOOKS, form("ticket.created")).code()).isEqualTo("TOO_MANY");
    }

    private Map<String, Object> form(String... types) {
        return Map.of("name", "Bridge", "url", receiver.url(), "event_types", List.of(types));
    }

    private Answer webhook(Member member, String... types) {
        return member.api().post(WEBHOOKS, form(types)).mustBe(201);
    }

    private Answer test(Answer made) {
        return owner.api().post(path(made) + "/test").mustBe(202);
    }

    private Answer delivery(Answer begun) {
        return owner.api().get(begun.header("Location")).mustBe(200);
    }

    private static JsonNode deliveries(Member member, Answer made) {
        return member.api().get(path(made) + "/deliveries").mustBe(200).at("/data");
    }

    private static String path(Answer made) {
        return WEBHOOKS + "/" + made.text("/webhook_id");
    }

    private static String ticket(Member member) {
        return member.api()
                .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                .mustBe(201)
                .text("/ticket_id");
    }

    private static void contact(Member member) {
        member.api()
                .post("/api/v1/contacts", Map.of("name", "Asha Sharma", "contact_type", "customer"))
                .mustBe(201);
    }
}
