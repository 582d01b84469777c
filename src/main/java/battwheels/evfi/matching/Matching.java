package battwheels.evfi.matching;

import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.matching.CardHits.Key;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.search.Embeddings;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Knowledge;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the cards that fit what a vehicle shows, stage by stage: the same signature; codes, subsystem and vehicle; then
 * meaning and words. A later stage is asked while no earlier one is sure. Reads the organization's own cards and the
 * library, each candidate from its document: what is not in use there is not found, whatever an index says.
 */
public final class Matching {
    private static final int GROUND = 100;

    private final TenantKnowledge own;
    private final GlobalKnowledge library;
    private final CardFinder finder;
    private final Embeddings embeddings;
    private final InstantSource clock;

    public Matching(
            TenantKnowledge own,
            GlobalKnowledge library,
            CardFinder finder,
            Embeddings embeddings,
            InstantSource clock) {
        this.own = own;
        this.library = library;
        this.finder = finder;
        this.embeddings = embeddings;
        this.clock = clock;
    }

    public Reply match(Command command) {
        MatchForm form = command.body(MatchForm.class);
        Faults faults = form.faults();
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return new Reply.Plain(match(command.scope(), form.shown()));
    }

    public MatchAnswer match(Scope scope, Shown shown) {
        long began = clock.millis();
        Found found = new Found();
        signatures(scope, shown, found);
        if (found.best() < MatchRules.SURE) {
            ground(scope, shown, found);
        }
        boolean degraded = false;
        if (found.best() < MatchRules.GOOD && !shown.words().isEmpty()) {
            degraded = search(scope, shown, found);
        }
        List<Match> matches = found.bestFirst().stream()
                .limit(shown.limit())
                .map(each -> MatchRules.told(each, shown))
                .toList();
        return new MatchAnswer(
                matches,
                degraded,
                clock.millis() - began,
                shown.signature(),
                embeddings.model().name() + "/" + embeddings.model().dimension(),
                found.stages());
    }

    /** Candidates by whose and which they are; of one found twice the better. */
    private static final class Found {
        private final Map<Key, Candidate> byKey = new HashMap<>();
        private final Set<MatchStage> stages = EnumSet.noneOf(MatchStage.class);

        void asked(MatchStage stage) {
            stages.add(stage);
        }

        void add(Candidate candidate) {
            Knowledge from = candidate.known() instanceof KnownCard.OfAll ? Knowledge.GLOBAL : Knowledge.OWN;
            byKey.merge(new Key(from, candidate.card().failureId()), candidate, Candidate::better);
        }

        int best() {
            return byKey.values().stream().mapToInt(Candidate::points).max().orElse(0);
        }

        List<Candidate> bestFirst() {
            return byKey.values().stream().sorted(MatchRules.bestFirst()).toList();
        }

        List<MatchStage> stages() {
            return List.copyOf(stages);
        }
    }

    private void signatures(Scope scope, Shown shown, Found found) {
        found.asked(MatchStage.SIGNATURE);
        Set<String> wanted = shown.signatures();
        JsonObject same = TenantKnowledge.inStates(shown.labels())
                .put("signature_hash", new JsonObject().put("$in", new JsonArray(List.copyOf(wanted))));
        Stream.concat(
                        own.latest(scope, same, shown.limit()).stream().map(KnownCard.OfTenant::new),
                        inUse().filter(card -> wanted.contains(card.signatureHash()))
                                .map(KnownCard.OfAll::new))
                .forEach(known -> found.add(MatchRules.bySignature(known)));
    }

    private void ground(Scope scope, Shown shown, Found found) {
        JsonArray either = new JsonArray();
        if (!shown.codes().isEmpty()) {
            either.add(new JsonObject().put("error_codes", new JsonObject().put("$in", new JsonArray(shown.codes()))));
        }
        if (shown.subsystem() != null) {
            either.add(
                    new JsonObject().put("subsystem_category", shown.subsystem().wireName()));
        }
        if (either.isEmpty()) {
            return;
        }
        found.asked(MatchStage.SUBSYSTEM_VEHICLE);
        JsonObject filter = TenantKnowledge.inStates(shown.labels()).put("$or", either);
        Stream.concat(
                        own.latest(scope, filter, GROUND).stream().map(KnownCard.OfTenant::new),
                        inUse().map(KnownCard.OfAll::new))
                .map(known -> MatchRules.byGround((KnownCard) known, shown))
                .flatMap(Optional::stream)
                .forEach(found::add);
    }

    private boolean search(Scope scope, Shown shown, Found found) {
        CardHits hits = finder.find(scope, shown.words(), shown.labels());
        List<String> ids = hits.ranked().stream()
                .filter(key -> key.from() == Knowledge.OWN)
                .map(Key::id)
                .toList();
        Map<String, FailureCard> mine = own.byIds(scope, ids);
        int place = 0;
        for (Key key : hits.ranked()) {
            place++;
            Optional<KnownCard> known = known(key, mine, shown);
            if (known.isPresent()) {
                found.add(MatchRules.bySearch(known.get(), key, hits, shown, place));
            }
        }
        found.asked(MatchStage.HYBRID);
        found.asked(MatchStage.KEYWORD);
        if (!hits.nearness().isEmpty()) {
            found.asked(MatchStage.VECTOR_SEMANTIC);
        }
        return hits.degraded();
    }

    private Optional<KnownCard> known(Key key, Map<String, FailureCard> mine, Shown shown) {
        return switch (key.from()) {
            case GLOBAL -> library.approved(key.id()).map(KnownCard.OfAll::new);
            case OWN ->
                Optional.ofNullable(mine.get(key.id()))
                        .filter(card -> CardText.label(card)
                                .filter(shown.labels()::contains)
                                .isPresent())
                        .map(KnownCard.OfTenant::new);
        };
    }

    private Stream<FailureCard> inUse() {
        return new ArrayList<>(library.cards().values()).stream().filter(card -> card.status() == CardStatus.APPROVED);
    }
}
