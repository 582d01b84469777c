package battwheels.platform.bus;

import battwheels.platform.json.WireJson;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request on its way to a domain: read, checked against the contract, and free of HTTP.
 *
 * @param operationId the contract's name of the operation
 * @param tenant the organization it works in; empty for operations without one
 * @param path path parameters by name
 * @param query query parameters, checked and with the contract's defaults filled in
 * @param paging which part of a list is wanted; empty when the operation is no list
 * @param body checked body; empty when the operation has none
 * @param ifMatch resource versions the caller insists on; empty when any will do
 */
public record Command(
        String operationId,
        Optional<Scope> tenant,
        Principal principal,
        Map<String, String> path,
        Query query,
        Optional<PageQuery> paging,
        Optional<JsonNode> body,
        Optional<Set<Long>> ifMatch,
        Idempotency idempotency,
        String correlationId,
        Deadline deadline) {

    /** A question one domain asks another inside the same organization. */
    public static Command inside(Scope scope, String operationId, Map<String, String> path) {
        return new Command(
                operationId,
                Optional.of(scope),
                new Principal(scope.actor(), "", false),
                path,
                Query.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Idempotency.none(),
                scope.correlationId(),
                scope.deadline());
    }

    /**
     * What the product does because of an event: under the same key, an event heard again changes nothing again.
     *
     * @param key the event's id
     */
    public static Command because(Scope scope, String operationId, String key) {
        return inside(scope, operationId, Map.of()).under(new Idempotency(Optional.of(key), "", key, false, false));
    }

    /** As {@link #inside}, with a record to be asked about; it travels as it is. */
    public static Command asking(Scope scope, String operationId, Object about) {
        Command bare = inside(scope, operationId, Map.of());
        return new Command(
                operationId,
                bare.tenant,
                bare.principal,
                bare.path,
                bare.query,
                bare.paging,
                Optional.of(JsonNodeFactory.instance.pojoNode(about)),
                bare.ifMatch,
                bare.idempotency,
                bare.correlationId,
                bare.deadline);
    }

    /** The same command, carried on inside an organization that it made, was let into by a link, or administers. */
    public Command within(Scope scope) {
        return new Command(
                operationId,
                Optional.of(scope),
                new Principal(scope.actor(), principal.sessionId(), principal.platformAdmin()),
                path,
                query,
                paging,
                body,
                ifMatch,
                idempotency,
                correlationId,
                deadline);
    }

    /**
     * The same command as a step of its own, for the second change that one command makes to one document: under the
     * key it would count as made already. The caller sees to it that the step can be repeated.
     */
    public Command step() {
        return step(Optional.empty());
    }

    /** The first of such steps: it insists on the version the caller insists on, unless it was taken before. */
    public Command firstStep() {
        return idempotency.repeated() ? step() : step(ifMatch);
    }

    private Command step(Optional<Set<Long>> insistedOn) {
        return new Command(
                operationId,
                tenant,
                principal,
                path,
                query,
                paging,
                body,
                insistedOn,
                Idempotency.none(),
                correlationId,
                deadline);
    }

    private Command under(Idempotency other) {
        return new Command(
                operationId, tenant, principal, path, query, paging, body, ifMatch, other, correlationId, deadline);
    }

    /** Ends the command with 412 where the caller insists on another version than the one that is there. */
    public void expect(long version) {
        if (ifMatch.isPresent() && !ifMatch.get().contains(version)) {
            throw new RefusedException(Problem.of(
                    ProblemCode.PRECONDITION_FAILED,
                    "This was changed since you read it. Read it again and repeat your change on what you find."));
        }
    }

    public Scope scope() {
        return tenant.orElseThrow(() -> new IllegalStateException(operationId + " has no organization"));
    }

    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException(operationId + " has no path parameter " + name);
        }
        return value;
    }

    public PageQuery page() {
        return paging.orElseThrow(() -> new IllegalStateException(operationId + " is no list"));
    }

    /** The body as a record; the contract saw to it that it fits. */
    public <T> T body(Class<T> type) {
        return WireJson.read(body.orElseGet(JsonNodeFactory.instance::objectNode), type);
    }

    /** The id a resource made by this command takes; the same on every retry under one idempotency key. */
    public String newId(String prefix) {
        return prefix + "_" + idempotency.target();
    }

    public Command resumed(String target, boolean answered) {
        return under(idempotency.resumed(target, answered));
    }
}
