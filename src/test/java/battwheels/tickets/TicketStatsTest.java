package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketStatsTest {
    @Test
    void everyStateIsCountedAlsoWhereThereIsNone() {
        TicketStats stats = TicketStats.of(Map.of(TicketState.OPEN, 3L, TicketState.IN_PROGRESS, 2L));

        assertThat(stats.byStatus()).hasSize(12).containsEntry("open", 3L).containsEntry("closed", 0L);
        assertThat(stats.open()).isEqualTo(3);
        assertThat(stats.inProgress()).isEqualTo(2);
        assertThat(stats.total()).isEqualTo(5);
    }
}
