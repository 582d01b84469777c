package battwheels.sales;

import battwheels.ledger.Posted;
import java.time.Instant;

/** What a document keeps of its entry. */
final class Booking {
    private Booking() {}

    static Booked of(Posted posted, Instant now) {
        return new Booked(posted.entryId(), posted.sequence(), posted.date(), posted.number(), now);
    }
}
