package battwheels.evfi.card;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Edits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How it is repaired, and what that is thought to cost: parts as listed, labour by the minutes of the steps. */
public record Cure(
        List<ResolutionStep> resolutionSteps,
        @Nullable String resolutionSummary,
        int estimatedRepairTimeMinutes,
        SkillLevel skillLevelRequired,
        List<RequiredPart> requiredParts,
        Money estimatedPartsCost,
        Money estimatedLaborCost,
        Money estimatedTotalCost) {
    /** Five rupees a minute. */
    private static final long LABOUR_PAISE_A_MINUTE = 500;

    public static final Cure UNKNOWN = of(List.of(), null, 60, SkillLevel.INTERMEDIATE, List.of());

    public Cure {
        resolutionSteps = Listed.copy(resolutionSteps);
        requiredParts = Listed.copy(requiredParts);
    }

    static Cure of(
            List<ResolutionStep> steps,
            @Nullable String summary,
            int minutes,
            SkillLevel skill,
            List<RequiredPart> parts) {
        Money partsCost = parts.stream().map(RequiredPart::estimatedCost).reduce(Money.ZERO, Money::plus);
        long stepMinutes =
                steps.stream().mapToLong(ResolutionStep::durationMinutes).sum();
        Money labour = new Money(stepMinutes * LABOUR_PAISE_A_MINUTE);
        return new Cure(steps, summary, minutes, skill, parts, partsCost, labour, partsCost.plus(labour));
    }

    Cure edited(Edits edits, CardForm form) {
        return of(
                edits.kept("resolution_steps", resolutionSteps, form.resolutionSteps()),
                edits.text("resolution_summary", resolutionSummary, form.resolutionSummary()),
                edits.kept(
                        "estimated_repair_time_minutes", estimatedRepairTimeMinutes, form.estimatedRepairTimeMinutes()),
                edits.kept("skill_level_required", skillLevelRequired, form.skillLevelRequired()),
                edits.kept("required_parts", requiredParts, form.requiredParts()));
    }
}
