package battwheels.isolation.rows;

import battwheels.fixtures.Api;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.platform.json.WireJson;
import java.util.List;
import java.util.Map;

final class KnowledgeRows implements DomainRows {
    private static final String CARDS = "/api/v1/evfi/failure-cards";
    private static final String OFFERS = "/api/v1/platform/knowledge/offers/";
    private static final Map<String, Object> TEXT =
            Map.of("title", "Horn silent", "root_cause", "Switch corroded", "subsystem_category", "horn");

    @Override
    public void declare(Rows rows) {
        for (String operation : List.of("getSharedStatistics", "countSharedStatistics")) {
            rows.platformAdmin(operation, (shop, call) -> call);
            rows.withoutTenantData(operation, "round figures over organizations that share them");
        }
        rows.platformAdmin("getOffers", (shop, call) -> call);
        rows.platformAdmin(
                "approveOffer",
                (shop, call) -> call.path("promotion_id", offered(rows)).body(WireJson.tree(TEXT)));
        rows.platformAdmin("rejectOffer", (shop, call) -> call.path("promotion_id", offered(rows)));
        rows.platformAdmin("revokeOffer", (shop, call) -> {
            String id = offered(rows);
            return call.path("promotion_id", id).finishedBy((filled, caller) -> {
                caller.post(OFFERS + id + "/approve");
                return filled;
            });
        });
        for (String operation : List.of("getOffers", "approveOffer", "rejectOffer", "revokeOffer")) {
            rows.withoutTenantData(operation, "a confirmed public text is the platform's, under an opaque id");
        }
    }

    /** By an organization outside the world: what is confirmed is meant to be read by all. */
    private static String offered(Rows rows) {
        Api api = rows.server().signUp().api();
        String card = CARDS + "/" + api.post(CARDS, TEXT).mustBe(201).text("/failure_id");
        api.post(card + "/approve").mustBe(200);
        String id = api.post(card + "/promote").mustBe(201).text("/promotion_id");
        api.post("/api/v1/evfi/promotions/" + id + "/confirm", TEXT).mustBe(200);
        return id;
    }
}
