package battwheels.ledger.chart;

import java.util.List;

/** All accounts of an organization, by ascending code. */
public record Chart(List<ChartAccount> accounts) {
    public Chart {
        accounts = List.copyOf(accounts);
    }
}
