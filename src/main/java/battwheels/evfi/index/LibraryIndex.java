package battwheels.evfi.index;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.platform.search.Embeddings;
import battwheels.platform.tenancy.SimilarityIndex;
import battwheels.platform.tenancy.SimilarityIndexes;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of the library, which all organizations read. The first search that finds it behind the library's revision
 * has it brought up, beside the search: what is not there in a moment is answered by words meanwhile.
 */
public final class LibraryIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryIndex.class);
    private static final Duration MOMENT = Duration.ofMillis(1_500);

    private final GlobalKnowledge library;
    private final SimilarityIndex index;
    private final CardIndexing indexing;
    private final AtomicReference<@Nullable Building> building = new AtomicReference<>();

    private record Building(long revision, Promise<Boolean> done) {}

    public LibraryIndex(GlobalKnowledge library, SimilarityIndexes indexes, Embeddings embeddings) {
        this.library = library;
        this.index = indexes.library(embeddings.model());
        this.indexing = new CardIndexing(embeddings);
    }

    /** Whether the index holds what the library holds, or will within the moment that this waits. */
    public boolean isReady() {
        List<FailureCard> cards = List.copyOf(library.cards().values());
        long revision = library.revision();
        Building last = building.get();
        if (last == null || last.revision() != revision) {
            Building next = new Building(revision, Promise.promise());
            if (building.compareAndSet(last, next)) {
                Thread.ofVirtual().name("library-index").start(() -> build(next, cards));
                return settled(next);
            }
            last = building.get();
        }
        return last != null && settled(last);
    }

    /** The engine has lost it: the next search has it built again. */
    public void lost() {
        Building last = building.get();
        if (last != null && last.done().future().isComplete()) {
            building.compareAndSet(last, null);
        }
    }

    private static boolean settled(Building work) {
        return work.done()
                .future()
                .timeout(MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(false)
                .await();
    }

    private void build(Building mine, List<FailureCard> cards) {
        try {
            CardIndexing.Reconciling reconciling =
                    indexing.reconcile(index, () -> LOG.info("the library's index is made anew"));
            reconciling.feed(cards.stream()
                    .filter(card -> card.status() == CardStatus.APPROVED)
                    .toList());
            IndexRepaired done = reconciling.finish();
            LOG.atInfo().addKeyValue("put", done.put()).log("the library is indexed");
            mine.done().complete(true);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("the library is not indexed now");
            building.compareAndSet(mine, null);
            mine.done().complete(false);
        }
    }
}
