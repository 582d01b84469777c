package battwheels.platform.http.paging;

import battwheels.platform.paging.SortOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a cursor is good for. Opening it with any other is as if it were forged.
 *
 * @param organization the organization's id, empty for a list without one
 * @param filters everything that narrows the list, in one form
 */
public record CursorBinding(String organization, String operationId, String filters, String sortBy, SortOrder order) {
    /** Lengths stand before the parts, so that no two bindings read alike. */
    byte[] bytes() {
        var text = new StringBuilder();
        for (var part : List.of(organization, operationId, filters, sortBy, order.name())) {
            text.append(part.length()).append(':').append(part);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
