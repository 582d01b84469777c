package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What came of reading the body of a request. */
public sealed interface BodyReading {
    /** The operation takes none, or it may be left out and was. */
    record Absent() implements BodyReading {}

    record Accepted(JsonNode tree) implements BodyReading {}

    /** Not of the media type the operation takes: 415. */
    record WrongMediaType(String wanted) implements BodyReading {}

    /** Not readable as JSON: 400. */
    record Malformed(Fault fault) implements BodyReading {}

    /** Readable, but a member is missing or breaks a rule: 422. */
    record Invalid(List<Fault> faults) implements BodyReading {}
}
