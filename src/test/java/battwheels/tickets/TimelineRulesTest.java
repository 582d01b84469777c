package battwheels.tickets;

import static battwheels.tickets.TicketDesk.ASHA;
import static battwheels.tickets.TicketDesk.MEERA;
import static battwheels.tickets.TicketDesk.NOON;
import static battwheels.tickets.TicketDesk.RAVI;
import static battwheels.tickets.TicketDesk.in;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.tickets.ActivityDecision.Kept;
import battwheels.tickets.ActivityDecision.NotTheAuthor;
import battwheels.tickets.ActivityDecision.Refused;
import battwheels.tickets.ActivityDecision.Settled;
import battwheels.tickets.ActivityDecision.Unchanged;
import battwheels.tickets.TicketDecision.Changed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineRulesTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    private final TicketActivity note =
            kept(TimelineRules.add("act_1", "tkt_1", new AddActivity("call", "Customer called"), ASHA, NOON));

    private static TicketActivity kept(ActivityDecision decision) {
        assertThat(decision).isInstanceOf(Kept.class);
        return ((Kept) decision).activity();
    }

    @Test
    void aCorrectedNoteKeepsWhatItSaidBefore() {
        TicketActivity edited = kept(TimelineRules.edit(note, new EditActivity("Customer wrote"), ASHA, LATER));

        assertThat(edited.description()).isEqualTo("Customer wrote");
        assertThat(edited.timestamp()).isEqualTo(NOON);
        assertThat(edited.editedAt()).isEqualTo(LATER);
        assertThat(edited.edits()).containsExactly(new TicketActivity.Edit("Customer called", LATER));
    }

    @Test
    void onlyItsAuthorCorrectsANote() {
        assertThat(TimelineRules.edit(note, new EditActivity("x"), MEERA, LATER))
                .isEqualTo(new NotTheAuthor("Asha Rao"));
    }

    @Test
    void anEmptyNoteIsRefused() {
        assertThat(TimelineRules.add("act_1", "tkt_1", new AddActivity(null, " "), ASHA, NOON))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.faults()).hasSize(2));
    }

    @Test
    void theSameWordsAgainChangeNothing() {
        assertThat(TimelineRules.edit(note, new EditActivity("Customer called"), ASHA, LATER))
                .isEqualTo(new Unchanged(note));
    }

    @Test
    void aNoteIsNotEditedForEver() {
        TicketActivity edited = note;
        for (int i = 0; i < TicketActivity.EDITS_MAX; i++) {
            edited = kept(TimelineRules.edit(edited, new EditActivity("version " + i), ASHA, LATER));
        }

        assertThat(TimelineRules.edit(edited, new EditActivity("one more"), ASHA, LATER))
                .isInstanceOf(Settled.class);
    }

    @Test
    void eachEventLeavesOneEntryThatNobodyEdits() {
        Changed changed =
                (Changed) TicketRules.assign(in(TicketState.OPEN), new AssignTicket("usr_ravi"), RAVI, ASHA, LATER);

        TicketActivity entry = TimelineRules.entryOf("act_2", changed.events().getLast(), ASHA, LATER);

        assertThat(changed.events()).hasSize(2);
        assertThat(entry.action()).isEqualTo("status_changed");
        assertThat(entry.description()).isEqualTo("Moved from open to assigned.");
        assertThat(TimelineRules.edit(entry, new EditActivity("x"), ASHA, LATER))
                .isInstanceOf(Settled.class);
    }

    @Test
    void theEntryOfACloseTellsTheResolution() {
        Changed changed = (Changed)
                TicketRules.close(in(TicketState.WORK_COMPLETED), CloseTicket.with("Fuse replaced"), ASHA, LATER);

        assertThat(TimelineRules.entryOf("act_2", changed.events().getLast(), ASHA, LATER))
                .extracting(TicketActivity::action, TicketActivity::description)
                .containsExactly("closed", "Resolution: Fuse replaced");
    }
}
