package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketDecision.IllegalMove;
import battwheels.tickets.TicketDecision.Unchanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketMovesTest {
    private static final Path DECISION = Path.of("src/docs/decisions/ticket-states.md");

    static Stream<List<TicketState>> everyPair() {
        return Arrays.stream(TicketState.values())
                .flatMap(from -> Arrays.stream(TicketState.values()).map(to -> List.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aMoveHappensExactlyWhenTheTableHasIt(List<TicketState> pair) {
        Ticket ticket = TicketDesk.in(pair.getFirst());
        TicketState to = pair.getLast();

        TicketDecision decision = TicketDesk.moved(ticket, to);

        if (ticket.status() == to) {
            assertThat(decision).isEqualTo(new Unchanged(ticket));
        } else if (TicketMoves.isLegal(ticket.status(), to)) {
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.ticket().status()).isEqualTo(to));
        } else {
            assertThat(decision)
                    .isEqualTo(new IllegalMove(ticket.status(), to, TicketMoves.legalFrom(ticket.status())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanBeReachedFromOpenAndLeftAgain(TicketState state) {
        assertThat(TicketDesk.in(state)).isNotNull();
        assertThat(TicketMoves.legalFrom(state))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .doesNotContain(state);
    }

    @ParameterizedTest
    @CsvSource({
        "technician_assigned, ASSIGNED", "work_in_progress, IN_PROGRESS", "waiting_for_parts, PENDING_PARTS",
        "assigned, ASSIGNED", "in_progress, IN_PROGRESS", "pending_payment, PENDING_PAYMENT"
    })
    void everyNameOfAStateIsRead(String name, TicketState state) {
        assertThat(TicketState.named(name)).isEqualTo(state);
    }

    @Test
    void fifteenNamesAreReadAndTwelveWritten() {
        assertThat(TicketState.names()).hasSize(15);
        assertThat(TicketState.values()).hasSize(12);
        assertThat(TicketState.find("Open")).isEmpty();
    }

    @Test
    void theDecisionSaysWhatTheTableDoes() throws IOException {
        Map<TicketState, List<TicketState>> written = new EnumMap<>(TicketState.class);
        String moves = Files.readString(DECISION).split("## Moves", 2)[1].split("## ", 2)[0];
        moves.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            List<TicketState> states = new ArrayList<>();
            Arrays.stream(line.split("`"))
                    .flatMap(word -> TicketState.find(word).stream())
                    .forEach(states::add);
            written.put(states.removeFirst(), states);
        });

        assertThat(written).hasSize(TicketState.values().length);
        written.forEach((from, to) -> assertThat(to).isEqualTo(TicketMoves.legalFrom(from)));
    }
}
