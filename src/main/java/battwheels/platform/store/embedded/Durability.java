package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.function.Supplier;

/** When a write may be answered. */
@FunctionalInterface
interface Durability {

    /**
     * Runs a write, and returns or throws what it does once the file holds it.
     *
     * @throws RuntimeException if the file cannot hold it: then nothing may be acknowledged
     */
    Document durably(Supplier<Document> write);
}
