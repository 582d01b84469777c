package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import java.util.List;

/** What came of reading the parameters of a request. */
public sealed interface ParameterReading {
    record Accepted(ParameterValues values) implements ParameterReading {}

    /** A query parameter or header is not as the contract asks: 400. */
    record Malformed(List<Fault> faults) implements ParameterReading {}

    /** A path parameter cannot be an id of anything, so there is nothing at this address: 404. */
    record Nowhere() implements ParameterReading {}
}
