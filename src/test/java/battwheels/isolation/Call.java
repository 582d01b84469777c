package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.json.WireJson;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation, not yet sent. Immutable.
 *
 * @param finish done last, with whoever sends it; null when nothing is left to fill in
 * @param tail what follows the body: white space, which says nothing and yet makes it another payload
 */
public record Call(
        Operation operation,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable JsonNode body,
        String tail,
        @Nullable Finish finish) {
    /** A store that stalls says "try again": as often as this where nothing can be done twice by it. */
    private static final int REPEATS = 2;

    static final String KEY = "Idempotency-Key";

    /** Fills in what only whoever sends the call can know, when it is sent. */
    @FunctionalInterface
    public interface Finish {
        Call of(Call call, Api caller);
    }

    /** Where a text stands in a call: {@code path/ticket_id}, {@code query/customer_id}, {@code body/vehicle_id}. */
    record Place(String part, String name) {
        @Override
        public String toString() {
            return part + "/" + name;
        }
    }

    static Call of(Operation operation, @Nullable JsonNode body) {
        return new Call(operation, Map.of(), Map.of(), Map.of(), body, "", null);
    }

    public Call path(String name, String value) {
        return new Call(operation, plus(path, name, value), query, headers, body, tail, finish);
    }

    public Call query(String name, String value) {
        return new Call(operation, path, plus(query, name, value), headers, body, tail, finish);
    }

    public Call header(String name, String value) {
        return new Call(operation, path, query, plus(headers, name, value), body, tail, finish);
    }

    /** Under a key of its own, so that it may be sent again. */
    Call keyed() {
        return header(KEY, UUID.randomUUID().toString());
    }

    public Call body(JsonNode other) {
        return new Call(operation, path, query, headers, other, tail, finish);
    }

    /** The same in other bytes. */
    public Call anotherPayload() {
        return new Call(operation, path, query, headers, body, tail + " ", finish);
    }

    /** The first page of a list alone. */
    Call firstOfMany() {
        return new Call(operation, path, Map.of("limit", "1"), Map.of(), null, tail, finish);
    }

    /** Sets a member of the body. */
    public Call with(String name, Object value) {
        ObjectNode changed = object().deepCopy();
        changed.set(name, WireJson.tree(value));
        return body(changed);
    }

    /** Takes members off the body. */
    public Call without(String... names) {
        ObjectNode changed = object().deepCopy();
        for (String name : names) {
            changed.remove(name);
        }
        return body(changed);
    }

    private ObjectNode object() {
        return (ObjectNode) Objects.requireNonNull(body, "the call has no body");
    }

    /** Every text of the call and where it stands. */
    Map<Place, String> texts() {
        Map<Place, String> texts = new LinkedHashMap<>();
        path.forEach((name, value) -> texts.put(new Place("path", name), value));
        query.forEach((name, value) -> texts.put(new Place("query", name), value));
        if (body != null) {
            collect("", body, texts);
        }
        return texts;
    }

    private static void collect(String pointer, JsonNode node, Map<Place, String> texts) {
        switch (node) {
            case TextNode text -> texts.put(new Place("body", pointer), text.textValue());
            case ObjectNode object ->
                object.properties().forEach(each -> collect(pointer + "/" + each.getKey(), each.getValue(), texts));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    collect(pointer + "/" + i, array.get(i), texts);
                }
            }
            default -> {}
        }
    }

    /** The same about things that are not there. */
    public Call astray() {
        Random random = new Random(1);
        Call astray = this;
        for (Map.Entry<String, String> each : path.entrySet()) {
            String strange = Ids.strange(each.getValue(), random);
            astray = astray.path(each.getKey(), strange.equals(each.getValue()) ? strange + "!" : strange);
        }
        return astray;
    }

    /** The same call with one text changed. */
    Call changedAt(Place place, UnaryOperator<String> change) {
        return switch (place.part()) {
            case "path" -> path(place.name(), change.apply(Objects.requireNonNull(path.get(place.name()))));
            case "query" -> query(place.name(), change.apply(Objects.requireNonNull(query.get(place.name()))));
            default -> body(changed(place.name(), change));
        };
    }

    private JsonNode changed(String pointer, UnaryOperator<String> change) {
        JsonNode copy = Objects.requireNonNull(body).deepCopy();
        JsonPointer leaf = JsonPointer.compile(pointer);
        TextNode text = TextNode.valueOf(change.apply(copy.at(leaf).textValue()));
        switch (copy.at(leaf.head())) {
            case ObjectNode object -> object.set(leaf.last().getMatchingProperty(), text);
            case ArrayNode array -> array.set(leaf.last().getMatchingIndex(), text);
            default -> throw new IllegalStateException("nothing at " + pointer);
        }
        return copy;
    }

    /** The same call with every text changed. */
    Call changed(UnaryOperator<String> change) {
        Call changed = this;
        for (Place place : texts().keySet()) {
            changed = changed.changedAt(place, change);
        }
        return changed;
    }

    /** The same, finished by whoever sends it. */
    public Call finishedBy(Finish last) {
        return new Call(operation, path, query, headers, body, tail, last);
    }

    /** The same without what only its sender could fill in, for calls that do not come that far. */
    public Call unfinished() {
        return new Call(operation, path, query, headers, body, tail, null);
    }

    /** The same with everything filled in, to be sent more than once by this caller. */
    public Call finished(Api caller) {
        return finish == null ? this : finish.of(unfinished(), caller);
    }

    public Answer send(Api caller) {
        if (finish != null) {
            return finished(caller).send(caller);
        }
        Answer answer = sendOnce(caller);
        for (int again = 0; again < REPEATS && answer.status() == 503 && isRepeatable(); again++) {
            answer = sendOnce(caller);
        }
        return answer;
    }

    /** Whether saying it twice does no more than saying it once. */
    private boolean isRepeatable() {
        return !operation.method().mutating() || headers.containsKey(KEY);
    }

    private Answer sendOnce(Api caller) {
        Api api = caller;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        String method = operation.method().name();
        return body == null
                ? api.send(method, target(), BodyPublishers.noBody())
                : api.with("Content-Type", "application/json")
                        .send(
                                method,
                                target(),
                                BodyPublishers.ofString(
                                        new String(WireJson.bytes(body), StandardCharsets.UTF_8) + tail));
    }

    /** Everything the caller says, so that it may be said back. */
    String said() {
        return target() + headers + body;
    }

    /** Path and query as they are sent. */
    public String target() {
        String filled = operation.path();
        for (Map.Entry<String, String> each : path.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", encoded(each.getValue()));
        }
        String asked = query.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? filled : filled + "?" + asked;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new TreeMap<>(map);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
