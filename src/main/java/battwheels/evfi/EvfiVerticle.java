package battwheels.evfi;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.search.Embeddings;
import battwheels.platform.tenancy.PlatformKnowledge;
import battwheels.platform.tenancy.SimilarityIndexes;
import java.util.List;

/** Failure intelligence: every operation, and the class that answers it. */
public final class EvfiVerticle extends DomainVerticle {
    private final FailureCards cards;

    /** What it stands on beside the kernel. */
    public record Needs(PlatformKnowledge knowledge, SimilarityIndexes indexes, Embeddings embeddings) {}

    public EvfiVerticle(Kernel kernel, Needs needs) {
        super("evfi", kernel.channels(), kernel.idempotent());
        TenantKnowledge own = new TenantKnowledge(kernel);
        GlobalKnowledge library = new GlobalKnowledge(needs.knowledge(), List::of, kernel.clock());
        this.cards = new FailureCards(own, library, kernel.clock());
    }

    @Override
    protected void bind(Operations on) {
        on.on("listFailureCards", command -> cards.list(command))
                .on("createFailureCard", command -> cards.create(command))
                .on("getFailureCard", command -> cards.get(command))
                .on("updateFailureCard", command -> cards.update(command))
                .on("submitFailureCard", command -> cards.submit(command))
                .on("returnFailureCard", command -> cards.giveBack(command))
                .on("approveFailureCard", command -> cards.approve(command))
                .on("deprecateFailureCard", command -> cards.deprecate(command))
                .on("archiveFailureCard", command -> cards.archive(command));
    }
}
