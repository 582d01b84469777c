package battwheels.ledger.chart;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that charts of accounts tell. */
public final class ChartVocabulary {
    private ChartVocabulary() {}

    public static List<EventType> types() {
        return List.of(new EventType(
                "chart.created",
                1,
                ChartEvents.Created.class,
                "accounting:read",
                "The organization has its chart of accounts."));
    }
}
