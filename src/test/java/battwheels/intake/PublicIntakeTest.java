package battwheels.intake;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The counter on the web: who has the link has the ticket, and nobody else has anything. */
class PublicIntakeTest {
    private static final String PUBLIC = "/api/public/tickets/";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api anybody = owner.api().anonymous();
    private final String slug =
            owner.api().get("/api/v1/organizations/me").mustBe(200).text("/slug");

    private static Map<String, Object> complaint() {
        Map<String, Object> complaint = new HashMap<>();
        complaint.put("vehicle_category", "2W");
        complaint.put("vehicle_number", "DL 01 AB 1234");
        complaint.put("customer_type", "individual");
        complaint.put("customer_name", "Asha Verma");
        complaint.put("contact_number", "+91 98765 43210");
        complaint.put("title", "Stops charging");
        complaint.put("description", "At 80 %");
        complaint.put("issue_type", "battery");
        complaint.put("ticket_id", "tkt_0193c6f07a527b3e9f5e2d1c8a4b6e99");
        return complaint;
    }

    private Answer submitted() {
        return anybody.post(PUBLIC + "submit?org_slug=" + slug, complaint()).mustBe(201);
    }

    @Test
    void aCustomerFollowsATicketToItsEndAndSaysOnceHowItWas() {
        Answer made = submitted();
        String link = PUBLIC + made.text("/tracking_token");
        String ticket = "/api/v1/tickets/" + made.text("/ticket_id");

        Answer early = anybody.post(link + "/survey", Map.of("rating", 5));
        owner.api()
                .post(ticket + "/close", Map.of("resolution", "Port replaced"))
                .mustBe(200);
        Answer closed = anybody.get(link).mustBe(200);
        anybody.post(link + "/survey", Map.of("rating", 4, "review_text", "Good"))
                .mustBe(201);

        assertThat(made.text("/ticket_id")).isNotEqualTo("tkt_0193c6f07a527b3e9f5e2d1c8a4b6e99");
        assertThat(early.code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(closed.text("/status")).isEqualTo("closed");
        assertThat(closed.at("/survey_open").asBoolean()).isTrue();
        assertThat(anybody.post(link + "/survey", Map.of("rating", 1)).code()).isEqualTo("DUPLICATE");
        assertThat(anybody.get(link).at("/survey_open").asBoolean()).isFalse();
        assertThat(owner.api().get(ticket + "/survey").at("/rating").asInt()).isEqualTo(4);
        assertThat(owner.api().get(ticket).text("/customer_name")).isEqualTo("Asha Verma");
        assertThat(owner.api().get(ticket).at("/sla_response_due_at").isNull()).isFalse();
    }

    @Test
    void nothingOpensWithoutTheLink() {
        Answer made = submitted();
        String token = made.text("/tracking_token");
        String elsewhere = SERVER.signUp().organizationId();

        assertThat(List.of(
                        anybody.get(PUBLIC + made.text("/ticket_id")),
                        anybody.get(PUBLIC + "9876543210"),
                        anybody.get(PUBLIC + token.substring(0, token.length() - 3)),
                        anybody.get(PUBLIC + token.replace(owner.organizationId(), elsewhere)),
                        anybody.get(PUBLIC + owner.organizationId() + ".AAAA")))
                .extracting(Answer::code)
                .containsOnly("LINK_INVALID");
        assertThat(anybody.post(PUBLIC + "submit?org_slug=no-such-workshop", complaint())
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void bodiesAreBoundedAndARepeatMeetsItsTicket() {
        Map<String, Object> endless = complaint();
        endless.put("description", "x".repeat(70_000));
        Api keyed = anybody.with("Idempotency-Key", "intake-" + slug);
        Answer first =
                keyed.post(PUBLIC + "submit?org_slug=" + slug, complaint()).mustBe(201);
        Answer again =
                keyed.post(PUBLIC + "submit?org_slug=" + slug, complaint()).mustBe(201);

        assertThat(anybody.post(PUBLIC + "submit?org_slug=" + slug, endless).status())
                .isEqualTo(413);
        assertThat(again.text("/ticket_id")).isEqualTo(first.text("/ticket_id"));
        Map<String, Object> wrong = complaint();
        wrong.put("contact_number", "12");
        assertThat(anybody.post(PUBLIC + "submit?org_slug=" + slug, wrong).status())
                .isEqualTo(422);
    }

    @Test
    void theDeskHandsOutALinkForATicketOfItsOwn() {
        String ticket = owner.api()
                .post("/api/v1/tickets", Map.of("title", "Brake noise"))
                .text("/ticket_id");
        Answer link =
                owner.api().post("/api/v1/tickets/" + ticket + "/tracking-link").mustBe(200);

        assertThat(anybody.get(PUBLIC + link.text("/tracking_token")).text("/title"))
                .isEqualTo("Brake noise");
        assertThat(SERVER.signUp()
                        .api()
                        .post("/api/v1/tickets/" + ticket + "/tracking-link")
                        .code())
                .isEqualTo("NOT_FOUND");
    }
}
