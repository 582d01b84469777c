package battwheels.sales;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The link by which a customer sees and answers an estimate. */
final class EstimateLinks {
    record Share(
            @Nullable Integer expiryDays,
            @Nullable Boolean allowAccept,
            @Nullable Boolean allowDecline) {}

    /** @param version that the customer has seen; null: not told */
    record Answer(
            String action,
            @Nullable String comments,
            @Nullable Integer version) {}

    private final EstimateRepository estimates;
    private final CustomerLinks links;
    private final InstantSource clock;

    EstimateLinks(EstimateRepository estimates, CustomerLinks links, InstantSource clock) {
        this.estimates = estimates;
        this.links = links;
        this.clock = clock;
    }

    Reply share(Command command) {
        Share form = command.body(Share.class);
        String id = estimates
                .get(command.scope(), command.path("estimate_id"))
                .state()
                .estimateId();
        CustomerLinks.Fresh fresh = links.fresh(command.scope(), id, form.expiryDays());
        Estimate.Link link = new Estimate.Link(
                fresh.hash(),
                fresh.expiresAt(),
                !Boolean.FALSE.equals(form.allowAccept()),
                !Boolean.FALSE.equals(form.allowDecline()));
        estimates.change(
                command.step(), id, estimate -> new Change.To<>(estimate.linked(link, clock.instant()), List.of()));
        return new Reply.Made(fresh.shared("/api/public/estimates/"));
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
        CustomerLinks.Opened<Estimate.Link> opened = open(command);
        Estimate seen = estimates
                .change(
                        opened.command(),
                        opened.documentId(),
                        estimate -> EstimateRules.viewed(
                                estimate, move(opened, EstimateStatus.CUSTOMER_VIEWED, null, clock.instant(), null)))
                .state();
        return new Reply.Plain(OfferView.of(seen, opened.organization(), opened.today()));
    }

    Reply answer(Command command) {
        Answer answer = command.body(Answer.class);
        CustomerLinks.Opened<Estimate.Link> opened = open(command);
        boolean accepts = answer.action().equals("accept");
        EstimateStatus to = accepts ? EstimateStatus.ACCEPTED : EstimateStatus.DECLINED;
        if (!(accepts ? opened.link().allowAccept() : opened.link().allowDecline())) {
            throw CustomerLinks.invalid();
        }
        Estimate answered = estimates
                .change(
                        opened.command(),
                        opened.documentId(),
                        estimate -> EstimateRules.moved(
                                estimate, move(opened, to, answer.comments(), clock.instant(), answer.version())))
                .state();
        return new Reply.Plain(OfferView.of(answered, opened.organization(), opened.today()));
    }

    private static EstimateRules.Move move(
            CustomerLinks.Opened<Estimate.Link> opened,
            EstimateStatus to,
            @Nullable String comments,
            Instant now,
            @Nullable Integer version) {
        return new EstimateRules.Move(to, comments, CustomerLinks.CUSTOMER, opened.today(), now, version);
    }

    private CustomerLinks.Opened<Estimate.Link> open(Command command) {
        return links.open(
                command,
                (scope, id) -> estimates.find(scope, id).map(Stored::state).map(Estimate::link));
    }
}
