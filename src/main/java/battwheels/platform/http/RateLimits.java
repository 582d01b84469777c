package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Plan;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Optional;

/**
 * Rate limits: per network address before anyone is known, per organization and principal after. A busy workshop
 * never meets them; a loop in a client does.
 */
final class RateLimits {
    private static final String ADDRESS = "address";

    private final Buckets buckets = new Buckets();
    private final Configuration.Limits limits;

    RateLimits(Configuration.Limits limits) {
        this.limits = limits;
    }

    /** A call without a token, or with one that was refused. */
    void address(Exchange exchange) {
        String group = group(exchange.operation());
        settle(exchange.response(), take(exchange, group, exchange.address(), perMinute(group)));
    }

    /** A request that reaches no operation. */
    void nowhere(HttpServerResponse response, String address) {
        settle(response, buckets.take(ADDRESS, address, scaled(perMinute(ADDRESS)), 1));
    }

    /** Says how the address stands, on an answer that was given before anything was counted. */
    void tell(Exchange exchange) {
        if (!exchange.response().headers().contains(Allowance.LIMIT)) {
            String group = group(exchange.operation());
            buckets.look(group, exchange.address(), scaled(perMinute(group)))
                    .tell(exchange.response().headers());
        }
    }

    private static String group(Operation operation) {
        return Optional.ofNullable(operation.access().rateGroup()).orElse(ADDRESS);
    }

    private int perMinute(String group) {
        return switch (group) {
            case "login" -> limits.address().loginsPerMinute();
            case "signup" -> limits.address().signupsPerMinute();
            case "recovery" -> limits.address().recoveriesPerMinute();
            default -> limits.address().requestsPerMinute();
        };
    }

    /** A signed-in call outside any organization. */
    void principal(Exchange exchange, String userId) {
        settle(
                exchange.response(),
                take(exchange, "principal", userId, plan("free").principalPerMinute()));
    }

    /** A call inside an organization: the principal's share first, then the organization's. */
    void tenant(Exchange exchange, String organization, String userId, String planCode) {
        Configuration.PlanLimits plan = plan(planCode);
        Allowance own = take(exchange, "principal", organization + userId, plan.principalPerMinute());
        settle(exchange.response(), own);
        Allowance all = take(exchange, "organization", organization, plan.organizationPerMinute());
        settle(exchange.response(), all);
        own.tighter(all).tell(exchange.response().headers());
    }

    private Allowance take(Exchange exchange, String policy, String key, int perMinute) {
        return buckets.take(
                policy, key, scaled(perMinute), exchange.operation().access().rateCost());
    }

    private int scaled(int perMinute) {
        return (int) Math.clamp(Math.round(perMinute * limits.scale()), 1, Integer.MAX_VALUE);
    }

    private static void settle(HttpServerResponse response, Allowance allowance) {
        allowance.tell(response.headers());
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
