package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The {@code $match} an aggregation begins with, carried to the collection it reads. Taken once: what later stages read
 * of the same collection is not narrowed by it.
 */
record LeadingMatch(String collection, Document filter) {
    private static final ScopedValue<AtomicReference<LeadingMatch>> CURRENT = ScopedValue.newInstance();

    static Document during(Document command, Supplier<Document> work) {
        return of(command)
                .map(match ->
                        ScopedValue.where(CURRENT, new AtomicReference<>(match)).call(work::get))
                .orElseGet(work);
    }

    static Optional<Document> takeFor(String collection) {
        return CURRENT.isBound()
                ? Optional.ofNullable(CURRENT.get().getAndSet(null))
                        .filter(match -> match.collection.equals(collection))
                        .map(LeadingMatch::filter)
                : Optional.empty();
    }

    private static Optional<LeadingMatch> of(Document command) {
        return command.get("aggregate") instanceof String collection
                        && command.get("pipeline") instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document first
                        && first.get("$match") instanceof Document filter
                ? Optional.of(new LeadingMatch(collection, filter))
                : Optional.empty();
    }
}
