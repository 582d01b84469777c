package battwheels.isolation;

import battwheels.fixtures.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An answer as words, whatever it is made of. */
final class Heard {
    private Heard() {}

    /** All of it, in which nothing foreign may stand. */
    static String whole(Answer answer) {
        return body(answer) + " " + answer.headers().map();
    }

    /**
     * What two equal answers have in common: of a file that is no text only that it is one, for it holds the time.
     *
     * @param counting members whose values are left out, wherever they stand
     */
    static String comparable(Answer answer, Set<String> counting) {
        if (!answer.json().isMissingNode()) {
            JsonNode body = answer.json().deepCopy();
            for (String member : counting) {
                body.findParents(member).forEach(parent -> ((ObjectNode) parent).put(member, "<counted>"));
            }
            return body.toString();
        }
        boolean readable =
                answer.bytes().length == 0 || answer.header("Content-Type").startsWith("text/");
        return readable ? body(answer) : "<file>";
    }

    private static String body(Answer answer) {
        if (!answer.json().isMissingNode()) {
            return answer.json().toString();
        }
        byte[] bytes = answer.bytes();
        boolean zip = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        return zip ? unpacked(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Spreadsheets are zipped. */
    private static String unpacked(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
