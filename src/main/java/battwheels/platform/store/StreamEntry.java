package battwheels.platform.store;

import java.util.Map;

/**
 * One entry of a stream.
 *
 * @param id {@code ms-n} as Redis writes it; entries of one stream ascend by it
 */
public record StreamEntry(String id, Map<String, String> fields) {
    public StreamEntry {
        fields = Map.copyOf(fields);
    }

    /** The part of the id before the dash: a time in milliseconds, or a sequence where the writer chose the id. */
    public long ordinal() {
        int dash = id.indexOf('-');
        return Long.parseLong(dash < 0 ? id : id.substring(0, dash));
    }
}
