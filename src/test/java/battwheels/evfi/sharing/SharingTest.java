package battwheels.evfi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statistics over organizations: with consent, above the threshold, in round figures; patterns stay at home. */
class SharingTest {
    private static final String EVFI = "/api/v1/evfi/";
    private static final String CANARY = "canaryzebra";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    private static String close(Api api, Map<String, Object> resolution) {
        String ticket = api.post(
                        "/api/v1/tickets",
                        Map.of("title", "Whines " + CANARY, "description", "Motor whines", "category", "motor"))
                .mustBe(201)
                .text("/ticket_id");
        api.post("/api/v1/tickets/" + ticket + "/close", resolution).mustBe(200);
        return ticket;
    }

    private static void share(Api api, boolean share) {
        api.post(EVFI + "sharing", Map.of("share", share)).mustBe(200);
    }

    @Test
    void nothingIsToldBeforeFiveConsentAndAWithdrawnConsentLeavesNothingBehind() {
        Api admin = PlatformAdmin.of(SERVER);
        List<Api> shops = new ArrayList<>();
        String card = "";
        for (int i = 0; i < SharingRound.LEAST; i++) {
            Api shop = SERVER.signUp().api();
            shops.add(shop);
            card = shop.get(EVFI + "failure-cards?scope=global&limit=1").text("/data/0/failure_id");
            close(shop, Map.of("resolution", CANARY, "resolution_outcome", "success", "selected_failure_card", card));
        }
        for (Api shop : shops) {
            String path = EVFI + "failure-cards/" + card;
            Waiting.until(() -> shop.get(path).at("/usage_count").intValue() == 1);
        }
        String count = "/api/v1/platform/knowledge/statistics/count";

        shops.subList(1, shops.size()).forEach(shop -> share(shop, true));
        assertThat(admin.post(count).mustBe(200).at("/cards")).isEmpty();

        share(shops.getFirst(), true);
        Answer told = admin.post(count).mustBe(200);
        assertThat(told.at("/cards")).hasSize(1);
        assertThat(told.text("/cards/0/failure_id")).isEqualTo(card);
        assertThat(told.at("/cards/0/organizations_at_least").intValue()).isEqualTo(5);
        assertThat(told.at("/signals")).isEmpty();
        assertThat(told.toString()).doesNotContain(CANARY, "org_", "tkt_");
        Answer seen = SERVER.signUp().api().get(EVFI + "sharing").mustBe(200);
        assertThat(seen.at("/cards")).isEqualTo(told.at("/cards"));
        assertThat(seen.at("/share").booleanValue()).isFalse();

        share(shops.getLast(), false);
        assertThat(admin.post(count).mustBe(200).at("/cards")).isEmpty();
        assertThat(shops.getLast().post(EVFI + "sharing", Map.of()).status()).isEqualTo(422);
    }

    @Test
    void aPatternIsFoundOnceJudgedAndSeenByNobodyElse() {
        Api api = SERVER.signUp().api();
        for (int i = 0; i < 3; i++) {
            String ticket = close(api, Map.of("resolution", "Bearing", "resolution_outcome", "success"));
            String draft = EVFI + "failure-cards/fc_" + ticket.substring(ticket.indexOf('_') + 1);
            Waiting.until(() -> api.get(draft).status() == 200);
        }
        Answer found = api.post(EVFI + "patterns/detect").mustBe(200);
        assertThat(found.at("/patterns")).hasSize(1);
        assertThat(found.at("/patterns/0/detected_symptoms").toString()).contains("whines");
        String id = found.text("/patterns/0/pattern_id");
        String review = EVFI + "patterns/" + id + "/review";
        api.post(review, Map.of("status", "confirmed", "review_notes", "One batch"))
                .mustBe(200);

        api.post(EVFI + "patterns/detect").mustBe(200);

        Answer listed = api.get(EVFI + "patterns").mustBe(200);
        assertThat(listed.at("/data")).hasSize(1);
        assertThat(listed.text("/data/0/status")).isEqualTo("confirmed");
        assertThat(api.post(review, Map.of("status", "detected")).status()).isEqualTo(422);
        assertThat(api.post(review, Map.of("status", "dismissed", "linked_failure_card_id", "fc_unknown"))
                        .status())
                .isEqualTo(422);
        Api other = SERVER.signUp().api();
        assertThat(other.get(EVFI + "patterns").at("/data")).isEmpty();
        assertThat(other.post(review, Map.of("status", "dismissed")).status()).isEqualTo(404);
    }
}
