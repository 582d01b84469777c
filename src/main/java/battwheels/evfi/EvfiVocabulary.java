package battwheels.evfi;

import battwheels.evfi.card.CardEvents;
import battwheels.evfi.guided.GuidedDiagnosis;
import battwheels.evfi.knowledge.ErrorCodes;
import battwheels.evfi.learning.LearningEvents;
import battwheels.evfi.promotion.Promotions;
import battwheels.platform.streams.EventType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of events that failure cards, matching and learning tell; records of those told from here on. */
public final class EvfiVocabulary {
    private EvfiVocabulary() {}

    public static List<EventType> types() {
        return Stream.of(cards(), learning(), sharing()).flatMap(List::stream).toList();
    }

    private static List<EventType> cards() {
        return List.of(
                new EventType(
                        "failure_card.created",
                        1,
                        CardEvents.CardCreated.class,
                        "efi:read",
                        "A failure card was written."),
                new EventType(
                        "failure_card.updated",
                        1,
                        CardEvents.CardUpdated.class,
                        "efi:read",
                        "Fields of a failure card were changed."),
                new EventType(
                        "failure_card.submitted",
                        1,
                        CardEvents.CardSubmitted.class,
                        "efi:read",
                        "A failure card was handed in for review."),
                new EventType(
                        "failure_card.returned",
                        1,
                        CardEvents.CardReturned.class,
                        "efi:read",
                        "A failure card went back to its author."),
                new EventType(
                        "failure_card.approved",
                        1,
                        CardEvents.CardApproved.class,
                        "efi:read",
                        "A failure card was approved."),
                new EventType(
                        "failure_card.deprecated",
                        1,
                        CardEvents.CardDeprecated.class,
                        "efi:read",
                        "A failure card is out of date."),
                new EventType(
                        "failure_card.archived",
                        1,
                        CardEvents.CardArchived.class,
                        "efi:read",
                        "A failure card was put away."));
    }

    private static List<EventType> learning() {
        return List.of(
                new EventType(
                        "failure_card.used",
                        1,
                        LearningEvents.CardUsed.class,
                        "efi:read",
                        "A failure card was applied to a ticket."),
                new EventType(
                        "failure.new_detected",
                        1,
                        LearningEvents.NewFailureDetected.class,
                        "efi:read",
                        "A repair was done that no failure card explains."),
                new EventType(
                        "ai.match_requested",
                        1,
                        MatchRequested.class,
                        "efi:read",
                        "Failure cards are looked for that fit a ticket's symptoms."),
                new EventType(
                        "ai.match_completed",
                        1,
                        MatchCompleted.class,
                        "efi:read",
                        "Failure cards were looked for; these were found."),
                new EventType(
                        "ai.confidence_updated",
                        1,
                        LearningEvents.ConfidenceUpdated.class,
                        "efi:read",
                        "How far a failure card is trusted changed."),
                new EventType(
                        "ai.pattern_detected",
                        1,
                        LearningEvents.PatternDetected.class,
                        "efi:read",
                        "Several vehicles fail alike."),
                new EventType(
                        "technician.action_started",
                        1,
                        ActionStarted.class,
                        "efi:read",
                        "A technician began a repair."),
                new EventType(
                        "technician.action_completed",
                        1,
                        ActionCompleted.class,
                        "efi:read",
                        "A technician ended a repair, with its outcome."));
    }

    private static List<EventType> sharing() {
        return List.of(
                new EventType(
                        "promotion.proposed",
                        1,
                        Promotions.Told.class,
                        "efi:read",
                        "A card is offered to all organizations; nothing has left this one."),
                new EventType(
                        "promotion.confirmed",
                        1,
                        Promotions.Told.class,
                        "efi:read",
                        "The public text of a card was confirmed; the platform reviews it."),
                new EventType(
                        "promotion.withdrawn",
                        1,
                        Promotions.Told.class,
                        "efi:read",
                        "A card is not offered after all."),
                new EventType(
                        "diagnosis.started",
                        1,
                        GuidedDiagnosis.Told.class,
                        "efi:read",
                        "A guided diagnosis of a ticket began."),
                new EventType(
                        "diagnosis.completed",
                        1,
                        GuidedDiagnosis.Told.class,
                        "efi:read",
                        "A guided diagnosis came to a resolution."),
                new EventType(
                        "error_code.noted", 1, ErrorCodes.Noted.class, "efi:read", "A maker's own code was noted."));
    }

    public record MatchRequested(String ticketId, String requestedBy) {}

    /** What was found for a ticket's symptoms, best first; scores are 0 to 1. */
    public record MatchCompleted(
            @Nullable String ticketId,
            int matchesCount,
            @Nullable String topMatch,
            @Nullable BigDecimal topScore,
            List<String> stagesUsed) {}

    public record ActionStarted(String actionId, String ticketId, String technicianId) {}

    public record ActionCompleted(
            String actionId,
            String ticketId,
            String outcome,
            @Nullable String cardUsed) {}
}
