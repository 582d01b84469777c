package battwheels.ledger.journal;

import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;

/** The way to a collection of the scope's organization. */
@FunctionalInterface
public interface Shelves {
    Documents open(Scope scope, CollectionSpec collection);
}
