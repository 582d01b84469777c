package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Plan;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.util.Locale;
import java.util.Optional;

/**
 * Rate limits: per network address before anyone is known, per organization and principal after. A busy workshop
 * never meets them; a loop in a client does.
 */
final class RateLimits {
    private final Buckets buckets = new Buckets();
    private final Configuration.Limits limits;

    RateLimits(Configuration.Limits limits) {
        this.limits = limits;
    }

    /** A call without a token, or with one that was refused. */
    void address(Exchange exchange) {
        String group =
                Optional.ofNullable(exchange.operation().access().rateGroup()).orElse("address");
        int perMinute = switch (group) {
            case "login" -> limits.address().loginsPerMinute();
            case "signup" -> limits.address().signupsPerMinute();
            case "recovery" -> limits.address().recoveriesPerMinute();
            default -> limits.address().requestsPerMinute();
        };
        settle(exchange, take(exchange, group, exchange.address(), perMinute));
    }

    /** A signed-in call outside any organization. */
    void principal(Exchange exchange, String userId) {
        settle(exchange, take(exchange, "principal", userId, plan("free").principalPerMinute()));
    }

    /** A call inside an organization: the principal's share first, then the organization's. */
    void tenant(Exchange exchange, String organization, String userId, String planCode) {
        Configuration.PlanLimits plan = plan(planCode);
        Allowance own = take(exchange, "principal", organization + userId, plan.principalPerMinute());
        settle(exchange, own);
        Allowance all = take(exchange, "organization", organization, plan.organizationPerMinute());
        settle(exchange, all);
        own.tighter(all).tell(exchange.response().headers());
    }

    private Allowance take(Exchange exchange, String policy, String key, int perMinute) {
        int scaled = (int) Math.clamp(Math.round(perMinute * limits.scale()), 1, Integer.MAX_VALUE);
        return buckets.take(policy, key, scaled, exchange.operation().access().rateCost());
    }

    private static void settle(Exchange exchange, Allowance allowance) {
        allowance.tell(exchange.response().headers());
        if (!allowance.granted()) {
            throw new Refusal(Problem.of(
                            ProblemCode.RATE_LIMITED,
                            "The limit of " + allowance.quota() + " a minute is reached. Try again in "
                                    + allowance.retryAfterSeconds() + " s.")
                    .retryAfter(Math.max(1, allowance.retryAfterSeconds())));
        }
    }

    private Configuration.PlanLimits plan(String code) {
        Plan plan = switch (code.toLowerCase(Locale.ROOT)) {
            case "enterprise" -> Plan.ENTERPRISE;
            case "professional" -> Plan.PROFESSIONAL;
            case "starter" -> Plan.STARTER;
            default -> Plan.FREE;
        };
        Configuration.PlanLimits found = limits.plans().get(plan);
        if (found == null) {
            throw new IllegalStateException("no limits for plan " + plan);
        }
        return found;
    }
}
