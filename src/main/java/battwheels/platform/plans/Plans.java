package battwheels.platform.plans;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All plans, from the smallest to the largest. */
public final class Plans {
    private static final String RESOURCE = "/plans/plans.json";

    /** The file: each plan names what it adds to those before it. */
    private record Catalogue(List<Entry> plans) {}

    private record Entry(
            String code,
            String name,
            boolean offered,
            long priceMonthPaise,
            long priceYearPaise,
            int trialDays,
            int eventLogDays,
            Map<Limit, Long> limits,
            List<String> adds) {

        Plan with(Set<Feature> features) {
            return new Plan(
                    code, name, offered, priceMonthPaise, priceYearPaise, trialDays, eventLogDays, limits, features);
        }
    }

    private final List<Plan> plans;

    private Plans(List<Plan> plans) {
        this.plans = List.copyOf(plans);
    }

    /** Reads the plans that ship with the server. A fault in them is a fault of the build and throws. */
    public static Plans load() {
        try (InputStream in = Plans.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the plans are missing from the build: " + RESOURCE);
            }
            return of(mapper().readValue(in, Catalogue.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a stored plan code, {@code free_trial} included; empty when there is no such plan. */
    public Optional<Plan> byCode(String code) {
        return plans.stream().filter(plan -> plan.code().equals(code)).findFirst();
    }

    /** How long each plan keeps events, days by the plan's code. */
    public Map<String, Integer> eventLogDays() {
        return plans.stream().collect(Collectors.toMap(Plan::code, Plan::eventLogDays));
    }

    /** What can be chosen today, cheapest first. */
    public List<Plan> offered() {
        return plans.stream().filter(Plan::offered).toList();
    }

    /** The cheapest offered plan that contains it: what a refusal recommends. Empty when no plan does. */
    public Optional<Plan> lowestWith(Feature feature) {
        return plans.stream()
                .filter(plan -> plan.offered() && plan.has(feature))
                .findFirst();
    }

    /** Whether any plan contains it; an operation naming another must not start. */
    public boolean knows(Feature feature) {
        return lowestWith(feature).isPresent();
    }

    private static Plans of(Catalogue catalogue) {
        List<Plan> plans = new ArrayList<>();
        Set<Feature> sofar = new HashSet<>();
        for (Entry entry : catalogue.plans()) {
            sofar.addAll(entry.adds().stream().map(Feature::new).collect(Collectors.toSet()));
            plans.add(entry.with(sofar));
        }
        return new Plans(plans);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
    }
}
