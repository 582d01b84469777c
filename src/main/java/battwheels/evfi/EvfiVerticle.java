package battwheels.evfi;

import battwheels.evfi.causes.CauseRanking;
import battwheels.evfi.guided.GuidedDiagnosis;
import battwheels.evfi.imports.CardImports;
import battwheels.evfi.index.CardIndex;
import battwheels.evfi.index.LibraryIndex;
import battwheels.evfi.knowledge.Articles;
import battwheels.evfi.knowledge.ErrorCodes;
import battwheels.evfi.knowledge.GlobalGraph;
import battwheels.evfi.knowledge.KnowledgeGraph;
import battwheels.evfi.knowledge.TenantGraph;
import battwheels.evfi.learning.Learning;
import battwheels.evfi.learning.Patterns;
import battwheels.evfi.learning.TicketFindings;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.StarterLibrary;
import battwheels.evfi.matching.CardFinder;
import battwheels.evfi.matching.Matching;
import battwheels.evfi.own.FailureCards;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.evfi.promotion.Offers;
import battwheels.evfi.promotion.Promotions;
import battwheels.evfi.sharing.SharedStatistics;
import battwheels.evfi.sharing.Sharing;
import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.search.Embeddings;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Leases;
import battwheels.platform.tenancy.PlatformKnowledge;
import battwheels.platform.tenancy.SimilarityIndexes;
import battwheels.platform.tenancy.SystemScope;

/** Failure intelligence: every operation, and the class that answers it. */
public final class EvfiVerticle extends DomainVerticle {
    private final FailureCards cards;
    private final Matching matching;
    private final CardIndex index;
    private final ErrorCodes codes;
    private final GuidedDiagnosis guided;
    private final Promotions promotions;
    private final Analytics analytics;
    private final CardImports imports;
    private final Articles articles;
    private final KnowledgeGraph graph;
    private final CauseRanking ranking;
    private final TicketFindings findings;
    private final Sharing sharing;
    private final Patterns patterns;

    /** What it stands on beside the kernel. */
    public record Needs(
            PlatformKnowledge knowledge,
            SimilarityIndexes indexes,
            Embeddings embeddings,
            PlatformLog log,
            SystemScope system,
            Leases leases) {}

    public EvfiVerticle(Kernel kernel, Needs needs) {
        super("evfi", kernel.channels(), kernel.idempotent());
        TenantKnowledge own = new TenantKnowledge(kernel);
        GlobalKnowledge library = new GlobalKnowledge(needs.knowledge(), StarterLibrary::cards, kernel.clock());
        this.index = new CardIndex(kernel, needs.indexes(), needs.embeddings(), own);
        LibraryIndex shared = new LibraryIndex(library, needs.indexes(), needs.embeddings());
        CardFinder finder = new CardFinder(index, shared, needs.embeddings(), own, library);
        this.matching = new Matching(own, library, finder, needs.embeddings(), kernel.clock());
        index.follow();
        // The first organization of a platform has its library put in; whoever reads it sooner does so himself.
        kernel.subscriptions()
                .declare(Subscription.of("evfi", "library")
                        .repeatable()
                        .on("organization.created", (scope, event) -> library.cards()));
        Overlays overlays = new Overlays(kernel);
        new Learning(kernel, own, library, overlays).follow();
        this.imports = new CardImports(kernel, own);
        this.analytics = new Analytics(kernel, own);
        Offers offers = new Offers(needs.knowledge());
        this.promotions = new Promotions(kernel, own, offers);
        this.guided = new GuidedDiagnosis(kernel, own, library, matching);
        this.codes = new ErrorCodes(kernel);
        TenantGraph ownGraph = new TenantGraph(kernel, own, codes);
        GlobalGraph libraryGraph = new GlobalGraph(library);
        this.articles = new Articles(ownGraph, libraryGraph, kernel.clock());
        this.ranking = new CauseRanking(own, library, overlays, matching, kernel.clock());
        this.sharing = new Sharing(kernel, new SharedStatistics(needs.knowledge()));
        this.patterns = new Patterns(kernel, own);
        patterns.follow();
        this.findings = new TicketFindings(own, kernel.clock());
        this.graph = new KnowledgeGraph(ownGraph, libraryGraph);
        this.cards = new FailureCards(own, library, overlays, kernel.clock());
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
                .on("archiveFailureCard", command -> cards.archive(command))
                .on("matchFailures", command -> {
                    Reply found = matching.match(command);
                    analytics.matched(command.scope());
                    return found;
                })
                .on("getFailureOverview", command -> analytics.overview(command))
                .on("getGuidedSuggestions", command -> guided.suggestions(command))
                .on("startGuidedSession", command -> guided.start(command))
                .on("getGuidedSession", command -> guided.get(command))
                .on("getTicketGuidedSession", command -> guided.ofTicket(command))
                .on("answerGuidedStep", command -> guided.answer(command))
                .on("getGuidedEstimate", command -> guided.estimate(command))
                .on("uploadCardImport", command -> imports.upload(command))
                .on("quickCardImport", command -> imports.quick(command))
                .on("listCardImports", command -> imports.list(command))
                .on("getCardImport", command -> imports.get(command))
                .on("getCardImportReport", command -> imports.report(command))
                .on("executeCardImport", command -> imports.execute(command))
                .on("promoteFailureCard", command -> promotions.propose(command))
                .on("listPromotions", command -> promotions.list(command))
                .on("getPromotion", command -> promotions.get(command))
                .on("confirmPromotion", command -> promotions.confirm(command))
                .on("withdrawPromotion", command -> promotions.withdraw(command))
                .on("listArticles", command -> articles.list(command))
                .on("createArticle", command -> articles.create(command))
                .on("getArticle", command -> articles.get(command))
                .on("updateArticle", command -> articles.update(command))
                .on("approveArticle", command -> articles.approve(command))
                .on("rejectArticle", command -> articles.reject(command))
                .on("listSymptoms", command -> articles.symptoms(command))
                .on("createSymptom", command -> articles.addSymptom(command))
                .on("createRelation", command -> graph.relate(command))
                .on("deleteRelation", command -> graph.forget(command))
                .on("getKnowledgeGraph", command -> graph.around(command))
                .on("listTicketFindings", command -> findings.list(command))
                .on("noteTicketFinding", command -> findings.note(command))
                .on("getKnowledgeSharing", command -> sharing.get(command))
                .on("decideKnowledgeSharing", command -> sharing.decide(command))
                .on("listPatterns", command -> patterns.list(command))
                .on("detectPatterns", command -> patterns.detect(command))
                .on("reviewPattern", command -> patterns.review(command))
                .on("rankCauses", command -> ranking.rank(command))
                .on("searchErrorCodes", command -> codes.search(command))
                .on("createErrorCode", command -> codes.create(command))
                .on("getFailureIndex", command -> new Reply.Plain(index.status(command.scope())))
                .on("rebuildFailureIndex", command -> Jobs.accepted(index.rebuild(command)));
    }
}
