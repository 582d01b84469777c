package battwheels.ledger.journal;

import java.time.Instant;

/** Who orders an entry, when, and the id it takes if it comes to stand. */
public record Stamp(String entryId, String actorId, String actorName, Instant at) {}
