package battwheels.evfi.promotion;

import battwheels.evfi.card.CardReason;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.LibraryCards;
import battwheels.evfi.promotion.Promotion.PromotionStatus;
import battwheels.evfi.promotion.ScrubRules.Finding;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform's review of what organizations offer. The only way into the library after its founding: a person reads
 * the public text, takes it, edits it or turns it down, and can take a card back later.
 */
public final class PlatformReview {
    private final Offers offers;
    private final GlobalKnowledge library;
    private final PlatformLog log;
    private final InstantSource clock;

    public PlatformReview(Offers offers, GlobalKnowledge library, PlatformLog log, InstantSource clock) {
        this.offers = offers;
        this.library = library;
        this.log = log;
        this.clock = clock;
    }

    /** @param findings what could tell who or where in the confirmed text */
    record Reviewed(
            String promotionId,
            PromotionStatus status,
            PublicText publicText,
            List<Finding> findings,
            String offeredAt,
            @Nullable String decidedBy,
            @Nullable String decidedAt,
            @Nullable String reason,
            @Nullable String globalFailureId) {
        static Reviewed of(Offer offer) {
            return new Reviewed(
                    offer.promotionId(),
                    offer.status(),
                    offer.publicText(),
                    ScrubRules.findings(offer.publicText().texts()),
                    offer.offeredAt().toString(),
                    offer.decidedBy(),
                    offer.decidedAt() == null ? null : offer.decidedAt().toString(),
                    offer.reason(),
                    offer.globalFailureId());
        }
    }

    record Reviews(List<Reviewed> offers) {}

    public Reply list(Command command) {
        Optional<String> status = command.query().text("status");
        return new Reply.Plain(new Reviews(offers.all().stream()
                .filter(offer -> status.map(offer.status().name().toLowerCase(Locale.ROOT)::equals)
                        .orElse(true))
                .limit(200)
                .map(Reviewed::of)
                .toList()));
    }

    /** With a body, the text as the reviewer edited it. */
    public Reply approve(Command command) {
        Offer offer = undecided(command);
        PublicText text = edited(command).orElse(offer.publicText());
        Faults faults = text.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        FailureCard card = LibraryCards.of(
                "promotion:" + offer.promotionId(), text.form(), "0.7", "shared by a workshop: " + offer.promotionId());
        library.take(card);
        return decided(command, offer, PromotionStatus.APPROVED, text, null, card.failureId());
    }

    private static Optional<PublicText> edited(Command command) {
        return command.body()
                .filter(JsonNode::isObject)
                .filter(body -> !body.isEmpty())
                .map(body -> command.body(PublicText.class));
    }

    public Reply reject(Command command) {
        Offer offer = undecided(command);
        String reason = reason(command);
        return decided(command, offer, PromotionStatus.REJECTED, offer.publicText(), reason, null);
    }

    /** The card is out of every search within a second. */
    public Reply revoke(Command command) {
        Offer offer = found(command);
        if (offer.status() != PromotionStatus.APPROVED || offer.globalFailureId() == null) {
            throw illegal("Only what was approved can be revoked.");
        }
        String reason = reason(command);
        library.takeBack(offer.globalFailureId(), clock.instant());
        return decided(command, offer, PromotionStatus.REVOKED, offer.publicText(), reason, offer.globalFailureId());
    }

    private Reply decided(
            Command command,
            Offer offer,
            PromotionStatus to,
            PublicText text,
            @Nullable String reason,
            @Nullable String card) {
        String by = command.principal().actor().id();
        Offer next = offer.decided(to, text, by, clock.instant(), reason, card);
        offers.replace(next);
        log.record(new PlatformLog.Deed(
                "deed_" + offer.promotionId() + "_" + to.ordinal(),
                "promotion." + to.name().toLowerCase(Locale.ROOT),
                clock.instant().toString(),
                null,
                by,
                command.principal().actor().address(),
                command.correlationId()));
        return new Reply.Plain(Reviewed.of(next));
    }

    private static String reason(Command command) {
        CardReason body = command.body(CardReason.class);
        Faults faults = body.faults();
        faults.require(body.reason() != null && !body.reason().isBlank(), "reason", "is required");
        if (faults.any() || body.reason() == null) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return body.reason();
    }

    private Offer undecided(Command command) {
        Offer offer = found(command);
        if (offer.status() != PromotionStatus.CONFIRMED) {
            throw illegal("This was decided already.");
        }
        return offer;
    }

    private Offer found(Command command) {
        return offers.find(command.path("promotion_id")).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static RefusedException illegal(String why) {
        return new RefusedException(Problem.of(ProblemCode.ILLEGAL_MOVE, why));
    }
}
