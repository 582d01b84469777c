package battwheels.subscriptions;

import battwheels.organizations.SubscriptionCard;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Feature;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Meter;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows an organization what it has subscribed to and how much of it is used. */
public final class SubscriptionsVerticle extends DomainVerticle {
    private final Questions questions;
    private final Plans plans;
    private final Quota quota;
    private final Meter meter;

    public SubscriptionsVerticle(Kernel kernel, Plans plans) {
        super("subscriptions", kernel.channels(), kernel.idempotent());
        this.questions = new Questions(kernel.channels());
        this.plans = plans;
        this.quota = kernel.quota();
        this.meter = new Meter(kernel.stores(), kernel.clock());
    }

    @Override
    protected void bind(Operations on) {
        on.on("getSubscription", this::current)
                .on("getEntitlements", this::entitlements)
                .on("getUsage", this::usage)
                .on("comparePlans", this::compare);
    }

    private record Subscription(
            PlanView plan,
            String status,
            boolean isInTrial,
            @Nullable Instant trialEnd) {}

    /** @param limits what is absent is not bounded */
    private record PlanView(
            String code,
            String name,
            Money priceMonthly,
            Money priceYearly,
            int trialDays,
            Map<String, Long> limits,
            List<String> features) {
        static PlanView of(Plan plan) {
            return new PlanView(
                    plan.code(),
                    plan.name(),
                    new Money(plan.priceMonthPaise()),
                    new Money(plan.priceYearPaise()),
                    plan.trialDays(),
                    plan.limits().entrySet().stream()
                            .collect(Collectors.toMap(
                                    each -> each.getKey().resource(), Map.Entry::getValue, Long::sum, TreeMap::new)),
                    plan.features().stream().map(Feature::key).sorted().toList());
        }
    }

    private record Entitlements(Map<String, Boolean> features) {}

    /** @param period the month in which what counts by the month is counted */
    private record Usage(String period, Map<String, Use> limits) {}

    /**
     * @param limit -1 when there is none
     * @param remaining -1 when there is no limit
     */
    private record Use(long current, long limit, long percent, long remaining) {
        static Use of(long current, Plan plan, Limit limit) {
            long bound = plan.limit(limit).orElse(-1);
            return bound < 0
                    ? new Use(current, -1, 0, -1)
                    : new Use(current, bound, percent(current, bound), Math.max(0, bound - current));
        }

        private static long percent(long current, long bound) {
            return bound == 0 ? 100 : Math.min(100, current * 100 / bound);
        }
    }

    private Reply current(Command command) {
        SubscriptionCard card = card(command.scope());
        return new Reply.Plain(new Subscription(
                PlanView.of(plan(card)), card.status(), card.status().equals("trialing"), card.trialEnd()));
    }

    private Reply entitlements(Command command) {
        Plan plan = plan(card(command.scope()));
        Map<String, Boolean> features = new TreeMap<>();
        plans.offered().forEach(each -> each.features().forEach(one -> features.put(one.key(), plan.has(one))));
        return new Reply.Plain(new Entitlements(features));
    }

    private Reply usage(Command command) {
        Scope scope = command.scope();
        Plan plan = plan(card(scope));
        Map<String, Use> limits = new TreeMap<>(Comparator.naturalOrder());
        for (Limit limit : Limit.values()) {
            limits.put(limit.resource(), Use.of(used(scope, limit), plan, limit));
        }
        return new Reply.Plain(new Usage(meter.period(Limit.AI_CALLS_PER_MONTH), limits));
    }

    private long used(Scope scope, Limit limit) {
        return switch (limit) {
            case AI_CALLS_PER_MONTH, API_CALLS_PER_DAY ->
                meter.used(scope, limit).await();
            default -> quota.count(scope, limit);
        };
    }

    private Reply compare(Command command) {
        List<PlanView> rows = plans.offered().stream().map(PlanView::of).toList();
        return new Reply.Listing(new Slice<>(rows, rows.size(), null));
    }

    private SubscriptionCard card(Scope scope) {
        return questions.get(scope, "organizations.subscription", Map.of(), SubscriptionCard.class);
    }

    private Plan plan(SubscriptionCard card) {
        return plans.byCode(card.planCode()).orElseThrow(() -> new IllegalStateException("no plan " + card.planCode()));
    }
}
