package battwheels.evfi.learning;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardDecision.Changed;
import battwheels.evfi.card.CardEvents.CardEvent;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.ResolutionStep;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.library.LibraryCards;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cards that came out of tickets, as the technician who closed the ticket writes them: one for each ticket. */
public final class TicketFindings {
    private static final String RIGHT = "suggestion_right";
    private static final String WRONG = "suggestion_wrong";
    private static final String MANAGE = "efi:manage";

    private final TenantKnowledge own;
    private final InstantSource clock;

    public TicketFindings(TenantKnowledge own, InstantSource clock) {
        this.own = own;
        this.clock = clock;
    }

    enum Standing {
        DRAFT,
        COMPLETED
    }

    /**
     * @param resolutionSteps one to a line
     * @param status completed hands the card in for review
     */
    record Form(
            @Nullable String confirmedRootCause,
            @Nullable Boolean efiSuggestionCorrect,
            @Nullable String resolutionSteps,
            @Nullable String technicianNotes,
            @Nullable Standing status) {
        Faults faults() {
            return new Faults()
                    .keptOrNeeded("confirmed_root_cause", confirmedRootCause, 1_000)
                    .text("resolution_steps", resolutionSteps, 5_000)
                    .text("technician_notes", technicianNotes, 5_000);
        }

        CardForm change(FailureCard card) {
            JsonObject form = new JsonObject();
            if (confirmedRootCause != null) {
                form.put("root_cause", confirmedRootCause);
            }
            if (technicianNotes != null) {
                form.put("root_cause_details", technicianNotes);
            }
            if (resolutionSteps != null) {
                form.put("resolution_steps", LibraryCards.steps(LibraryCards.split(resolutionSteps, "\n")));
            }
            if (efiSuggestionCorrect != null) {
                List<String> tags = new ArrayList<>(card.tags());
                tags.removeAll(List.of(RIGHT, WRONG));
                tags.add(efiSuggestionCorrect ? RIGHT : WRONG);
                form.put("tags", tags);
            }
            return DocumentJson.read(form, CardForm.class);
        }
    }

    record View(
            String failureCardId,
            @Nullable String ticketId,
            CardStatus status,
            Subsystem faultCategory,
            String confirmedRootCause,
            @Nullable String initialDiagnosis,
            String resolutionSteps,
            @Nullable String technicianNotes,
            @Nullable Boolean efiSuggestionCorrect,
            Instant createdAt) {
        static View of(FailureCard card) {
            return new View(
                    card.failureId(),
                    card.provenance().sourceTicketId(),
                    card.status(),
                    card.subsystemCategory(),
                    card.cause().rootCause(),
                    card.signs().symptomText(),
                    card.cure().resolutionSteps().stream()
                            .map(ResolutionStep::action)
                            .collect(Collectors.joining("\n")),
                    card.cause().rootCauseDetails(),
                    card.tags().contains(RIGHT) ? Boolean.TRUE : card.tags().contains(WRONG) ? Boolean.FALSE : null,
                    card.provenance().createdAt());
        }
    }

    public Reply list(Command command) {
        JsonObject filter = new JsonObject();
        filter.put("source_ticket_id", new JsonObject().put("$ne", null));
        command.query().text("ticket_id").ifPresent(id -> filter.put("source_ticket_id", id));
        command.query().text("fault_category").ifPresent(each -> filter.put("subsystem_category", each));
        return new Reply.Listing(own.page(command, filter).map(View::of));
    }

    public Reply note(Command command) {
        Form form = command.body(Form.class);
        Faults faults = form.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String by = command.principal().actor().id();
        var after = own.change(command, command.path("failure_card_id"), card -> {
            if (card.status() == CardStatus.APPROVED && !command.scope().allows(MANAGE)) {
                throw new RefusedException(
                        Problem.denied(command.scope().grants().role(), MANAGE));
            }
            return decide(card, form, by, clock.instant());
        });
        return new Reply.Resource(View.of(after.state()), after.version());
    }

    private static CardDecision decide(FailureCard card, Form form, String by, Instant now) {
        CardDecision noted = CardRules.change(card, form.change(card), by, now);
        if (form.status() != Standing.COMPLETED || card.status() != CardStatus.DRAFT) {
            return noted;
        }
        return switch (noted) {
            case Changed(FailureCard changed, List<CardEvent> told) -> handedIn(changed, told, by, now);
            case CardDecision.Unchanged _ -> handedIn(card, List.of(), by, now);
            default -> noted;
        };
    }

    private static CardDecision handedIn(FailureCard card, List<CardEvent> told, String by, Instant now) {
        if (CardRules.submit(card, by, now) instanceof Changed(FailureCard submitted, List<CardEvent> also)) {
            List<CardEvent> all = new ArrayList<>(told);
            all.addAll(also);
            return new Changed(submitted, List.copyOf(all));
        }
        throw new IllegalStateException("a draft can be handed in");
    }
}
