package battwheels.platform.plans;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One plan.
 *
 * @param code as stored on the organization: {@code starter}
 * @param offered whether it can be chosen today; a plan no longer offered is still read
 * @param priceMonthPaise price of a month in paise, before tax
 * @param priceYearPaise price of a year in paise, before tax
 * @param eventLogDays how long the organization's events are kept; its audit log is read from them
 * @param limits bounds; what is absent is unlimited
 * @param features everything it contains, that of the plans below included
 */
public record Plan(
        String code,
        String name,
        boolean offered,
        long priceMonthPaise,
        long priceYearPaise,
        int trialDays,
        int eventLogDays,
        Map<Limit, Long> limits,
        Set<Feature> features) {

    public Plan {
        limits = Map.copyOf(limits);
        features = Set.copyOf(features);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** The bound, or empty when there is none. */
    public OptionalLong limit(Limit limit) {
        Long bound = limits.get(limit);
        return bound == null ? OptionalLong.empty() : OptionalLong.of(bound);
    }
}
