package battwheels.evfi.promotion;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.PlatformKnowledge;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Confirmed promotions where the platform reviews them: public texts under opaque ids. */
public final class Offers {
    private static final String KIND = "offer";
    private static final int MOST = 5_000;

    private final PlatformKnowledge store;

    public Offers(PlatformKnowledge store) {
        this.store = store;
    }

    /** Again changes nothing. */
    void add(Offer offer) {
        store.add(KIND, document(offer)).await();
    }

    void replace(Offer offer) {
        store.replace(KIND, document(offer)).await();
    }

    Optional<Offer> find(String promotionId) {
        return store.find(KIND, promotionId).await().map(Offers::offer);
    }

    /** The latest first. */
    List<Offer> all() {
        return store.all(KIND, MOST).await().stream()
                .map(Offers::offer)
                .sorted(Comparator.comparing(Offer::offeredAt).reversed())
                .toList();
    }

    private static JsonObject document(Offer offer) {
        return DocumentJson.document(offer).put("_id", offer.promotionId());
    }

    private static Offer offer(JsonObject document) {
        return DocumentJson.read(document, Offer.class);
    }
}
