package battwheels.platform.http.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One path of the contract with its operations.
 *
 * @param allowed their methods, as the header {@code Allow} lists them
 */
public record PathItem(Map<Method, Operation> operations, String allowed) {
    static PathItem of(List<Operation> operations) {
        var byMethod = new EnumMap<Method, Operation>(Method.class);
        operations.forEach(operation -> byMethod.put(operation.method(), operation));
        return new PathItem(
                Map.copyOf(byMethod),
                byMethod.keySet().stream().map(Method::name).sorted().collect(Collectors.joining(", ")));
    }

    public Optional<Operation> operation(String method) {
        return Method.named(method).map(operations::get);
    }
}
