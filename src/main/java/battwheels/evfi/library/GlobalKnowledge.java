package battwheels.evfi.library;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.PlatformKnowledge;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The failure cards that all organizations read. They are few and change seldom, so a server holds them in memory and
 * asks once a second whether its copy is old: a card that is taken back is gone everywhere within that second. Blocking
 * calls await.
 */
public final class GlobalKnowledge {
    static final String CARD = "failure_card";
    private static final int MOST = 5_000;
    private static final int PORTION = 50;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final PlatformKnowledge store;
    private final Supplier<List<FailureCard>> starter;
    private final InstantSource clock;
    private volatile Held held = new Held(-1, Instant.EPOCH, Map.of());

    /** @param starter what a new platform begins with */
    public GlobalKnowledge(PlatformKnowledge store, Supplier<List<FailureCard>> starter, InstantSource clock) {
        this.store = store;
        this.starter = starter;
        this.clock = clock;
    }

    /** Every card, by id, whatever its state. */
    public Map<String, FailureCard> cards() {
        return current().cards();
    }

    /** Moves with every change. */
    public long revision() {
        return current().revision();
    }

    /** A card in use. */
    public Optional<FailureCard> approved(String id) {
        return Optional.ofNullable(cards().get(id)).filter(card -> card.status() == CardStatus.APPROVED);
    }

    /** Takes a reviewed card up; again changes nothing. */
    public void take(FailureCard card) {
        current();
        store.add(CARD, DocumentJson.document(card).put("_id", card.failureId()))
                .await();
        store.changed().await();
    }

    /** Takes a card out of use. */
    public void takeBack(String id, Instant now) {
        // Read from the store: what is held here may be of before the card was taken up.
        FailureCard card = store.find(CARD, id)
                .await()
                .map(GlobalKnowledge::card)
                .orElseThrow(() -> new IllegalStateException("no card " + id + " in the library"));
        FailureCard gone = card.standing(
                CardStatus.DEPRECATED, card.metrics(), card.provenance().touched(now));
        store.replace(CARD, DocumentJson.document(gone).put("_id", id)).await();
        store.changed().await();
    }

    private Held current() {
        Held known = held;
        Instant now = clock.instant();
        if (now.isBefore(known.checked().plus(FRESH)) && known.revision() > 0) {
            return known;
        }
        long revision = store.revision().await();
        if (revision == 0) {
            found();
            revision = store.revision().await();
        }
        Held next =
                revision == known.revision() ? new Held(revision, now, known.cards()) : new Held(revision, now, read());
        held = next;
        return next;
    }

    /** A platform without any knowledge takes up the starter library; two servers at once put in the same ids. */
    private void found() {
        List<JsonObject> cards = starter.get().stream()
                .map(card -> DocumentJson.document(card).put("_id", card.failureId()))
                .toList();
        try {
            for (int from = 0; from < cards.size(); from += PORTION) {
                store.addAll(CARD, cards.subList(from, Math.min(cards.size(), from + PORTION)))
                        .await();
            }
        } catch (StoreUnavailable outage) {
            // Whoever reads next goes on with it: to this reader nothing is of unknown outcome.
            throw new StoreUnavailable("the library is not there yet", false, outage);
        }
        store.changed().await();
    }

    private Map<String, FailureCard> read() {
        return store.all(CARD, MOST).await().stream()
                .map(GlobalKnowledge::card)
                .sorted(Comparator.comparing(FailureCard::failureId))
                .collect(Collectors.toMap(
                        FailureCard::failureId, card -> card, (first, second) -> first, LinkedHashMap::new));
    }

    private static FailureCard card(JsonObject document) {
        return DocumentJson.read(document, FailureCard.class);
    }

    private record Held(long revision, Instant checked, Map<String, FailureCard> cards) {}
}
