package battwheels.gst;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The descriptions of codes that matter to vehicle service, as the product ships them. */
final class HsnSacList {
    private static final String RESOURCE = "/reference/hsn-sac-vehicle.csv";
    private static final NavigableMap<String, String> BY_CODE = read();

    private HsnSacList() {}

    static Optional<String> describe(String code) {
        return Optional.ofNullable(BY_CODE.ceilingEntry(code))
                .filter(found -> found.getKey().startsWith(code))
                .map(Map.Entry::getValue);
    }

    private static NavigableMap<String, String> read() {
        NavigableMap<String, String> read = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(HsnSacList.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> add(read, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** {@code kind,code,description}, the description in quotes where it has commas. */
    private static void add(Map<String, String> read, String line) {
        String[] cells = line.split(",", 3);
        String description = cells[2].startsWith("\"")
                ? cells[2].substring(1, cells[2].length() - 1).replace("\"\"", "\"")
                : cells[2];
        read.put(cells[1], description);
    }
}
