package battwheels.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said of a closed ticket; once.
 *
 * @param rating 1 to 5
 */
record Survey(
        String ticketId,
        int rating,
        @Nullable Boolean wouldRecommend,
        @Nullable String reviewText,
        Instant answeredAt) {}
