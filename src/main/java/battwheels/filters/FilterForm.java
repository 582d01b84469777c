package battwheels.filters;

import battwheels.platform.shape.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of a new filter or a change of one; what a change leaves out stays. The list stays in any case. */
record FilterForm(
        @Nullable FilterList list,
        @Nullable String name,
        @Nullable Map<String, String> query,
        @Nullable Boolean shared) {

    Faults faults(FilterList of) {
        Faults faults = new Faults();
        if (query != null) {
            Faults under = faults.under("query");
            query.keySet().stream()
                    .filter(parameter -> !of.takes(parameter))
                    .sorted()
                    .forEach(parameter -> under.add(parameter, "is no parameter of this list"));
        }
        return faults;
    }
}
