package battwheels.sales;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.NumberPattern;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;

/**
 * Numbers of documents that do not post (design rule 10): one slot for each number, naming the document that has it,
 * inserted behind the last one. A document has one slot, so asking again answers the same number.
 */
final class NumberSlots {
    static final CollectionSpec SLOTS =
            CollectionSpec.named("document_numbers").unique("slot", "owner").indexed("series,ordinal");

    private static final int TRIES = 64;

    private final TenantStores stores;

    NumberSlots(TenantStores stores) {
        this.stores = stores;
    }

    /**
     * How a kind of document is numbered.
     *
     * @param name of the series: {@code EST}
     * @param pattern as {@link NumberPattern} reads it; another one goes on counting
     * @param fiscalYear in which it counts: {@code 2026-27}
     */
    record Series(String name, String pattern, String fiscalYear) {
        private String key() {
            return name + ":" + fiscalYear;
        }
    }

    /** The document's number. */
    String of(Scope scope, Series of, String owner) {
        Documents slots = stores.open(scope, SLOTS);
        String series = of.key();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var mine = slots.findOne(new JsonObject().put("owner", owner)).await();
            if (mine.isPresent()) {
                return mine.get().getString("number");
            }
            long next = last(slots, series) + 1;
            String number = NumberPattern.written(of.pattern(), of.fiscalYear(), next);
            JsonObject slot = new JsonObject()
                    .put("_id", scope.organization().value() + "/" + series + ":" + next)
                    .put("slot", series + ":" + next)
                    .put("series", series)
                    .put("ordinal", next)
                    .put("number", number)
                    .put("owner", owner);
            try {
                slots.insert(slot).await();
                return number;
            } catch (DuplicateKey taken) {
                // Somebody was faster, or this very document has one by now: look again.
                continue;
            }
        }
        throw new RefusedException(
                Problem.of(ProblemCode.CONCURRENT_CHANGE, "Too many others take numbers at the moment. Try again.")
                        .retryAfter(1));
    }

    private static long last(Documents slots, String series) {
        return slots
                .find(Find.where(new JsonObject().put("series", series))
                        .sortedBy(new JsonObject().put("ordinal", -1))
                        .limitedTo(1))
                .await()
                .stream()
                .findFirst()
                .map(slot -> slot.getLong("ordinal"))
                .orElse(0L);
    }
}
