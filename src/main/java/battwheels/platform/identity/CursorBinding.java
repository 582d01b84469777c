package battwheels.platform.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The list a cursor continues. A cursor opens for the very same list only: same organization, operation, filter and sort.
 *
 * @param organization organization id, or {@code platform} for a list of no organization
 * @param operation {@code operationId} of the list
 * @param filter query parameters that select, whatever their order
 * @param sort field and direction
 */
public record CursorBinding(String organization, String operation, Map<String, String> filter, String sort) {
    private static final String PURPOSE = "cursor";

    public CursorBinding {
        filter = Map.copyOf(filter);
    }

    /** Every part with its length before it, so that no two bindings share their bytes. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        write(out, PURPOSE);
        write(out, organization);
        write(out, operation);
        write(out, sort);
        new TreeMap<>(filter).forEach((name, value) -> {
            write(out, name);
            write(out, value);
        });
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
