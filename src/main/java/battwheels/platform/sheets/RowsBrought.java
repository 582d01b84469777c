package battwheels.platform.sheets;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of rows, in their order. */
public record RowsBrought(List<Outcome> outcomes) {
    private static final int FIRST_SERVER_FAULT = 500;
    private static final int TOO_MANY = 429;

    public RowsBrought {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Of one row.
     *
     * @param id of what was made of the row; null when it was refused
     * @param faults why it was refused
     */
    public record Outcome(@Nullable String id, List<Fault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Brings each row; one that is refused does not keep the others out.
     *
     * @param bring makes something of a row, or meets what was made before, and gives its id
     * @throws RefusedException when not the row but the moment is at fault
     */
    public static RowsBrought each(RowsToBring asked, Function<RowsToBring.Row, String> bring) {
        List<Outcome> outcomes = new ArrayList<>();
        for (RowsToBring.Row row : asked.rows()) {
            outcomes.add(one(row, bring));
        }
        return new RowsBrought(outcomes);
    }

    private static Outcome one(RowsToBring.Row row, Function<RowsToBring.Row, String> bring) {
        try {
            return new Outcome(bring.apply(row), List.of());
        } catch (RefusedException refused) {
            Problem problem = refused.problem();
            int status = problem.code().status();
            if (status >= FIRST_SERVER_FAULT || status == TOO_MANY) {
                throw refused;
            }
            return new Outcome(
                    null, problem.errors().isEmpty() ? List.of(new Fault("", problem.detail())) : problem.errors());
        }
    }
}
