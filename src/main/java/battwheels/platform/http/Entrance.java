package battwheels.platform.http;

import battwheels.platform.bus.Principal;
import battwheels.platform.http.contract.Access;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.Admissions;
import battwheels.platform.identity.ApiKeys;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.identity.Standing;
import battwheels.platform.identity.TokenClaims;
import battwheels.platform.identity.TokenSubject;
import battwheels.platform.identity.TokenVerdict;
import battwheels.platform.plans.Feature;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Meter;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller in, in the order of refusal: signed in (401), organization given (400) and joined (403), within the
 * limits (429), permitted (403), contained in the plan (403).
 */
final class Entrance {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";
    private static final String ORGANIZATION = "X-Organization-ID";

    /** The plan feature without which no API key opens anything. */
    private static final String API_ACCESS = "integrations_api_access";

    private final AccessTokens tokens;
    private final SessionCookies cookies;
    private final Admissions admissions;
    private final RateLimits limits;
    private final Plans plans;
    private final Meter meter;

    Entrance(
            AccessTokens tokens,
            SessionCookies cookies,
            Admissions admissions,
            RateLimits limits,
            Plans plans,
            Meter meter) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.admissions = admissions;
        this.limits = limits;
        this.plans = plans;
        this.meter = meter;
    }

    /** Who came in, and where; the scope is there exactly when the operation works in an organization. */
    record Admitted(Principal principal, Optional<Scope> scope) {}

    Future<Admitted> admit(Exchange exchange) {
        if (exchange.operation().access().open()) {
            limits.address(exchange);
            return Future.succeededFuture(new Admitted(Principal.anonymous(exchange.address()), Optional.empty()));
        }
        String token = token(exchange).orElseThrow(() -> signInFirst(exchange));
        return isKey(exchange, token) ? admitProgram(exchange, token) : admitPerson(exchange, token);
    }

    /** A key comes in the header alone: a cookie is a browser's, and guarded otherwise. */
    private static boolean isKey(Exchange exchange, String token) {
        return exchange.header(AUTHORIZATION).isPresent() && ApiKeys.looksLike(token);
    }

    /** What opens nothing is answered alike, whatever is wrong with it; and a program has no account of its own. */
    private Future<Admitted> admitProgram(Exchange exchange, String token) {
        OneTimeToken key = ApiKeys.parse(token)
                .filter(well -> exchange.operation().access().reach() == Reach.ORGANIZATION)
                .orElseThrow(() -> signInFirst(exchange));
        OrganizationId organization = key.organization().orElseThrow();
        return exchange.here(admissions.key(key, exchange.address())).compose(found -> {
            Standing.Key open = found.orElseThrow(() -> signInFirst(exchange));
            Actor program = new Actor(open.keyId(), "API key " + open.name(), exchange.address());
            Principal principal = new Principal(program, "", false, Optional.of(organization));
            if (exchange.header(ORGANIZATION).isPresent()
                    && !exchange.header(ORGANIZATION).get().equals(organization.value())) {
                throw outside(exchange, principal, stranger());
            }
            Scope scope = enter(exchange, principal, organization, open.membership());
            return counted(exchange, scope, open.membership())
                    .map(within -> new Admitted(principal, Optional.of(scope)));
        });
    }

    /** Calls of programs are counted by the day. */
    private Future<Boolean> counted(Exchange exchange, Scope scope, Standing.Membership membership) {
        Optional<Plan> plan = membership instanceof Standing.Membership.Active active
                ? plans.byCode(active.plan())
                : Optional.empty();
        return plan.map(bounded -> exchange.here(meter.use(scope, Limit.API_CALLS_PER_DAY, bounded)))
                .orElseGet(() -> Future.succeededFuture(true))
                .map(within -> {
                    if (!within) {
                        throw usedUp(plan.orElseThrow());
                    }
                    return true;
                });
    }

    private static Refusal usedUp(Plan plan) {
        long bound = plan.limit(Limit.API_CALLS_PER_DAY).orElse(0);
        return new Refusal(Problem.of(
                        ProblemCode.USAGE_LIMIT_EXCEEDED,
                        "The plan has " + bound + " calls by API keys a day, and today's are used up (days in UTC).")
                .with("resource", Limit.API_CALLS_PER_DAY.resource())
                .with("limit", bound)
                .retryAfter(3_600));
    }

    private Future<Admitted> admitPerson(Exchange exchange, String token) {
        return exchange.here(tokens.verify(token)).compose(verdict -> admit(exchange, verdict));
    }

    /** The header, whatever it says, wins over a browser's cookie: one request has one identity. */
    private Optional<String> token(Exchange exchange) {
        Optional<String> header = exchange.header(AUTHORIZATION);
        return header.isEmpty()
                ? cookies.token(exchange.request())
                : header.filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length()).strip());
    }

    /** A change that came with a cookie must come from our own page: other pages make browsers send cookies too. */
    private void refuseForeignPage(Exchange exchange, TokenClaims claims) {
        boolean changes = exchange.operation().method().mutating();
        boolean byCookie = exchange.header(AUTHORIZATION).isEmpty();
        if (changes
                && byCookie
                && !cookies.isOwnPage(exchange.request(), claims.subject().sessionId())) {
            limits.address(exchange);
            throw Refusal.of(
                    ProblemCode.CSRF_REFUSED,
                    "With a session cookie, a change takes the cookie csrftoken again in the header X-CSRF-Token.");
        }
    }

    private Future<Admitted> admit(Exchange exchange, TokenVerdict verdict) {
        return switch (verdict) {
            case TokenVerdict.Refused refused -> throw signInFirst(exchange);
            case TokenVerdict.Expired expired -> throw signInAgain(exchange);
            case TokenVerdict.Valid(TokenClaims claims) -> {
                refuseForeignPage(exchange, claims);
                if (exchange.operation().access().reach() == Reach.ORGANIZATION) {
                    TokenSubject subject = claims.subject();
                    organization(exchange, subject).ifPresent(home -> admissions.expect(subject.userId(), home));
                }
                yield exchange.here(admissions.account(claims.subject()))
                        .compose(account -> account.map(found -> admit(exchange, claims.subject(), found))
                                .orElseThrow(() -> signInAgain(exchange)));
            }
        };
    }

    private Future<Admitted> admit(Exchange exchange, TokenSubject subject, Standing.Account account) {
        Principal principal = new Principal(
                new Actor(account.userId(), account.name(), exchange.address()),
                account.sessionId(),
                account.platformAdmin(),
                organization(exchange, subject));
        if (exchange.operation().access().reach() != Reach.ORGANIZATION) {
            limits.principal(exchange, account.userId());
            permitPlatform(exchange, account);
            return Future.succeededFuture(new Admitted(principal, Optional.empty()));
        }
        OrganizationId organization =
                organization(exchange, subject).orElseThrow(() -> outside(exchange, principal, nowhere(exchange)));
        return exchange.here(admissions.membership(account.userId(), organization))
                .map(membership ->
                        new Admitted(principal, Optional.of(enter(exchange, principal, organization, membership))));
    }

    /**
     * What somebody who came in a while ago may do now; empty when they could not come in any more: signed out, no
     * member, without the permission. Asked without counting against limits.
     */
    Future<Optional<Grants>> still(Exchange exchange, Scope scope) {
        return token(exchange)
                .map(token -> isKey(exchange, token)
                        ? stillOpen(exchange, token)
                        : exchange.here(tokens.verify(token)).compose(verdict -> still(exchange, verdict, scope)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Grants>> stillOpen(Exchange exchange, String token) {
        return ApiKeys.parse(token)
                .map(key -> exchange.here(admissions.key(key, exchange.address()))
                        .map(found -> found.flatMap(open -> grants(exchange, open.membership()))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Grants>> still(Exchange exchange, TokenVerdict verdict, Scope scope) {
        if (!(verdict instanceof TokenVerdict.Valid(TokenClaims claims))) {
            return Future.succeededFuture(Optional.empty());
        }
        return exchange.here(admissions.account(claims.subject()))
                .compose(account -> account.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : exchange.here(admissions.membership(account.get().userId(), scope.organization()))
                                .map(membership -> grants(exchange, membership)));
    }

    private Optional<Grants> grants(Exchange exchange, Standing.Membership membership) {
        if (!(membership instanceof Standing.Membership.Active active)) {
            return Optional.empty();
        }
        Grants grants = grants(active);
        return grants.allows(exchange.operation().access().permission()) ? Optional.of(grants) : Optional.empty();
    }

    private static Grants grants(Standing.Membership.Active active) {
        return new Grants(active.role().id().value(), active.role().permissions());
    }

    /** What the request says of an organization; calls without one may show it, after looking for themselves. */
    private static Optional<OrganizationId> organization(Exchange exchange, TokenSubject subject) {
        Optional<String> named = exchange.header(ORGANIZATION);
        return named.isPresent()
                ? named.flatMap(OrganizationId::parse)
                : subject.membership().map(TokenSubject.Membership::organization);
    }

    /** An organization that cannot be is answered like one that is not there. */
    private static Refusal nowhere(Exchange exchange) {
        return exchange.header(ORGANIZATION).isPresent()
                ? stranger()
                : Refusal.of(
                        ProblemCode.TENANT_CONTEXT_MISSING,
                        "Name the organization in the header X-Organization-ID, or sign in with a token that carries one.");
    }

    /** Who knocks at organizations of others is limited like who works. */
    private Refusal outside(Exchange exchange, Principal principal, Refusal refusal) {
        limits.principal(exchange, principal.actor().id());
        return refusal;
    }

    private Scope enter(
            Exchange exchange, Principal principal, OrganizationId organization, Standing.Membership membership) {
        return switch (membership) {
            case Standing.Membership.None none -> throw outside(exchange, principal, stranger());
            case Standing.Membership.Suspended suspended ->
                throw outside(
                        exchange,
                        principal,
                        Refusal.of(
                                ProblemCode.ORG_SUSPENDED,
                                "The organization is suspended. Its owner may ask the platform to activate it."));
            case Standing.Membership.Active active -> {
                limits.tenant(exchange, organization.value(), principal.actor().id(), active.plan());
                permit(exchange, active);
                refuseLapsed(exchange, active);
                include(exchange.operation().access().feature(), active.plan());
                include(principal.isProgram() ? API_ACCESS : null, active.plan());
                Grants grants = grants(active);
                yield new Scope(organization, principal.actor(), grants, exchange.correlationId(), exchange.deadline());
            }
        };
    }

    private static void permit(Exchange exchange, Standing.Membership.Active active) {
        Access access = exchange.operation().access();
        if (access.needsPermission() && !active.role().permissions().contains(access.permission())) {
            throw new Refusal(Problem.denied(active.role().id().value(), access.permission()));
        }
    }

    private static void permitPlatform(Exchange exchange, Standing.Account account) {
        Access access = exchange.operation().access();
        if (access.needsPermission() && !account.platformAdmin()) {
            throw new Refusal(Problem.denied("none", access.permission()));
        }
        if (access.reach() == Reach.PLATFORM && !account.secondFactor()) {
            throw Refusal.of(
                    ProblemCode.SECOND_FACTOR_MISSING,
                    "Platform administration takes a sign-in with a second factor. Set one up at"
                            + " /api/auth/second-factor, or sign in again with a code.");
        }
    }

    /** Data stays in sight, and who has access can be taken out; nothing new is made. */
    private static void refuseLapsed(Exchange exchange, Standing.Membership.Active active) {
        Operation operation = exchange.operation();
        if (active.lapsed()
                && operation.method().mutating()
                && !operation.access().whenLapsed()) {
            throw Refusal.of(
                    ProblemCode.SUBSCRIPTION_EXPIRED,
                    "The trial or subscription has ended. Everything can still be read; choose a plan to go on.");
        }
    }

    private void include(@Nullable String key, String planCode) {
        if (key == null) {
            return;
        }
        Feature feature = new Feature(key);
        if (plans.byCode(planCode).filter(plan -> plan.has(feature)).isEmpty()) {
            String required = plans.lowestWith(feature).map(Plan::code).orElse("none");
            throw new Refusal(Problem.of(
                            ProblemCode.FEATURE_NOT_AVAILABLE,
                            "The plan " + planCode + " does not include " + key + ". It comes with the plan " + required
                                    + ".")
                    .with("feature", key)
                    .with("current_plan", planCode)
                    .with("required_plan", required));
        }
    }

    private Refusal signInFirst(Exchange exchange) {
        limits.address(exchange);
        return Refusal.of(
                ProblemCode.AUTH_REQUIRED, "This call needs a valid token in the header Authorization, as Bearer.");
    }

    private Refusal signInAgain(Exchange exchange) {
        limits.address(exchange);
        return Refusal.of(ProblemCode.SESSION_ENDED, "This sign-in has ended. Sign in again.");
    }

    private static Refusal stranger() {
        return Refusal.of(ProblemCode.TENANT_ACCESS_DENIED, "You are no active member of the organization named.");
    }
}
