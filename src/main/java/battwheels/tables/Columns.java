package battwheels.tables;

import battwheels.platform.sheets.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are for. A header names fields as the contract does; capitals, spaces and hyphens make no
 * difference.
 */
final class Columns {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_-]+");
    private static final int NAME_MAX = 60;

    private final List<@Nullable String> fields;
    private final List<String> ignored;

    private Columns(List<@Nullable String> fields, List<String> ignored) {
        this.fields = fields;
        this.ignored = ignored;
    }

    /** Of two columns with one name the first counts. */
    static Columns of(List<String> header, List<String> known) {
        @Nullable String[] fields = new String[header.size()];
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            String name =
                    SEPARATORS.matcher(header.get(i).toLowerCase(Locale.ROOT)).replaceAll("_");
            if (known.contains(name) && !Arrays.asList(fields).contains(name)) {
                fields[i] = name;
            } else if (!name.isEmpty()) {
                ignored.add(cut(header.get(i)));
            }
        }
        return new Columns(Arrays.asList(fields), List.copyOf(ignored));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= NAME_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_MAX));
    }

    boolean anyKnown() {
        return fields.stream().anyMatch(Objects::nonNull);
    }

    /** Names of columns that are passed over. */
    List<String> ignored() {
        return ignored;
    }

    TableRow row(int number, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(cells.size(), fields.size()); i++) {
            String field = fields.get(i);
            if (field != null && !cells.get(i).isEmpty()) {
                named.put(field, cells.get(i));
            }
        }
        return new TableRow(number, named);
    }
}
