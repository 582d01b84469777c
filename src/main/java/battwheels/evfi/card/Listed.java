package battwheels.evfi.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists out of a body or a document: one that is not there is empty. */
public final class Listed {
    private Listed() {}

    public static <T> List<T> copy(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
