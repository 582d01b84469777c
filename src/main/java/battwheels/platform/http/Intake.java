package battwheels.platform.http;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Idempotency;
import battwheels.platform.bus.Query;
import battwheels.platform.http.Entrance.Admitted;
import battwheels.platform.http.contract.BodyReader;
import battwheels.platform.http.contract.BodyReading;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.ParameterReading;
import battwheels.platform.http.contract.ParameterValues;
import battwheels.platform.http.contract.Parameters;
import battwheels.platform.http.contract.QueryString;
import battwheels.platform.http.paging.PageRequests;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From what was sent to a command: every parameter and the body judged against the contract, read once. */
final class Intake {
    private final BodyReader bodies;
    private final PageRequests pages;

    Intake(BodyReader bodies, PageRequests pages) {
        this.bodies = bodies;
        this.pages = pages;
    }

    /** The command, and what the reply's envelope will need of the request. */
    record Taken(Command command, ParameterValues values) {}

    Taken take(Exchange exchange, Admitted admitted, byte[] body) {
        ParameterValues values = values(exchange);
        Optional<PageQuery> page = page(exchange.operation(), admitted, values);
        Optional<JsonNode> tree = body(exchange, body);
        Command command = new Command(
                exchange.operation().operationId(),
                admitted.scope(),
                admitted.principal(),
                values.path(),
                new Query(values.query()),
                page,
                tree,
                ifMatch(values),
                idempotency(exchange, values, body),
                exchange.correlationId(),
                exchange.deadline());
        return new Taken(command, values);
    }

    private static ParameterValues values(Exchange exchange) {
        return switch (QueryString.decode(exchange.request().query())) {
            case QueryString.Malformed(Fault fault) -> throw Refusal.of(ProblemCode.MALFORMED_REQUEST, List.of(fault));
            case QueryString.Decoded query ->
                accepted(Parameters.read(
                        exchange.operation(),
                        exchange.path(),
                        query::all,
                        exchange.request().headers()::getAll));
        };
    }

    private static ParameterValues accepted(ParameterReading reading) {
        return switch (reading) {
            case ParameterReading.Accepted(ParameterValues values) -> values;
            case ParameterReading.Malformed(List<Fault> faults) ->
                throw Refusal.of(ProblemCode.MALFORMED_REQUEST, faults);
            case ParameterReading.Nowhere nowhere -> throw new Refusal(Problem.notFound());
        };
    }

    private Optional<PageQuery> page(Operation operation, Admitted admitted, ParameterValues values) {
        if (!operation.paged()) {
            return Optional.empty();
        }
        return Optional.of(pages.read(organization(admitted), operation, values)
                .orElseThrow(() -> Refusal.of(
                        ProblemCode.CURSOR_INVALID,
                        List.of(new Fault(
                                "query/cursor",
                                "cursor must be a next_cursor of this list with the same filter and sort order.")))));
    }

    static String organization(Admitted admitted) {
        return admitted.scope().map(scope -> scope.organization().value()).orElse("");
    }

    private Optional<JsonNode> body(Exchange exchange, byte[] body) {
        String contentType = exchange.request().getHeader("Content-Type");
        return switch (bodies.read(exchange.operation(), contentType, body)) {
            case BodyReading.Absent absent -> Optional.empty();
            case BodyReading.Accepted(JsonNode tree) -> Optional.of(tree);
            case BodyReading.WrongMediaType(String wanted) ->
                throw Refusal.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as " + wanted + " in UTF-8.");
            case BodyReading.Malformed(Fault fault) -> throw Refusal.of(ProblemCode.MALFORMED_REQUEST, List.of(fault));
            case BodyReading.Invalid(List<Fault> faults) -> throw Refusal.of(ProblemCode.VALIDATION_FAILED, faults);
        };
    }

    /** An ETag that is not a version number matches nothing; {@code *} asks only that the resource is there. */
    private static Optional<Set<Long>> ifMatch(ParameterValues values) {
        return values.headerText("If-Match").filter(tags -> !tags.equals("*")).map(Intake::versions);
    }

    private static Set<Long> versions(String tags) {
        Set<Long> versions = new HashSet<>();
        for (String tag : tags.split(",")) {
            String value = tag.strip().replace("\"", "");
            if (!value.isEmpty() && value.length() < 19 && value.chars().allMatch(Character::isDigit)) {
                versions.add(Long.parseLong(value));
            }
        }
        return versions;
    }

    private static Idempotency idempotency(Exchange exchange, ParameterValues values, byte[] body) {
        return exchange.operation().method().mutating()
                ? values.headerText("Idempotency-Key")
                        .map(key -> Idempotency.keyed(key, hash(exchange, body)))
                        .orElseGet(Idempotency::none)
                : Idempotency.none();
    }

    private static String hash(Exchange exchange, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((exchange.request().uri() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(body));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
