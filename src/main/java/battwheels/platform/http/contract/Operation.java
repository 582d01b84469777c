package battwheels.platform.http.contract;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param domain the name of its contract file, and of the domain that performs it
 * @param path as in OpenAPI: {@code /api/v1/tickets/{ticket_id}}
 * @param body null when it takes none
 */
public record Operation(
        String operationId,
        String domain,
        Method method,
        String path,
        String summary,
        Access access,
        List<Parameter> parameters,
        @Nullable Body body,
        Answers answers) {

    public Optional<Parameter> parameter(Place place, String name) {
        return parameters.stream()
                .filter(p -> p.place() == place && p.name().equals(name))
                .findFirst();
    }

    /** Whether it is a list with pages. */
    public boolean paged() {
        return parameter(Place.QUERY, "cursor").isPresent();
    }
}
