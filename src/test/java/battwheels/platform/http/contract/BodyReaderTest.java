package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.1", "0.10", "2450.55", "1e2", "99999999999.99", "0.29", "1.005e3"})
    void moneyOfAtMostTwoDecimalsIsAccepted(String amount) {
        assertThat(read(null, "{\"title\":\"t\",\"parts_cost\":%s}".formatted(amount)))
                .isInstanceOf(BodyReading.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "2450.555", "1e-3"})
    void moneyOfMoreDecimalsIsRefused(String amount) {
        assertThat(read(null, "{\"title\":\"t\",\"parts_cost\":%s}".formatted(amount)))
                .isEqualTo(invalid("/parts_cost", "parts_cost must be an amount in rupees with at most two decimals."));
    }

    @Test
    void faultsDeepInAListAreNamedByPlace() {
        var complete = CONTRACT.operation("completeTicketWork").orElseThrow();
        var body = "{\"work_summary\":\"done\",\"parts_used\":[\"Cable\",{\"name\":\"Port\",\"quantity\":0},7]}";

        assertThat(target.read(complete, null, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new BodyReading.Invalid(List.of(
                        new Fault("/parts_used/1/quantity", "parts_used.1.quantity must be more than 0."),
                        new Fault("/parts_used/2", "parts_used.2 must be a text or an object."))));
    }

    @Test
    void faultsAreBounded() {
        var body = "{\"title\":\"t\",\"symptoms\":[" + "7,".repeat(400) + "7]}";

        assertThat(((BodyReading.Invalid) read(null, body)).faults()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void membersNobodyKnowsAreIgnored() {
        assertThat(read(null, "{\"title\":\"t\",\"per_page\":{\"a\":[1]}}")).isInstanceOf(BodyReading.Accepted.class);
    }

    private static BodyReading invalid(String pointer, String message) {
        return new BodyReading.Invalid(List.of(new Fault(pointer, message)));
    }

    private BodyReading read(@Nullable String contentType, String body) {
        return target.read(createTicket, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
