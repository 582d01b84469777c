package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What came back. */
record Answer(String asked, int status, HttpHeaders headers, JsonNode body, Teller teller) {

    /**
     * Tells the answer.
     *
     * @param expected the status the story has here
     * @param shown members of the body, places in it ({@code /organization/name}) or headers worth showing
     * @throws UnexpectedAnswer when the status is another one
     */
    Answer is(int expected, String... shown) {
        if (status != expected) {
            throw new UnexpectedAnswer(asked + " was answered " + status + ", not " + expected + ": " + body);
        }
        teller.answer(this, shown);
        return this;
    }

    /** @throws UnexpectedAnswer unless this member has this value */
    Answer holds(String field, String value) {
        if (!at(field).asText().equals(value)) {
            throw new UnexpectedAnswer(asked + " has " + field + " " + at(field) + ", not " + value);
        }
        return this;
    }

    JsonNode at(String field) {
        return field.startsWith("/") ? body.at(field) : body.path(field);
    }

    String text(String field) {
        JsonNode value = at(field);
        if (!value.isTextual()) {
            throw new UnexpectedAnswer(asked + " has no text " + field + ": " + body);
        }
        return value.asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("none");
    }
}
