package battwheels.platform.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {
    private final Plans target = Plans.load();

    @ParameterizedTest
    @CsvSource({
        "free, 0, 0, 0, 7",
        "starter, 299900, 2999000, 14, 15",
        "professional, 599900, 5999000, 14, 33",
        "enterprise, 1999900, 19999000, 30, 40",
    })
    void pricesTrialsAndTheNumberOfFeaturesAreThoseOfTheContract(
            String code, long month, long year, int trialDays, int features) {
        Plan plan = target.byCode(code).orElseThrow();

        assertThat(plan.priceMonthPaise()).isEqualTo(month);
        assertThat(plan.priceYearPaise()).isEqualTo(year);
        assertThat(plan.trialDays()).isEqualTo(trialDays);
        assertThat(plan.features()).hasSize(features);
    }

    @Test
    void aLargerPlanKeepsEventsLongerAndTheLargestForYears() {
        assertThat(target.offered().stream().map(Plan::eventLogDays))
                .isSorted()
                .doesNotHaveDuplicates()
                .last(INTEGER)
                .isGreaterThan(7 * 365);
    }

    @ParameterizedTest
    @CsvSource({
        "free, 1, 1, 25, 50, 50, 0, 512, 0",
        "starter, 3, 2, 100, 500, 500, 100, 5120, 0",
        "professional, 10, 5, 500, 2000, 2000, 500, 25600, 1000",
    })
    void limitsAreThoseOfTheContract(
            String code,
            long users,
            long technicians,
            long vehicles,
            long invoices,
            long tickets,
            long ai,
            long mib,
            long api) {
        Plan plan = target.byCode(code).orElseThrow();

        assertThat(plan.limit(Limit.USERS)).hasValue(users);
        assertThat(plan.limit(Limit.TECHNICIANS)).hasValue(technicians);
        assertThat(plan.limit(Limit.VEHICLES)).hasValue(vehicles);
        assertThat(plan.limit(Limit.INVOICES)).hasValue(invoices);
        assertThat(plan.limit(Limit.TICKETS)).hasValue(tickets);
        assertThat(plan.limit(Limit.AI_CALLS_PER_MONTH)).hasValue(ai);
        assertThat(plan.limit(Limit.STORAGE_MIB)).hasValue(mib);
        assertThat(plan.limit(Limit.API_CALLS_PER_DAY)).hasValue(api);
        assertThat(plan.limit(Limit.CONTACTS)).isEmpty();
    }

    @Test
    void enterpriseIsUnlimited() {
        Plan enterprise = target.byCode("enterprise").orElseThrow();

        assertThat(Limit.values())
                .allSatisfy(limit -> assertThat(enterprise.limit(limit)).isEmpty());
    }

    @Test
    void theFreeTrialIsReadWithItsCapsAndOfferedToNobody() {
        Plan trial = target.byCode("free_trial").orElseThrow();

        assertThat(trial.limit(Limit.TICKETS)).hasValue(20);
        assertThat(trial.limit(Limit.CONTACTS)).hasValue(10);
        assertThat(trial.features())
                .isEqualTo(target.byCode("free").orElseThrow().features());
        assertThat(target.offered())
                .extracting(Plan::code)
                .containsExactly("free", "starter", "professional", "enterprise");
    }

    @ParameterizedTest
    @CsvSource({
        "ops_tickets, free",
        "finance_gst, free",
        "ops_amc, starter",
        "advanced_reports, starter",
        "hr_payroll, professional",
        "einvoice, professional",
        "advanced_sso, enterprise",
    })
    void aFeatureNamesTheLowestPlanThatContainsIt(String feature, String plan) {
        assertThat(target.lowestWith(new Feature(feature))).map(Plan::code).contains(plan);
    }

    @Test
    void everyPlanContainsWhatTheOneBelowContains() {
        for (int i = 1; i < target.offered().size(); i++) {
            assertThat(target.offered().get(i).features())
                    .containsAll(target.offered().get(i - 1).features());
        }
    }

    @Test
    void anUnknownFeatureOrPlanIsNotGuessed() {
        assertThat(target.knows(new Feature("ops_ticket"))).isFalse();
        assertThat(target.byCode("STARTER")).isEmpty();
    }

    /** The operator gives rate limits to each offered plan; a plan without them would have none. */
    @Test
    void theConfigurationKnowsTheSamePlans() {
        assertThat(target.offered())
                .extracting(Plan::code)
                .containsExactlyElementsOf(Arrays.stream(battwheels.platform.config.Plan.values())
                        .map(plan -> plan.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
