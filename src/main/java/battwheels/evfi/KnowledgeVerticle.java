package battwheels.evfi;

import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.StarterLibrary;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.promotion.Offers;
import battwheels.evfi.promotion.PlatformReview;
import battwheels.evfi.sharing.SharedFigures;
import battwheels.evfi.sharing.SharedStatistics;
import battwheels.evfi.sharing.Sharing;
import battwheels.evfi.sharing.SharingRound;
import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import io.vertx.core.Future;
import java.time.Duration;

/** The platform's side of shared knowledge: its review, by platform admins alone. */
public final class KnowledgeVerticle extends DomainVerticle {
    private static final Duration LOOKED = Duration.ofHours(1);

    private final PlatformReview review;
    private final SharedFigures figures;

    public KnowledgeVerticle(Kernel kernel, EvfiVerticle.Needs needs) {
        super("knowledge", kernel.channels(), kernel.idempotent());
        GlobalKnowledge library = new GlobalKnowledge(needs.knowledge(), StarterLibrary::cards, kernel.clock());
        this.review = new PlatformReview(new Offers(needs.knowledge()), library, needs.log(), kernel.clock());
        SharedStatistics statistics = new SharedStatistics(needs.knowledge());
        SharingRound round = new SharingRound(
                needs.system(),
                new Sharing(kernel, statistics),
                new Overlays(kernel),
                library,
                statistics,
                kernel.clock());
        this.figures = new SharedFigures(round, statistics, needs.leases());
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(LOOKED.toMillis(), timer -> figures.countWhenDue());
        return super.start();
    }

    @Override
    protected void bind(Operations on) {
        on.on("getSharedStatistics", command -> figures.get(command))
                .on("countSharedStatistics", command -> figures.countNow(command))
                .on("getOffers", command -> review.list(command))
                .on("approveOffer", command -> review.approve(command))
                .on("rejectOffer", command -> review.reject(command))
                .on("revokeOffer", command -> review.revoke(command));
    }
}
