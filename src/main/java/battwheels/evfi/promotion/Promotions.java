package battwheels.evfi.promotion;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.evfi.promotion.Promotion.PromotionStatus;
import battwheels.evfi.promotion.ScrubRules.Finding;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an organization offers a card to all: it proposes, sees what could give somebody away, confirms the very text that
 * would be public, and only then does a copy of that text leave it.
 */
public final class Promotions {
    private static final AggregateType<Promotion> TYPE =
            AggregateType.of("promotion", CollectionSpec.named("promotions").indexed("proposed_at"), Promotion.class);

    private final AggregateStore<Promotion> promotions;
    private final TenantKnowledge own;
    private final Offers offers;
    private final InstantSource clock;

    public Promotions(Kernel kernel, TenantKnowledge own, Offers offers) {
        this.promotions = kernel.aggregates(TYPE);
        this.own = own;
        this.offers = offers;
        this.clock = kernel.clock();
    }

    /** What is told of a promotion. */
    public record Told(String promotionId, String failureId) {}

    /**
     * @param findings what could tell who or where in the card's own words; the proposed text has it replaced
     * @param freeTexts names of the fields that a person has to read before confirming
     */
    record Scrub(List<Finding> findings, List<String> freeTexts) {}

    record View(
            String promotionId,
            String failureId,
            PromotionStatus status,
            PublicText publicText,
            Scrub scrubReport,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable String reason,
            @Nullable String globalFailureId) {}

    /** Of an approved card; its text is proposed with everything replaced that the scrub finds. */
    public Reply propose(Command command) {
        FailureCard card = own.stored(command.scope(), command.path("failure_id"))
                .map(Stored::state)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
        if (card.status() != CardStatus.APPROVED) {
            throw illegal("Only an approved card can be offered to all.");
        }
        String id = command.newId("prm");
        Promotion proposed = new Promotion(
                id,
                card.failureId(),
                PromotionStatus.PROPOSED,
                PublicText.redacted(card),
                command.principal().actor().id(),
                clock.instant(),
                null,
                null);
        Stored<Promotion> made = promotions.create(
                command, id, proposed, List.of(new EventDraft("promotion.proposed", new Told(id, card.failureId()))));
        return new Reply.Created(view(command, made.state()), made.version(), "/api/v1/evfi/promotions/" + id);
    }

    public Reply list(Command command) {
        return new Reply.Listing(promotions
                .page(command.scope(), new JsonObject(), command.page(), "proposed_at")
                .map(each -> view(command, each.state())));
    }

    public Reply get(Command command) {
        Stored<Promotion> found = promotions.get(command.scope(), command.path("promotion_id"));
        return new Reply.Resource(view(command, found.state()), found.version() + decided(found.state()));
    }

    /** The text of the body is what becomes public, word for word. */
    public Reply confirm(Command command) {
        PublicText text = command.body(PublicText.class);
        Faults faults = text.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String by = command.principal().actor().id();
        Stored<Promotion> confirmed = promotions.change(command, command.path("promotion_id"), before -> {
            if (before.status() != PromotionStatus.PROPOSED) {
                return new Change.Refuse<>(
                        illegal("Only a proposed promotion can be confirmed.").problem());
            }
            Promotion next = before.confirmed(text, by, clock.instant());
            return new Change.To<>(
                    next,
                    List.of(new EventDraft("promotion.confirmed", new Told(next.promotionId(), next.failureId()))));
        });
        // A crash in between leaves a confirmed promotion that nobody reviews: reading it offers it again.
        offer(confirmed.state());
        return shown(command, confirmed);
    }

    public Reply withdraw(Command command) {
        return shown(
                command,
                promotions.change(
                        command,
                        command.path("promotion_id"),
                        before -> before.status() == PromotionStatus.PROPOSED
                                ? new Change.To<>(
                                        before.withdrawn(),
                                        List.of(new EventDraft(
                                                "promotion.withdrawn",
                                                new Told(before.promotionId(), before.failureId()))))
                                : new Change.Refuse<>(illegal("Only a proposed promotion can be withdrawn.")
                                        .problem())));
    }

    private Reply shown(Command command, Stored<Promotion> promotion) {
        return new Reply.Resource(view(command, promotion.state()), promotion.version() + decided(promotion.state()));
    }

    private Optional<Offer> offer(Promotion promotion) {
        if (promotion.status() != PromotionStatus.CONFIRMED) {
            return Optional.empty();
        }
        return offers.find(promotion.promotionId()).or(() -> {
            Offer offer = Offer.of(promotion, clock.instant());
            offers.add(offer);
            return Optional.of(offer);
        });
    }

    /** One more once the platform has decided, so that an ETag tells. */
    private long decided(Promotion promotion) {
        return offer(promotion).map(each -> (long) each.status().ordinal()).orElse(0L);
    }

    private View view(Command command, Promotion promotion) {
        Optional<Offer> offer = offer(promotion);
        List<Finding> findings = own.stored(command.scope(), promotion.failureId())
                .map(card -> ScrubRules.findings(PublicText.of(card.state()).texts()))
                .orElse(List.of());
        return new View(
                promotion.promotionId(),
                promotion.failureId(),
                offer.map(Offer::status).orElse(promotion.status()),
                promotion.publicText(),
                new Scrub(findings, List.copyOf(promotion.publicText().texts().keySet())),
                promotion.proposedBy(),
                promotion.proposedAt(),
                promotion.confirmedBy(),
                promotion.confirmedAt(),
                offer.map(Offer::reason).orElse(null),
                offer.map(Offer::globalFailureId).orElse(null));
    }

    private static RefusedException illegal(String why) {
        return new RefusedException(Problem.of(ProblemCode.ILLEGAL_MOVE, why));
    }
}
