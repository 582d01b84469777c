package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Prints the story: chapters, remarks, and each request with its answer cut to what matters. */
final class Teller {
    private static final int LONGEST = 72;
    private static final int BODY = 120;

    private final PrintStream out;
    private int chapters;
    private int steps;

    Teller(PrintStream out) {
        this.out = out;
    }

    /** Says nothing. */
    static Teller silent() {
        return new Teller(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    void chapter(String title) {
        chapters++;
        out.printf("%n== %d. %s%n", chapters, title);
    }

    void remark(String words) {
        out.println("   " + words);
    }

    void request(String who, String method, String path, String body, Map<String, String> headers) {
        steps++;
        out.printf("%n%-8s %s %s%s%n", who, method, path, body.isEmpty() ? "" : "  " + cut(body, BODY));
        headers.forEach((name, value) -> out.println("         " + name + ": " + value));
    }

    void answer(Answer answer, String... shown) {
        StringBuilder line = new StringBuilder("      -> ").append(answer.status());
        for (String field : shown) {
            line.append("  ").append(field).append("=").append(show(answer, field));
        }
        out.println(line);
    }

    void file(String mediaType, int bytes) {
        out.printf("      -> 200  %s, %,d bytes%n", mediaType, bytes);
    }

    int steps() {
        return steps;
    }

    /** A name with a capital is a header's, with a slash a place in the body, else a member of the body. */
    private static String show(Answer answer, String field) {
        if (Character.isUpperCase(field.charAt(0))) {
            return answer.header(field);
        }
        JsonNode value = answer.at(field);
        return cut(value.isValueNode() && !value.isMissingNode() ? value.asText() : value.toString(), LONGEST);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
