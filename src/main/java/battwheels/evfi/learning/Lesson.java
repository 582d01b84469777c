package battwheels.evfi.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one ticket taught, once for all its closings.
 *
 * @param eventId of the closing that taught it; a later closing of the same ticket teaches nothing
 * @param failureId the card it was closed with
 * @param draftId the draft that was written of it, if no card explained it
 * @param applied whether the card's statistics have it
 */
public record Lesson(
        String lessonId,
        String ticketId,
        String eventId,
        @Nullable String outcome,
        @Nullable String failureId,
        @Nullable String draftId,
        boolean applied,
        Instant learnedAt) {

    Lesson done() {
        return new Lesson(lessonId, ticketId, eventId, outcome, failureId, draftId, true, learnedAt);
    }
}
