package battwheels.platform.sheets;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as what they stand for. What cannot be read is a fault and null; so is an empty cell, without a fault. */
public final class RowCells {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,9})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern GROUPING = Pattern.compile("(?<=[0-9]),(?=[0-9])");
    private static final String SEPARATOR = ";";

    private final Map<String, String> cells;
    private final Faults faults;

    public RowCells(TableRow row, Faults faults) {
        this.cells = row.cells();
        this.faults = faults;
    }

    public @Nullable String text(String column) {
        return cells.get(column);
    }

    public @Nullable Integer integer(String column) {
        return read(column, INTEGER, Integer::valueOf, "must be a whole number");
    }

    public @Nullable BigDecimal decimal(String column) {
        return read(column, DECIMAL, BigDecimal::new, "must be a number, as 1234.50");
    }

    /** Rupees, with or without commas between digits. */
    public @Nullable Money money(String column) {
        BigDecimal rupees = decimal(column);
        String objection = rupees == null ? null : Money.objection(rupees);
        if (objection != null) {
            faults.add(column, objection);
        }
        return rupees == null || objection != null ? null : Money.ofRupees(rupees);
    }

    /** One of the names, however they are capitalised. */
    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> of) {
        String cell = cells.get(column);
        if (cell == null) {
            return null;
        }
        String name = cell.toUpperCase(Locale.ROOT).replace(' ', '_');
        E[] all = of.getEnumConstants();
        for (E each : all) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        faults.add(
                column,
                "must be one of "
                        + Arrays.stream(all)
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return null;
    }

    /** Several texts with semicolons between them. */
    public @Nullable List<String> list(String column) {
        String cell = cells.get(column);
        return cell == null
                ? null
                : Arrays.stream(cell.split(SEPARATOR, -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private <T> @Nullable T read(String column, Pattern shape, Function<String, T> as, String message) {
        String cell = cells.get(column);
        if (cell == null) {
            return null;
        }
        String bare = GROUPING.matcher(cell).replaceAll("");
        if (!shape.matcher(bare).matches()) {
            faults.add(column, message);
            return null;
        }
        return as.apply(bare);
    }
}
