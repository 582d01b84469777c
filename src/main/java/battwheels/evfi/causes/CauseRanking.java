package battwheels.evfi.causes;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Listed;
import battwheels.evfi.card.Signs;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.causes.RankedCause.Term;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.matching.Match;
import battwheels.evfi.matching.MatchAnswer;
import battwheels.evfi.matching.Matching;
import battwheels.evfi.matching.Shown;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The likeliest causes of what a vehicle shows, of the cards a match finds, as each has fared in this organization. */
public final class CauseRanking {
    private static final int LOOKED_AT = 20;
    private static final int TOLD = 3;

    private final TenantKnowledge own;
    private final GlobalKnowledge library;
    private final Overlays overlays;
    private final Matching matching;
    private final InstantSource clock;

    public CauseRanking(
            TenantKnowledge own, GlobalKnowledge library, Overlays overlays, Matching matching, InstantSource clock) {
        this.own = own;
        this.library = library;
        this.overlays = overlays;
        this.matching = matching;
        this.clock = clock;
    }

    record Question(
            @Nullable String symptomText,
            @Nullable List<String> errorCodes,
            @Nullable String vehicleMake,
            @Nullable String vehicleModel,
            @Nullable Subsystem subsystem) {
        Shown shown() {
            return new Shown(
                    Objects.requireNonNullElse(symptomText, "").strip(),
                    Signs.codes(Listed.copy(errorCodes)),
                    vehicleMake,
                    vehicleModel,
                    subsystem,
                    null,
                    null,
                    null,
                    false,
                    LOOKED_AT);
        }
    }

    record Ranked(List<RankedCause> causes, boolean escalate, List<String> escalationReasons, boolean degraded) {}

    public Reply rank(Command command) {
        Shown shown = command.body(Question.class).shown();
        Faults faults = new Faults()
                .require(
                        !shown.words().isEmpty() || !shown.codes().isEmpty(),
                        "symptom_text",
                        "or error_codes is required");
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        MatchAnswer found = matching.match(command.scope(), shown);
        List<RankedCause> causes = found.matches().stream()
                .map(match -> card(command.scope(), match)
                        .map(card -> ranked(card, match.scope(), shown))
                        .orElse(null))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(RankedCause::points).reversed().thenComparing(RankedCause::failureId))
                .limit(TOLD)
                .toList();
        List<String> reasons = CauseRules.escalation(causes, shown);
        return new Reply.Plain(new Ranked(causes, !reasons.isEmpty(), reasons, found.degraded()));
    }

    private Optional<FailureCard> card(Scope scope, Match match) {
        return match.scope().equals("tenant")
                ? own.stored(scope, match.failureId()).map(stored -> stored.state())
                : library.approved(match.failureId()).map(card -> overlays.over(scope, card));
    }

    private RankedCause ranked(FailureCard card, String scope, Shown shown) {
        List<Term> terms = CauseRules.terms(card, shown, clock.instant());
        BigDecimal points = terms.stream().map(Term::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal percent = CauseRules.percent(points);
        return new RankedCause(
                card.failureId(),
                card.title(),
                scope,
                card.cause().rootCause(),
                points,
                CauseRules.MOST,
                percent,
                CauseRules.level(percent),
                terms);
    }
}
