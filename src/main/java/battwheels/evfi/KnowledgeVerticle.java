package battwheels.evfi;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;

/** The platform's side of shared knowledge: its review, by platform admins alone. */
public final class KnowledgeVerticle extends DomainVerticle {
    private final PlatformReview review;

    public KnowledgeVerticle(Kernel kernel, EvfiVerticle.Needs needs) {
        super("knowledge", kernel.channels(), kernel.idempotent());
        GlobalKnowledge library = new GlobalKnowledge(needs.knowledge(), StarterLibrary::cards, kernel.clock());
        this.review = new PlatformReview(new Offers(needs.knowledge()), library, needs.log(), kernel.clock());
    }

    @Override
    protected void bind(Operations on) {
        on.on("getOffers", command -> review.list(command))
                .on("approveOffer", command -> review.approve(command))
                .on("rejectOffer", command -> review.reject(command))
                .on("revokeOffer", command -> review.revoke(command));
    }
}
