package battwheels.evfi.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The generic trouble codes that all vehicles share, as the platform ships them ({@code reference/dtc.csv}). */
final class ErrorCodeBook {
    private ErrorCodeBook() {}

    /** Read when first asked for. */
    private static final class Loaded {
        private static final NavigableMap<String, String> CODES = read();
    }

    /** Codes that begin so, that code itself first, then by code. */
    static List<ErrorCode> startingWith(String code, int most) {
        return Loaded.CODES.subMap(code, true, code + Character.MAX_VALUE, false).entrySet().stream()
                .limit(most)
                .map(entry -> ErrorCode.generic(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static NavigableMap<String, String> read() {
        NavigableMap<String, String> codes = new TreeMap<>();
        try (InputStream in = ErrorCodeBook.class.getResourceAsStream("/reference/dtc.csv")) {
            if (in == null) {
                throw new IllegalStateException("no reference/dtc.csv");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines().skip(1).forEach(line -> {
                int comma = line.indexOf(',');
                codes.put(line.substring(0, comma), unquoted(line.substring(comma + 1)));
            });
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
