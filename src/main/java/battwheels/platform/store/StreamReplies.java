package battwheels.platform.store;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the nested arrays in which Redis answers. */
final class StreamReplies {
    private StreamReplies() {}

    /** {@code [[id, [field, value, ...]], ...]}; an entry deleted since it was read has no fields. */
    static List<StreamEntry> entries(@Nullable Response reply) {
        List<StreamEntry> entries = new ArrayList<>();
        if (reply != null) {
            for (Response entry : reply) {
                entries.add(new StreamEntry(entry.get(0).toString(), fields(entry.get(1))));
            }
        }
        return entries;
    }

    /** As {@link #entries}; Redis 6.2 hands over a nil for an entry deleted meanwhile. */
    static List<StreamEntry> claimed(Response reply) {
        List<StreamEntry> entries = new ArrayList<>();
        for (Response entry : reply) {
            if (entry != null && entry.get(1) != null) {
                entries.add(new StreamEntry(entry.get(0).toString(), fields(entry.get(1))));
            }
        }
        return entries;
    }

    /** {@code [[key, entries], ...]}, or nothing. */
    static Map<String, List<StreamEntry>> byKey(@Nullable Response reply) {
        Map<String, List<StreamEntry>> streams = new LinkedHashMap<>();
        if (reply != null) {
            for (Response stream : reply) {
                streams.put(stream.get(0).toString(), entries(stream.get(1)));
            }
        }
        return streams;
    }

    static List<StreamEntry> ofOneKey(@Nullable Response reply) {
        return byKey(reply).values().stream().findFirst().orElse(List.of());
    }

    static List<String> texts(@Nullable Response reply) {
        List<String> texts = new ArrayList<>();
        if (reply != null) {
            reply.forEach(item -> texts.add(item.toString()));
        }
        return texts;
    }

    static long number(@Nullable Response reply) {
        return reply == null ? 0 : reply.toLong();
    }

    private static Map<String, String> fields(@Nullable Response pairs) {
        Map<String, String> fields = new HashMap<>();
        if (pairs != null) {
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                fields.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
            }
        }
        return fields;
    }
}
