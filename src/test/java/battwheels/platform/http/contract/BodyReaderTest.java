package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final Contract CONTRACT = Contract.load();
    private final BodyReader target = new BodyReader(CONTRACT);
    private final Operation createTicket = CONTRACT.operation("createTicket").orElseThrow();

    @Test
    void aBodyThatFitsIsAccepted() {
        assertThat(read("application/json; charset=UTF-8", "{\"title\":\"No charge\"}"))
                .isInstanceOf(BodyReading.Accepted.class);
    }

    @Test
    void everyFaultIsNamedWithItsMemberAndTheFix() {
        var reading = read(null, "{\"priority\":\"hot\",\"description\":7}");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        BodyReading.Invalid.class,
                        invalid -> assertThat(invalid.faults())
                                .containsExactlyInAnyOrder(
                                        new Fault("/title", "title is required."),
                                        new Fault("/priority", "priority must be one of low, medium, high, critical."),
                                        new Fault("/description", "description must be a text or null.")));
    }

    @Test
    void anEmptyTitleIsAFaultOfTheTitle() {
        assertThat(read(null, "{\"title\":\"\"}"))
                .isEqualTo(new BodyReading.Invalid(List.of(new Fault("/title", "title must not be empty."))));
    }

    @Test
    void anotherMediaTypeOrCharsetIsRefused() {
        assertThat(read("text/plain", "{}")).isEqualTo(new BodyReading.WrongMediaType("application/json"));
        assertThat(read("application/json; charset=latin1", "{}"))
                .isEqualTo(new BodyReading.WrongMediaType("application/json"));
    }

    @Test
    void aMissingBodyIsAFaultWhereOneIsRequired() {
        assertThat(read("application/json", "")).isInstanceOf(BodyReading.Invalid.class);
    }

    @Test
    void aBodyWhereNoneIsTakenIsNotLookedAt() {
        var list = CONTRACT.operation("listTickets").orElseThrow();

        assertThat(target.read(list, "text/plain", new byte[] {1, 2})).isInstanceOf(BodyReading.Absent.class);
    }

    @Test
    void aBodyThatIsNoObjectIsAFaultOfTheWhole() {
        assertThat(read(null, "[]"))
                .isEqualTo(new BodyReading.Invalid(List.of(new Fault("", "the body must be an object."))));
    }

    private BodyReading read(@org.jspecify.annotations.Nullable String contentType, String body) {
        return target.read(createTicket, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
