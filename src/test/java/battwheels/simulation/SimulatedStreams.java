package battwheels.simulation;

import battwheels.platform.store.NoSuchGroup;
import battwheels.platform.store.StreamEntry;
import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A stream store in memory, as far as the events need it: it answers in the same step and may be emptied at any. */
public final class SimulatedStreams {
    private final InstantSource clock;
    private final Map<String, Stream> streams = new HashMap<>();

    public SimulatedStreams(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Stream {
        private final TreeMap<Long, Map<String, String>> entries = new TreeMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private long top;
        private long untilMs = Long.MAX_VALUE;
    }

    private static final class Group {
        private final Map<String, Set<Long>> pending = new HashMap<>();
        private long had;

        Group(long had) {
            this.had = had;
        }
    }

    /** As FLUSHALL: everything is gone. */
    public void empty() {
        streams.clear();
    }

    /** The store as one server reaches it. */
    public Streams through(Link link) {
        return new View(link);
    }

    private Stream existing(String key) {
        Stream stream = streams.get(key);
        if (stream != null && stream.untilMs <= clock.millis()) {
            streams.remove(key);
            stream = null;
        }
        if (stream == null) {
            throw new NoSuchGroup();
        }
        return stream;
    }

    private Stream made(String key) {
        try {
            return existing(key);
        } catch (NoSuchGroup none) {
            return streams.computeIfAbsent(key, name -> new Stream());
        }
    }

    private static long ordinal(String id) {
        return new StreamEntry(id, Map.of()).ordinal();
    }

    private static List<StreamEntry> entries(Stream stream, Iterable<Long> ordinals) {
        List<StreamEntry> found = new ArrayList<>();
        for (long ordinal : ordinals) {
            found.add(new StreamEntry(ordinal + "-0", stream.entries.getOrDefault(ordinal, Map.of())));
        }
        return found;
    }

    private final class View implements Streams {
        private final Link link;

        View(Link link) {
            this.link = link;
        }

        private <T> Future<T> send(String operation, Supplier<T> effect) {
            return link.send("streams." + operation, effect);
        }

        @Override
        public Future<Long> addFollowing(
                String key, long after, List<Map<String, String>> entries, long maxLength, Duration kept) {
            return send("addFollowing", () -> {
                Stream stream = made(key);
                if (stream.top == 0) {
                    stream.top = after;
                }
                long ordinal = after;
                for (Map<String, String> entry : entries) {
                    ordinal++;
                    if (ordinal == stream.top + 1) {
                        stream.entries.put(ordinal, entry);
                        stream.top = ordinal;
                    }
                }
                stream.untilMs = clock.millis() + kept.toMillis();
                return stream.top;
            });
        }

        @Override
        public Future<Void> createGroup(String key, String group, String afterId) {
            return send("createGroup", () -> {
                made(key).groups.computeIfAbsent(group, name -> new Group(ordinal(afterId)));
                return null;
            });
        }

        @Override
        public Future<List<StreamEntry>> readNew(String key, String group, String consumer, int most) {
            return send("readNew", () -> {
                Stream stream = existing(key);
                Group of = group(stream, group);
                List<Long> next = stream.entries.tailMap(of.had, false).keySet().stream()
                        .limit(most)
                        .toList();
                if (!next.isEmpty()) {
                    of.had = next.getLast();
                    of.pending
                            .computeIfAbsent(consumer, name -> new TreeSet<>())
                            .addAll(next);
                }
                return entries(stream, next);
            });
        }

        @Override
        public Future<List<StreamEntry>> readPending(String key, String group, String consumer, int most) {
            return send("readPending", () -> {
                Stream stream = existing(key);
                return entries(
                        stream,
                        group(stream, group).pending.getOrDefault(consumer, Set.of()).stream()
                                .limit(most)
                                .toList());
            });
        }

        @Override
        public Future<Long> acknowledge(String key, String group, List<String> ids) {
            return send("acknowledge", () -> {
                Stream stream = streams.getOrDefault(key, new Stream());
                Group of = stream.groups.getOrDefault(group, new Group(0));
                ids.forEach(id -> of.pending.values().forEach(held -> held.remove(ordinal(id))));
                return (long) ids.size();
            });
        }

        private static Group group(Stream stream, String name) {
            Group group = stream.groups.get(name);
            if (group == null) {
                throw new NoSuchGroup();
            }
            return group;
        }

        @Override
        public Future<Void> drop(String key) {
            return send("drop", () -> {
                streams.remove(key);
                return null;
            });
        }

        @Override
        public Future<Void> keepFor(String key, Duration time) {
            return send("keepFor", () -> {
                Stream stream = streams.get(key);
                if (stream != null) {
                    stream.untilMs = clock.millis() + time.toMillis();
                }
                return null;
            });
        }

        @Override
        public Future<Long> length(String key) {
            return send("length", () -> (long) made(key).entries.size());
        }

        @Override
        public Future<String> add(String key, Map<String, String> fields, long maxLength) {
            throw unused();
        }

        @Override
        public Future<List<String>> addAll(String key, List<Map<String, String>> entries, long maxLength) {
            throw unused();
        }

        @Override
        public Future<Void> dropGroup(String key, String group) {
            throw unused();
        }

        @Override
        public Future<List<StreamEntry>> claimAbandoned(
                String key, String group, String consumer, Duration idle, int most) {
            throw unused();
        }

        @Override
        public Future<Long> pending(String key, String group) {
            throw unused();
        }

        @Override
        public Future<List<StreamEntry>> range(String key, String afterId, int most) {
            throw unused();
        }

        @Override
        public Future<Long> deleteEntries(String key, List<String> ids) {
            throw unused();
        }

        @Override
        public Future<Long> settle(String key, String group, List<String> ids) {
            throw unused();
        }

        @Override
        public Future<Long> trim(String key, long maxLength) {
            throw unused();
        }

        @Override
        public Future<Map<String, List<StreamEntry>>> awaitEntries(
                Map<String, String> afterIds, int most, Duration wait) {
            throw unused();
        }

        @Override
        public Future<Boolean> setIfAbsent(String key, String value, Duration lifetime) {
            throw unused();
        }

        @Override
        public Future<Void> set(String key, String value) {
            throw unused();
        }

        @Override
        public Future<Boolean> exists(String key) {
            throw unused();
        }

        @Override
        public Future<Void> schedule(String key, List<String> members, long score) {
            throw unused();
        }

        @Override
        public Future<List<String>> takeDue(String key, long until, long again, int most) {
            throw unused();
        }

        @Override
        public Future<Boolean> unschedule(String key, String member, long score) {
            throw unused();
        }

        @Override
        public Future<Long> scheduled(String key) {
            throw unused();
        }

        @Override
        public Future<Void> ring(String key) {
            throw unused();
        }

        @Override
        public Future<Boolean> awaitBell(String key, Duration wait) {
            throw unused();
        }

        private static UnsupportedOperationException unused() {
            return new UnsupportedOperationException("not simulated");
        }
    }
}
