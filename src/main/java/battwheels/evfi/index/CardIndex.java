package battwheels.evfi.index;

import battwheels.evfi.card.CardEvents;
import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobPriority;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.search.Embeddings;
import battwheels.platform.store.similarity.SpaceMissing;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SimilarityIndex;
import battwheels.platform.tenancy.SimilarityIndexes;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The index of an organization's own cards. It is never the truth: events keep it up, a job makes it say what the
 * documents say, and after a change of model another one is built beside it, which answers from when it is whole.
 */
public final class CardIndex {
    static final String SUBSCRIPTION = "card_index";

    /** @param fromScratch throws away what is there first */
    record Repair(boolean fromScratch, String model) {}

    private static final JobKind<Repair> REPAIR =
            JobKind.of("evfi.repair_index", Repair.class).atMost(2).within(Duration.ofMinutes(30));

    private static final Duration MENDED = Duration.ofSeconds(15);

    private final SimilarityIndexes indexes;
    private final Embeddings embeddings;
    private final TenantKnowledge own;
    private final IndexStates states;
    private final CardIndexing indexing;
    private final Kernel kernel;

    public CardIndex(Kernel kernel, SimilarityIndexes indexes, Embeddings embeddings, TenantKnowledge own) {
        this.kernel = kernel;
        this.indexes = indexes;
        this.embeddings = embeddings;
        this.own = own;
        this.states = new IndexStates(kernel);
        this.indexing = new CardIndexing(embeddings);
    }

    public void follow() {
        Subscription subscription = Subscription.of("evfi", SUBSCRIPTION)
                .urgency(Urgency.HIGH)
                .repeatable()
                .on("organization.created", (scope, event) -> begin(scope));
        for (String type : CardEvents.TYPES) {
            subscription = subscription.on(type, this::changed);
        }
        kernel.subscriptions().declare(subscription);
        kernel.jobs().handle(REPAIR, this::repair);
    }

    /** The index that answers at present, made if the organization has none yet. */
    public SimilarityIndex serving(Scope scope) {
        return states.serving(scope).map(model -> indexes.open(scope, model)).orElseGet(() -> begin(scope));
    }

    /** The index of the model in use, through which the library is read. */
    public SimilarityIndex present(Scope scope) {
        return indexes.open(scope, embeddings.model());
    }

    /** Whether an index of the present model answers; if not, one is under way and its query cannot be embedded. */
    public boolean isCurrent(SimilarityIndex index) {
        return index.model().equals(embeddings.model());
    }

    /** Whether the index that answers holds all it should; if not, one is being built anew. */
    public boolean isWhole(Scope scope) {
        return states.isWhole(scope);
    }

    private SimilarityIndex begin(Scope scope) {
        SimilarityIndex index = indexes.open(scope, embeddings.model());
        index.create().await();
        if (states.serving(scope).isEmpty()) {
            states.serve(scope, embeddings.model());
        }
        return index;
    }

    private void changed(Scope scope, JsonObject event) {
        String id = event.getJsonObject("data").getString("failure_id");
        Optional<FailureCard> card = own.stored(scope, id).map(stored -> stored.state());
        if (card.isEmpty()) {
            return;
        }
        SimilarityIndex index = serving(scope);
        if (isCurrent(index)) {
            try {
                indexing.follow(index, card.get());
            } catch (SpaceMissing lost) {
                // This card alone would not do, and would look whole.
                mend(scope, "missing at an event");
            }
        } else {
            SimilarityIndex next = indexes.open(scope, embeddings.model());
            next.create().await();
            indexing.follow(next, card.get());
            mend(scope, "after a change of model");
        }
    }

    /** Has the index compared with the documents and mended, once within {@link #MENDED} for one reason. */
    public void mend(Scope scope, String why) {
        long time = kernel.clock().millis() / MENDED.toMillis();
        kernel.jobs()
                .enqueue(
                        scope,
                        JobRequest.of(
                                        REPAIR,
                                        new Repair(false, embeddings.model().key()))
                                .keyed(why + ", " + embeddings.model().key() + ", " + time)
                                .priority(JobPriority.LOW));
    }

    public Job rebuild(Command command) {
        return kernel.jobs()
                .enqueue(
                        command,
                        JobRequest.of(
                                REPAIR, new Repair(true, embeddings.model().key())));
    }

    /** What the index would need to say what the documents say. */
    public IndexStatus status(Scope scope) {
        SimilarityIndex index = serving(scope);
        EmbeddingModel model = index.model();
        Optional<IndexDrift> read = read(scope, index);
        IndexDrift drift = read.orElseGet(() -> new IndexDrift(indexed(scope), 0, 0, 0));
        return new IndexStatus(
                model.name(),
                model.dimension(),
                isCurrent(index),
                read.isPresent(),
                drift.documents(),
                drift.indexed(),
                read.isPresent() ? drift.stale() : drift.documents(),
                drift.strays());
    }

    private record IndexDrift(int documents, int indexed, int stale, int strays) {}

    private int indexed(Scope scope) {
        int[] count = {0};
        own.every(
                scope,
                cards -> cards.stream()
                        .filter(card -> CardText.label(card).isPresent())
                        .forEach(card -> count[0]++));
        return count[0];
    }

    /** Empty when the engine has no such index, or one that it cannot read. */
    private Optional<IndexDrift> read(Scope scope, SimilarityIndex index) {
        try {
            return Optional.of(drift(scope, index));
        } catch (SpaceMissing lost) {
            return Optional.empty();
        }
    }

    private IndexDrift drift(Scope scope, SimilarityIndex index) {
        Map<String, String> left = new HashMap<>(index.fingerprints().await());
        int indexed = left.size();
        int[] seen = {0, 0};
        own.every(scope, cards -> {
            for (FailureCard card : cards) {
                if (CardText.label(card).isPresent()) {
                    seen[0]++;
                    seen[1] += CardText.fingerprint(card).equals(left.remove(card.failureId())) ? 0 : 1;
                }
            }
        });
        return new IndexDrift(seen[0], indexed, seen[1], left.size());
    }

    private Object repair(JobContext job, Repair repair) {
        Scope scope = job.scope();
        SimilarityIndex index = indexes.open(scope, embeddings.model());
        if (repair.fromScratch()) {
            states.beginAnew(scope, index.model());
            index.delete().await();
        }
        CardIndexing.Reconciling reconciling = indexing.reconcile(index, () -> states.beginAnew(scope, index.model()));
        own.every(scope, cards -> {
            reconciling.feed(cards);
            job.progress(50, "cards compared");
        });
        IndexRepaired done = reconciling.finish();
        takeOver(scope, index);
        return done;
    }

    /** From now on the whole index answers; the one of the model before it goes. */
    private void takeOver(Scope scope, SimilarityIndex whole) {
        Optional<EmbeddingModel> before = states.serving(scope);
        states.serve(scope, whole.model());
        before.filter(model -> !model.equals(whole.model()))
                .ifPresent(old -> indexes.open(scope, old).delete().await());
    }
}
