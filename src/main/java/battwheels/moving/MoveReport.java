package battwheels.moving;

import battwheels.moving.MoveSummary.Counts;
import battwheels.platform.json.WireJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down what happens to documents and fields, as it happens, and counts. No content of a field is in it. */
final class MoveReport implements AutoCloseable {
    private final OutputStream out;
    private final Map<String, Map<Fate, Integer>> counts = new LinkedHashMap<>();

    /** What becomes of a document or field. */
    enum Fate {
        READ,
        MADE,
        THERE,
        KEPT_OUT,
        DROPPED,
        CHANGED
    }

    /** @param field empty when it is about the whole document */
    record Line(String collection, String id, String field, Fate what, String why) {}

    MoveReport(Path file) throws IOException {
        this(Files.newOutputStream(file));
    }

    MoveReport(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void count(String collection, Fate fate) {
        counts.computeIfAbsent(collection, first -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
    }

    void tell(String collection, String id, String field, Fate what, String why) {
        count(collection, what);
        try {
            out.write(WireJson.bytes(new Line(collection, id, field, what, why)));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MoveSummary summary() {
        Map<String, Counts> all = new LinkedHashMap<>();
        counts.forEach((collection, of) -> all.put(
                collection,
                new Counts(
                        of.getOrDefault(Fate.READ, 0),
                        of.getOrDefault(Fate.MADE, 0),
                        of.getOrDefault(Fate.THERE, 0),
                        of.getOrDefault(Fate.KEPT_OUT, 0),
                        of.getOrDefault(Fate.DROPPED, 0),
                        of.getOrDefault(Fate.CHANGED, 0))));
        return new MoveSummary(all);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
