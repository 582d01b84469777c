package battwheels.evfi.card;

import static java.util.Objects.requireNonNull;

import battwheels.evfi.card.CardDecision.Changed;
import battwheels.evfi.card.CardDecision.Refused;
import battwheels.evfi.card.CardDecision.Unchanged;
import battwheels.evfi.card.CardEvents.CardApproved;
import battwheels.evfi.card.CardEvents.CardArchived;
import battwheels.evfi.card.CardEvents.CardCreated;
import battwheels.evfi.card.CardEvents.CardDeprecated;
import battwheels.evfi.card.CardEvents.CardEvent;
import battwheels.evfi.card.CardEvents.CardReturned;
import battwheels.evfi.card.CardEvents.CardSubmitted;
import battwheels.evfi.card.CardEvents.CardUpdated;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides every command on a failure card: pure, (card, command, actor, now) to decision. */
public final class CardRules {
    /** What a discovery in the field is trusted with, and what everything else is. */
    private static final BigDecimal DISCOVERED = new BigDecimal("0.5");

    private static final BigDecimal WELL_FOUNDED = new BigDecimal("0.7");
    private static final BigDecimal APPROVAL = new BigDecimal("0.2");

    private CardRules() {}

    public static CardDecision create(String failureId, CardForm form, String createdBy, Instant now) {
        Faults faults = form.faultsOfNew();
        if (faults.any()) {
            return Refused.of(faults);
        }
        FailureCard card = edited(blank(failureId, form, createdBy, now), new Edits(), form, now);
        CardEvent told = new CardCreated(
                failureId,
                card.title(),
                card.subsystemCategory(),
                card.status(),
                createdBy,
                card.provenance().sourceTicketId());
        return new Changed(card, List.of(told));
    }

    private static FailureCard blank(String failureId, CardForm form, String createdBy, Instant now) {
        String title = requireNonNull(form.title()).strip();
        Subsystem subsystem = requireNonNull(form.subsystemCategory());
        BigDecimal trust = form.source() == SourceType.FIELD_DISCOVERY ? DISCOVERED : WELL_FOUNDED;
        FailureSignature signature = Signatures.of(
                signatureId(failureId),
                Signs.NONE,
                title,
                subsystem,
                FailureMode.COMPLETE_FAILURE,
                Circumstances.UNKNOWN);
        return new FailureCard(
                failureId,
                title,
                null,
                CardStatus.DRAFT,
                subsystem,
                FailureMode.COMPLETE_FAILURE,
                signature,
                signature.signatureHash(),
                Signs.NONE,
                new Cause(requireNonNull(form.rootCause()).strip(), null, List.of()),
                Diagnosis.USUAL,
                Cure.UNKNOWN,
                Fit.UNKNOWN,
                Metrics.starting(trust),
                List.of(),
                List.of(),
                Provenance.of(form.source(), form.sourceTicketId(), createdBy, now),
                List.of());
    }

    private static String signatureId(String failureId) {
        return "sig_" + failureId.substring(failureId.indexOf('_') + 1);
    }

    public static CardDecision change(FailureCard card, CardForm form, String by, Instant now) {
        Faults faults = form.faultsOfChange();
        if (faults.any()) {
            return Refused.of(faults);
        }
        if (card.status() == CardStatus.ARCHIVED || card.status() == CardStatus.DEPRECATED) {
            return new CardDecision.Closed(card.status());
        }
        Edits edits = new Edits();
        FailureCard after = edited(card, edits, form, now);
        return edits.any()
                ? new Changed(
                        versioned(after, edits.names(), by, now),
                        List.of(new CardUpdated(card.failureId(), edits.names(), by)))
                : new Unchanged(card);
    }

    private static FailureCard edited(FailureCard before, Edits edits, CardForm form, Instant now) {
        String title = edits.kept("title", before.title(), CardForm.stripped(form.title()));
        Subsystem subsystem = edits.kept("subsystem_category", before.subsystemCategory(), form.subsystemCategory());
        FailureMode mode = edits.kept("failure_mode", before.failureMode(), form.failureMode());
        Signs signs = before.signs().edited(edits, form);
        Circumstances circumstances =
                edits.kept("failure_signature", before.failureSignature().circumstances(), form.failureSignature());
        FailureSignature signature =
                Signatures.of(before.failureSignature().signatureId(), signs, title, subsystem, mode, circumstances);
        return new FailureCard(
                before.failureId(),
                title,
                edits.text("description", before.description(), form.description()),
                before.status(),
                subsystem,
                mode,
                signature,
                signature.signatureHash(),
                signs,
                before.cause().edited(edits, form),
                before.diagnosis().edited(edits, form),
                before.cure().edited(edits, form),
                before.fit().edited(edits, form),
                before.metrics(),
                edits.kept("keywords", before.keywords(), form.keywords()),
                edits.kept("tags", before.tags(), form.tags()),
                before.provenance().touched(now),
                before.versionHistory());
    }

    private static FailureCard versioned(FailureCard card, List<String> changes, String by, Instant now) {
        int version = card.version() + 1;
        List<VersionEntry> history = new ArrayList<>(card.versionHistory());
        history.add(new VersionEntry(version, now, by, changes));
        List<VersionEntry> kept =
                history.subList(Math.max(0, history.size() - FailureCard.HISTORY_MAX), history.size());
        return new FailureCard(
                card.failureId(),
                card.title(),
                card.description(),
                card.status(),
                card.subsystemCategory(),
                card.failureMode(),
                card.failureSignature(),
                card.signatureHash(),
                card.signs(),
                card.cause(),
                card.diagnosis(),
                card.cure(),
                card.fit(),
                card.metrics(),
                card.keywords(),
                card.tags(),
                card.provenance(),
                List.copyOf(kept));
    }

    public static CardDecision submit(FailureCard card, String by, Instant now) {
        return move(card, CardStatus.PENDING_REVIEW, now, new CardSubmitted(card.failureId(), by));
    }

    /** Back to the author. */
    public static CardDecision giveBack(FailureCard card, CardReason reason, String by, Instant now) {
        Faults faults = reason.faults();
        return faults.any()
                ? Refused.of(faults)
                : move(card, CardStatus.DRAFT, now, new CardReturned(card.failureId(), by, reason.reason()));
    }

    public static CardDecision deprecate(FailureCard card, CardReason reason, String by, Instant now) {
        Faults faults = reason.faults();
        return faults.any()
                ? Refused.of(faults)
                : move(card, CardStatus.DEPRECATED, now, new CardDeprecated(card.failureId(), by, reason.reason()));
    }

    public static CardDecision archive(FailureCard card, String by, Instant now) {
        return move(card, CardStatus.ARCHIVED, now, new CardArchived(card.failureId(), by));
    }

    /** The first approval adds to the confidence; taking a card back into use does not add it again. */
    public static CardDecision approve(FailureCard card, String by, Instant now) {
        boolean first = card.provenance().approvedAt() == null;
        Metrics trust = first ? card.metrics().moved(APPROVAL, "approved", null, by, now) : card.metrics();
        FailureCard approved =
                card.standing(CardStatus.APPROVED, trust, card.provenance().approved(by, now));
        return moved(card, approved, new CardApproved(card.failureId(), by, trust.confidenceScore()));
    }

    private static CardDecision move(FailureCard card, CardStatus to, Instant now, CardEvent event) {
        return moved(card, card.standing(to, card.metrics(), card.provenance().touched(now)), event);
    }

    private static CardDecision moved(FailureCard before, FailureCard after, CardEvent event) {
        if (before.status() == after.status()) {
            return new Unchanged(before);
        }
        return before.status().moves().contains(after.status())
                ? new Changed(after, List.of(event))
                : new CardDecision.IllegalMove(before.status(), after.status());
    }
}
