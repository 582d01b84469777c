package battwheels.evfi.learning;

import battwheels.evfi.card.Listed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one ticket taught, once for all its closings.
 *
 * @param eventId of the closing that taught it; a later closing of the same ticket teaches nothing
 * @param failureId the card it was closed with
 * @param draftId the draft that was written of it, if no card explained it
 * @param unexpectedParts that went into the vehicle though the card, which names parts, names others
 * @param applied whether the card's statistics have it
 */
public record Lesson(
        String lessonId,
        String ticketId,
        String eventId,
        @Nullable String outcome,
        @Nullable String failureId,
        @Nullable String draftId,
        List<String> unexpectedParts,
        boolean applied,
        Instant learnedAt) {

    public Lesson {
        unexpectedParts = Listed.copy(unexpectedParts);
    }

    Lesson withDraft(String id) {
        return new Lesson(lessonId, ticketId, eventId, outcome, failureId, id, unexpectedParts, applied, learnedAt);
    }

    Lesson done() {
        return new Lesson(lessonId, ticketId, eventId, outcome, failureId, draftId, unexpectedParts, true, learnedAt);
    }
}
