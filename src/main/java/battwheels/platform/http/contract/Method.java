package battwheels.platform.http.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods the contract uses. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    private static final Map<String, Method> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Method::name, Function.identity()));

    /** Empty for a method the contract does not use. */
    public static Optional<Method> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a call may change something, and so takes an Idempotency-Key. */
    public boolean mutating() {
        return this != GET;
    }
}
