package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Links by which customers reach one document without signing in. A link carries the organization in clear and a secret
 * of which the document keeps the hash alone; a new link takes the place of the one before.
 */
final class CustomerLinks {
    static final String CUSTOMER = "customer";

    private static final int USUAL_DAYS = 30;

    /** @param token stands in the address of the public page; shown this once */
    record Shared(String token, String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "Shared[***]";
        }
    }

    /** A link that was made, before the document keeps its hash. */
    record Fresh(OneTimeToken token, Instant expiresAt) {
        String hash() {
            return token.hash();
        }

        /** @param page under which its token opens the document, ending in a slash */
        Shared shared(String page) {
            return new Shared(token.text(), page + token.text(), expiresAt);
        }
    }

    /** What a link that holds opens: a command in the name of the customer, and the day it is for the organization. */
    record Opened<L extends CustomerLink>(
            Command command, String documentId, L link, OrganizationCard organization, LocalDate today) {}

    private final Surroundings surroundings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CustomerLinks(Surroundings surroundings, InstantSource clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** @param days it holds; null: the usual 30 */
    Fresh fresh(Scope scope, String documentId, @Nullable Integer days) {
        Instant expires = clock.instant().plus(Duration.ofDays(days == null ? USUAL_DAYS : days));
        return new Fresh(OneTimeToken.issue(Optional.of(scope.organization()), documentId, random), expires);
    }

    /**
     * A link that is wrong, old, taken back or of nothing is refused with the same words.
     *
     * @param kept the link that the document of an id keeps
     */
    <L extends CustomerLink> Opened<L> open(Command command, BiFunction<Scope, String, Optional<L>> kept) {
        OneTimeToken token = OneTimeToken.parse(command.path("token")).orElseThrow(CustomerLinks::invalid);
        OrganizationId organization = token.organization().orElseThrow(CustomerLinks::invalid);
        Actor actor = new Actor(
                CUSTOMER, "Customer, by link", command.principal().actor().address());
        Scope scope = new Scope(organization, actor, Grants.NONE, command.correlationId(), command.deadline());
        L link = kept.apply(scope, token.id())
                .filter(known -> token.matches(known.hash()))
                .filter(known -> known.expiresAt().isAfter(clock.instant()))
                .orElseThrow(CustomerLinks::invalid);
        OrganizationCard card = surroundings.organization(scope);
        return new Opened<>(command.within(scope).step(), token.id(), link, card, surroundings.today(card));
    }

    static RefusedException invalid() {
        return new RefusedException(Problem.of(
                ProblemCode.LINK_INVALID, "This link is not valid any more. Ask the workshop for a new one."));
    }
}
