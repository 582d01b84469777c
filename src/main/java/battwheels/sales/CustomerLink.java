package battwheels.sales;

import java.time.Instant;

/** What a document keeps of the link by which a customer reaches it. */
interface CustomerLink {
    /** Of its secret. */
    String hash();

    Instant expiresAt();
}
