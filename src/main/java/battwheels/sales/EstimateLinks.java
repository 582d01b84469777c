package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link by which a customer sees and answers an estimate. It carries the organization in clear and a secret of which
 * the estimate keeps the hash alone; a new link takes the place of the one before.
 */
final class EstimateLinks {
    private static final int USUAL_DAYS = 30;
    private static final String CUSTOMER = "customer";

    record Share(
            @Nullable Integer expiryDays,
            @Nullable Boolean allowAccept,
            @Nullable Boolean allowDecline) {}

    /** @param token stands in the address of the public page; shown this once */
    record Shared(String token, String path, Instant expiresAt) {
        @Override
        public String toString() {
            return "Shared[***]";
        }
    }

    record Answer(String action, @Nullable String comments) {}

    private final EstimateRepository estimates;
    private final Surroundings surroundings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    EstimateLinks(EstimateRepository estimates, Surroundings surroundings, InstantSource clock) {
        this.estimates = estimates;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply share(Command command) {
        Share form = command.body(Share.class);
        String id = estimates
                .get(command.scope(), command.path("estimate_id"))
                .state()
                .estimateId();
        int days = form.expiryDays() == null ? USUAL_DAYS : form.expiryDays();
        Instant expires = clock.instant().plus(Duration.ofDays(days));
        OneTimeToken token = OneTimeToken.issue(Optional.of(command.scope().organization()), id, random);
        Estimate.Link link = new Estimate.Link(
                token.hash(),
                expires,
                !Boolean.FALSE.equals(form.allowAccept()),
                !Boolean.FALSE.equals(form.allowDecline()));
        estimates.change(
                command.step(), id, estimate -> new Change.To<>(estimate.linked(link, clock.instant()), List.of()));
        return new Reply.Made(new Shared(token.text(), "/api/public/estimates/" + token.text(), expires));
    }

    Reply revoke(Command command) {
        estimates.change(
                command,
                command.path("estimate_id"),
                estimate -> estimate.link() == null
                        ? new Change.Keep<>()
                        : new Change.To<>(estimate.linked(null, clock.instant()), List.of()));
        return new Reply.Empty();
    }

    Reply view(Command command) {
        Opened opened = open(command);
        Estimate seen = estimates
                .change(
                        opened.command(),
                        opened.estimateId(),
                        estimate -> EstimateRules.viewed(
                                estimate, opened.move(EstimateStatus.CUSTOMER_VIEWED, null, clock.instant())))
                .state();
        return new Reply.Plain(OfferView.of(seen, opened.organization(), opened.today()));
    }

    Reply answer(Command command) {
        Answer answer = command.body(Answer.class);
        Opened opened = open(command);
        boolean accepts = answer.action().equals("accept");
        EstimateStatus to = accepts ? EstimateStatus.ACCEPTED : EstimateStatus.DECLINED;
        if (!(accepts ? opened.link().allowAccept() : opened.link().allowDecline())) {
            throw invalid();
        }
        Estimate answered = estimates
                .change(
                        opened.command(),
                        opened.estimateId(),
                        estimate -> EstimateRules.moved(estimate, opened.move(to, answer.comments(), clock.instant())))
                .state();
        return new Reply.Plain(OfferView.of(answered, opened.organization(), opened.today()));
    }

    /** What a link that holds opens. */
    private record Opened(
            Command command, String estimateId, Estimate.Link link, OrganizationCard organization, LocalDate today) {
        EstimateRules.Move move(EstimateStatus to, @Nullable String comments, Instant now) {
            return new EstimateRules.Move(to, comments, CUSTOMER, today, now);
        }
    }

    /** A link that is wrong, old, taken back or of nothing is refused with the same words. */
    private Opened open(Command command) {
        OneTimeToken token = OneTimeToken.parse(command.path("token")).orElseThrow(EstimateLinks::invalid);
        OrganizationId organization = token.organization().orElseThrow(EstimateLinks::invalid);
        Actor actor = new Actor(
                CUSTOMER, "Customer, by link", command.principal().actor().address());
        Scope scope = new Scope(organization, actor, Grants.NONE, command.correlationId(), command.deadline());
        Estimate.Link link = estimates
                .find(scope, token.id())
                .map(Stored::state)
                .map(Estimate::link)
                .filter(known -> token.matches(known.hash()))
                .filter(known -> known.expiresAt().isAfter(clock.instant()))
                .orElseThrow(EstimateLinks::invalid);
        OrganizationCard card = surroundings.organization(scope);
        return new Opened(command.within(scope).step(), token.id(), link, card, surroundings.today(card));
    }

    private static RefusedException invalid() {
        return new RefusedException(Problem.of(
                ProblemCode.LINK_INVALID, "This link is not valid any more. Ask the workshop for a new one."));
    }
}
