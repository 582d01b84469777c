package battwheels.platform.tenancy;

import battwheels.platform.store.similarity.Space;

/** Which namespace of the similarity engine belongs to whom. A seam: a proof makes it wrong and must notice. */
@FunctionalInterface
interface Namespaces {
    Namespaces PRODUCTION = OrganizationId::value;

    String GLOBAL = Space.GLOBAL;

    /** Of one organization, and of no other. */
    String of(OrganizationId organization);
}
