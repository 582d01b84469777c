package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BillingStepTest {
    /** What sales move is within the one table: else the ticket would silently stay where it is. */
    @ParameterizedTest
    @EnumSource
    void everyStepIsALegalMove(BillingStep step) {
        for (TicketState from : TicketState.values()) {
            step.from(from)
                    .ifPresent(to -> assertThat(TicketMoves.legalFrom(from))
                            .as("%s of %s", step, from)
                            .contains(to));
        }
    }

    /** An estimate for more work does not take a vehicle off the bench. */
    @ParameterizedTest
    @EnumSource
    void workUnderWayIsNotInterrupted(BillingStep step) {
        assertThat(step.from(TicketState.IN_PROGRESS)).isEmpty();
        assertThat(step.from(TicketState.PENDING_PARTS)).isEmpty();
    }

    @Test
    void theDecisionNamesEveryStateThatSalesMove() throws IOException {
        String section =
                Files.readString(Path.of("src/docs/decisions/ticket-states.md")).split("## What sales move", 2)[1];
        List<TicketState> moved = Arrays.stream(TicketState.values())
                .filter(state -> Arrays.stream(BillingStep.values())
                        .anyMatch(step -> step.from(state).isPresent()))
                .toList();

        assertThat(moved).isNotEmpty().allMatch(state -> section.contains("`" + state.wireName() + "`"));
    }
}
