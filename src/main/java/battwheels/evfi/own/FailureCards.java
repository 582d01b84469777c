package battwheels.evfi.own;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardReason;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.CardStatus;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.GlobalPages;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** The operations on failure cards. Only the organization's own can be changed; the library is read. */
public final class FailureCards {
    private static final String MANAGE = "efi:manage";

    private final TenantKnowledge own;
    private final GlobalKnowledge library;
    private final Overlays overlays;
    private final InstantSource clock;

    public FailureCards(TenantKnowledge own, GlobalKnowledge library, Overlays overlays, InstantSource clock) {
        this.own = own;
        this.library = library;
        this.overlays = overlays;
        this.clock = clock;
    }

    public Reply list(Command command) {
        boolean global = command.query().text("scope").filter("global"::equals).isPresent();
        return new Reply.Listing(global ? GlobalPages.of(library.cards().values(), command) : own.page(command));
    }

    public Reply create(Command command) {
        String id = command.newId("fc");
        CardForm form = command.body(CardForm.class);
        Stored<FailureCard> made = own.create(command, CardRules.create(id, form, by(command), now()));
        return new Reply.Created(view(made), made.version(), "/api/v1/evfi/failure-cards/" + id);
    }

    /** The organization's own, else the library's under that id. */
    public Reply get(Command command) {
        return own.stored(command.scope(), id(command)).map(FailureCards::shown).orElseGet(() -> ofLibrary(command));
    }

    private Reply ofLibrary(Command command) {
        FailureCard card = library.approved(id(command)).orElseThrow(() -> new RefusedException(Problem.notFound()));
        FailureCard here = overlays.over(command.scope(), card);
        // The overlay changes what is shown: the version of the card's content alone would hide that.
        long version = card.version() + here.metrics().usageCount();
        return new Reply.Resource(new KnownCard.OfAll(here), version);
    }

    /** A card in use is changed by those who may approve one. */
    public Reply update(Command command) {
        CardForm form = command.body(CardForm.class);
        return change(command, card -> {
            if (card.status() == CardStatus.APPROVED && !command.scope().allows(MANAGE)) {
                throw new RefusedException(
                        Problem.denied(command.scope().grants().role(), MANAGE));
            }
            return CardRules.change(card, form, by(command), now());
        });
    }

    public Reply submit(Command command) {
        return change(command, card -> CardRules.submit(card, by(command), now()));
    }

    public Reply giveBack(Command command) {
        CardReason reason = command.body(CardReason.class);
        return change(command, card -> CardRules.giveBack(card, reason, by(command), now()));
    }

    public Reply approve(Command command) {
        return change(command, card -> CardRules.approve(card, by(command), now()));
    }

    public Reply deprecate(Command command) {
        CardReason reason = command.body(CardReason.class);
        return change(command, card -> CardRules.deprecate(card, reason, by(command), now()));
    }

    public Reply archive(Command command) {
        return change(command, card -> CardRules.archive(card, by(command), now()));
    }

    private Reply change(Command command, Function<FailureCard, CardDecision> decide) {
        return shown(own.change(command, id(command), decide));
    }

    private static Reply shown(Stored<FailureCard> card) {
        return new Reply.Resource(view(card), card.version());
    }

    private static KnownCard view(Stored<FailureCard> card) {
        return new KnownCard.OfTenant(card.state());
    }

    private static String id(Command command) {
        return command.path("failure_id");
    }

    private static String by(Command command) {
        return command.principal().actor().id();
    }

    private Instant now() {
        return clock.instant();
    }
}
