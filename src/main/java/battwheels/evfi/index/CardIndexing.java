package battwheels.evfi.index;

import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.platform.search.Embeddings;
import battwheels.platform.store.similarity.SpaceMissing;
import battwheels.platform.tenancy.Indexed;
import battwheels.platform.tenancy.SimilarityIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes cards into an index, and makes an index say what the documents say. Blocking calls await. */
final class CardIndexing {
    private static final int BATCH = 64;

    /** Few at a time, so that a search's own text gets its turn between them. */
    private static final int EMBEDDED = 8;

    private final Embeddings embeddings;

    CardIndexing(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** One card as it is now: put in, or taken out. */
    void follow(SimilarityIndex index, FailureCard card) {
        if (CardText.label(card).isEmpty()) {
            index.remove(List.of(card.failureId())).await();
        } else {
            put(index, List.of(card));
        }
    }

    /** A comparison of an index with its documents under way; feed it all cards, then {@link #finish}. */
    final class Reconciling {
        private final SimilarityIndex index;
        private final Map<String, String> left;
        private final List<FailureCard> wanting = new ArrayList<>();
        private int checked;
        private int put;

        private Reconciling(SimilarityIndex index) {
            this.index = index;
            this.left = new HashMap<>(index.fingerprints().await());
        }

        void feed(List<FailureCard> cards) {
            for (FailureCard card : cards) {
                if (CardText.label(card).isPresent()) {
                    checked++;
                    if (!CardText.fingerprint(card).equals(left.remove(card.failureId()))) {
                        want(card);
                    }
                }
            }
        }

        private void want(FailureCard card) {
            wanting.add(card);
            if (wanting.size() == BATCH) {
                flush();
            }
        }

        private void flush() {
            CardIndexing.this.put(index, wanting);
            put += wanting.size();
            wanting.clear();
        }

        IndexRepaired finish() {
            if (!wanting.isEmpty()) {
                flush();
            }
            if (!left.isEmpty()) {
                index.remove(List.copyOf(left.keySet())).await();
            }
            return new IndexRepaired(checked, put, left.size());
        }
    }

    /**
     * Begins to compare; an index that is not there, or cannot be read, is made anew.
     *
     * @param anew told before that
     */
    Reconciling reconcile(SimilarityIndex index, Runnable anew) {
        if (index.exists().await()) {
            try {
                return new Reconciling(index);
            } catch (SpaceMissing unreadable) {
                // It is there and of no use.
            }
        }
        anew.run();
        index.delete().await();
        index.create().await();
        return new Reconciling(index);
    }

    private void put(SimilarityIndex index, List<FailureCard> cards) {
        List<String> texts = cards.stream().map(CardText::of).toList();
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += EMBEDDED) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + EMBEDDED));
            vectors.addAll(embeddings.embed(some).await());
        }
        List<Indexed> documents = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            FailureCard card = cards.get(i);
            String label = CardText.label(card).orElseThrow();
            documents.add(
                    new Indexed(card.failureId(), label, CardText.fingerprint(card), texts.get(i), vectors.get(i)));
        }
        index.put(documents).await();
    }
}
