package battwheels.platform.sheets;

import battwheels.platform.problem.Fault;
import java.util.List;
import java.util.Map;

/** What a domain says of rows it was asked to look at, in their order. */
public record RowVerdicts(List<Verdict> verdicts) {
    public RowVerdicts {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Of one row.
     *
     * @param faults for which it is refused
     * @param taken values that something stored has already; never beside faults
     * @param unique by column, what no two rows may share, as it is compared
     */
    public record Verdict(List<Fault> faults, List<Fault> taken, Map<String, String> unique) {
        public Verdict {
            faults = List.copyOf(faults);
            taken = List.copyOf(taken);
            unique = Map.copyOf(unique);
        }
    }
}
