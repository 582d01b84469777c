package battwheels.ledger.chart;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that charts of accounts tell. */
public final class ChartVocabulary {
    private ChartVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                type("chart.created", ChartEvents.Created.class, "The organization has its chart of accounts."),
                type("account.added", ChartEvents.AccountAdded.class, "An account is in the chart."),
                type("account.changed", ChartEvents.AccountChanged.class, "An account is named or used otherwise."));
    }

    private static EventType type(String name, Class<? extends Record> data, String meaning) {
        return new EventType(name, 1, data, "accounting:read", meaning);
    }
}
