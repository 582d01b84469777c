package battwheels.evfi.matching;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.index.CardIndex;
import battwheels.evfi.index.LibraryIndex;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.matching.CardHits.Key;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.search.Bm25;
import battwheels.platform.search.Embeddings;
import battwheels.platform.search.EmbeddingsUnavailable;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.similarity.SpaceMissing;
import battwheels.platform.tenancy.Knowledge;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SimilarityHits;
import battwheels.platform.tenancy.SimilarityHits.Hit;
import battwheels.platform.tenancy.SimilarityIndex;
import battwheels.platform.tenancy.SimilarityQuestion;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds cards by meaning and by words: the organization's own and the library's, in parallel. What the index cannot
 * answer, the documents answer by words alone, and the answer says so.
 */
public final class CardFinder {
    private static final Logger LOG = LoggerFactory.getLogger(CardFinder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int FOUND = 20;
    private static final int READ = 500;

    private final CardIndex index;
    private final LibraryIndex libraryIndex;
    private final Embeddings embeddings;
    private final TenantKnowledge own;
    private final GlobalKnowledge library;

    public CardFinder(
            CardIndex index,
            LibraryIndex libraryIndex,
            Embeddings embeddings,
            TenantKnowledge own,
            GlobalKnowledge library) {
        this.index = index;
        this.libraryIndex = libraryIndex;
        this.embeddings = embeddings;
        this.own = own;
        this.library = library;
    }

    /** Lists of one search, gathered from both kinds of knowledge. */
    private static final class Gathered {
        private final Map<Key, Integer> nearness = new HashMap<>();
        private final Map<Key, Integer> wording = new HashMap<>();
        private boolean degraded;

        void add(SimilarityHits hits) {
            put(nearness, hits.from(), hits.nearest());
            put(wording, hits.from(), hits.lexical());
        }

        private static void put(Map<Key, Integer> all, Knowledge from, List<Hit> hits) {
            hits.forEach(hit -> all.put(new Key(from, hit.id()), hit.points()));
        }

        /**
         * Cosines of both can be compared, and so, nearly, can scores of words. Where one of both had words alone, the
         * other's cosines would bury it: the answer is one of words.
         */
        CardHits fused() {
            Map<Key, Integer> near = degraded ? Map.of() : nearness;
            return CardHits.of(List.of(best(near), best(wording)), near, wording, degraded);
        }

        private static List<Key> best(Map<Key, Integer> points) {
            return points.entrySet().stream()
                    .sorted(Map.Entry.<Key, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(each -> each.getKey().id()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    CardHits find(Scope scope, String words, Set<String> labels) {
        Gathered gathered = new Gathered();
        Optional<float[]> vector = vector(words, gathered);
        Optional<Future<SimilarityHits>> mine =
                index.isWhole(scope) ? ask(() -> ofOwn(scope, words, vector, labels, gathered)) : Optional.empty();
        Optional<Future<SimilarityHits>> shared =
                libraryIndex.isReady() ? ask(() -> ofLibrary(scope, words, vector)) : Optional.empty();
        gather(gathered, mine, () -> index.mend(scope, "missing at a search"), () -> wordsOfOwn(scope, words, labels));
        gather(gathered, shared, libraryIndex::lost, () -> wordsOfLibrary(words));
        return gathered.fused();
    }

    private Optional<float[]> vector(String words, Gathered gathered) {
        try {
            return Optional.of(embeddings
                    .embed(List.of(words))
                    .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(late -> Future.failedFuture(new EmbeddingsUnavailable("no vector in time", late)))
                    .await()
                    .getFirst());
        } catch (EmbeddingsUnavailable away) {
            gathered.degraded = true;
            LOG.atDebug().setCause(away).log("no vector for a search");
            return Optional.empty();
        }
    }

    private Future<SimilarityHits> ofOwn(
            Scope scope, String words, Optional<float[]> vector, Set<String> labels, Gathered gathered) {
        SimilarityIndex serving = index.serving(scope);
        if (index.isCurrent(serving)) {
            return serving.search(Knowledge.OWN, new SimilarityQuestion(words, vector, labels, FOUND));
        }
        // The old model's index still answers by words; its vectors cannot be compared with the new model's.
        index.mend(scope, "after a change of model");
        gathered.degraded = true;
        return serving.search(Knowledge.OWN, new SimilarityQuestion(words, Optional.empty(), labels, FOUND));
    }

    private Future<SimilarityHits> ofLibrary(Scope scope, String words, Optional<float[]> vector) {
        return index.present(scope)
                .search(Knowledge.GLOBAL, new SimilarityQuestion(words, vector, Set.of(CardText.APPROVED), FOUND));
    }

    @FunctionalInterface
    private interface Asking {
        Future<SimilarityHits> ask();
    }

    @FunctionalInterface
    private interface Instead {
        SimilarityHits words();
    }

    /** Empty when the engine could not even be asked. */
    private static Optional<Future<SimilarityHits>> ask(Asking asking) {
        try {
            return Optional.of(asking.ask());
        } catch (StoreUnavailable | SpaceMissing | EmbeddingsUnavailable away) {
            LOG.atDebug().setCause(away).log("the similarity index does not answer");
            return Optional.empty();
        }
    }

    /** @param lost told when the engine has no such index; one that only does not answer has lost nothing */
    private static void gather(
            Gathered gathered, Optional<Future<SimilarityHits>> asked, Runnable lost, Instead instead) {
        try {
            if (asked.isPresent()) {
                gathered.add(asked.get().await());
                return;
            }
            lost.run();
        } catch (SpaceMissing missing) {
            LOG.atDebug().setCause(missing).log("the similarity index is not there");
            lost.run();
        } catch (StoreUnavailable away) {
            LOG.atDebug().setCause(away).log("the similarity index does not answer");
        }
        gathered.degraded = true;
        gathered.add(instead.words());
    }

    private SimilarityHits wordsOfOwn(Scope scope, String words, Set<String> labels) {
        return ranked(Knowledge.OWN, own.latest(scope, TenantKnowledge.inStates(labels), READ), words);
    }

    private SimilarityHits wordsOfLibrary(String words) {
        List<FailureCard> inUse = library.cards().values().stream()
                .filter(card -> card.status() == CardStatus.APPROVED)
                .toList();
        return ranked(Knowledge.GLOBAL, inUse, words);
    }

    private static SimilarityHits ranked(Knowledge from, List<FailureCard> cards, String words) {
        List<Bm25.Text> texts = new ArrayList<>();
        cards.forEach(card -> texts.add(new Bm25.Text(card.failureId(), CardText.of(card))));
        List<Hit> hits = Bm25.rank(texts, words, FOUND).stream()
                .map(each -> new Hit(each.id(), each.points()))
                .toList();
        return new SimilarityHits(from, List.of(), hits);
    }
}
