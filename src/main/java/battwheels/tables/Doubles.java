package battwheels.tables;

import battwheels.platform.problem.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which values of a table stood in an earlier row. Values are remembered by 64 bits of their digest: of 100,000
 * rows that is a few megabytes, and two different values meet once in a thousand million tables.
 */
final class Doubles {
    private final Map<Long, Integer> rows = new HashMap<>();

    /** Takes note of the row's values by column; what an earlier row had comes back as faults. */
    List<Fault> of(int row, Map<String, String> unique) {
        List<Fault> found = new ArrayList<>();
        unique.forEach((column, value) -> {
            Integer earlier = rows.putIfAbsent(digest(column + "\n" + value), row);
            if (earlier != null) {
                found.add(new Fault("/" + column, column + " is the same as in row " + earlier + "."));
            }
        });
        return found;
    }

    private static long digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
