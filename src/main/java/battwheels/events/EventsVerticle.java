package battwheels.events;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Keyset;
import battwheels.platform.outbox.Times;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.streams.DeliveryState;
import battwheels.platform.streams.LiveVerticle;
import battwheels.platform.streams.ParkedDeliveries;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The operations on an organization's events. */
public final class EventsVerticle extends DomainVerticle {
    private static final String SEQUENCE = "sequence";
    private static final int RETRY_S = 10;

    private final Kernel kernel;
    private final EventLog log;
    private final Vocabulary vocabulary;
    private final LiveVerticle live;
    private final ParkedDeliveries deliveries;
    private final EventReplays replays;

    public EventsVerticle(Kernel kernel, Vocabulary vocabulary, LiveVerticle live) {
        super("events", kernel.channels(), kernel.idempotent());
        this.kernel = kernel;
        this.log = kernel.log();
        this.vocabulary = vocabulary;
        this.live = live;
        this.deliveries = kernel.courier().parked();
        this.replays = new EventReplays(kernel);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listEvents", this::list)
                .on("streamEvents", this::stream)
                .on("getEventTypes", this::types)
                .on("getEventSubscriptions", command -> replays.subscriptions(command))
                .on("planEventReplay", command -> replays.plan(command))
                .on("startEventReplay", command -> replays.start(command))
                .on("listEventDeliveries", this::deliveries)
                .on("getEventDelivery", this::delivery)
                .on("retryEventDelivery", command -> decide(command, DeliveryState.RETRYING))
                .on("dropEventDelivery", command -> decide(command, DeliveryState.DROPPED));
    }

    private Reply types(Command command) {
        return new Reply.Plain(
                Map.of("types", vocabulary.all().stream().map(EventTypeView::of).toList()));
    }

    /** What this server knows to be under way is waited for, so that one sees what one just did. */
    private Reply list(Command command) {
        Scope scope = command.scope();
        kernel.relay().catchUp(scope);
        JsonObject filter = filter(scope, command.query());
        PageQuery page = command.page();
        List<JsonObject> rows = log.find(scope, Keyset.page(filter, page, SEQUENCE));
        long total = log.count(scope, filter);
        return new Reply.Listing(Keyset.slice(page, rows, total, SEQUENCE).map(EventView::of));
    }

    private Reply stream(Command command) {
        Optional<Long> after = command.query().number("after_sequence");
        return live.listen(
                        command.scope(),
                        after.isPresent() ? OptionalLong.of(after.get()) : OptionalLong.empty(),
                        scope -> event -> vocabulary.isVisible(event.getString("type"), scope.grants()),
                        event -> new String(WireJson.bytes(EventView.of(event)), StandardCharsets.UTF_8))
                .<Reply>map(Reply.Live::new)
                .orElseGet(() -> Reply.refused(Problem.of(
                                ProblemCode.RATE_LIMITED,
                                "As many listen to this organization here as may at a time. Close one, or try again.")
                        .retryAfter(RETRY_S)));
    }

    /** A type that may not be seen, or that there is none of, is answered alike: with nothing. */
    private JsonObject filter(Scope scope, Query query) {
        List<String> visible = vocabulary.visibleTo(scope.grants());
        List<String> asked = query.list("type");
        JsonObject filter = new JsonObject()
                .put(
                        "type",
                        new JsonObject()
                                .put(
                                        "$in",
                                        new JsonArray(visible.stream()
                                                .filter(type -> asked.isEmpty() || asked.contains(type))
                                                .toList())));
        query.text("aggregate_type").ifPresent(type -> filter.put("aggregatetype", type));
        query.text("aggregate_id").ifPresent(id -> filter.put("aggregateid", id));
        query.number("after_sequence").ifPresent(after -> filter.put(SEQUENCE, new JsonObject().put("$gt", after)));
        JsonObject time = new JsonObject();
        query.instant("from").ifPresent(start -> time.put("$gte", Times.text(start)));
        query.instant("to").ifPresent(end -> time.put("$lt", Times.text(end)));
        return time.isEmpty() ? filter : filter.put("time", time);
    }

    private Reply deliveries(Command command) {
        JsonObject filter = new JsonObject();
        command.query().text("status").ifPresent(status -> filter.put("state", status));
        command.query().text("subscription").ifPresent(name -> filter.put("subscription", name));
        return new Reply.Listing(
                deliveries.page(command.scope(), filter, command.page()).map(DeliveryView::of));
    }

    private Reply delivery(Command command) {
        return deliveries
                .find(command.scope(), command.path("delivery_id"))
                .map(EventsVerticle::shown)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply decide(Command command, DeliveryState to) {
        Scope scope = command.scope();
        String id = command.path("delivery_id");
        String reason = command.body(Decision.class).reason();
        kernel.relay().mark(scope);
        return deliveries
                .decide(scope, id, to, reason)
                .map(EventsVerticle::shown)
                .orElseGet(() -> deliveries
                        .find(scope, id)
                        .map(found -> refused(found, to))
                        .orElseThrow(() -> new RefusedException(Problem.notFound())));
    }

    /** Said twice it is done once; the second time the delivery is there already. */
    private static Reply refused(JsonObject found, DeliveryState to) {
        return found.getString("state").equals(to.code())
                ? shown(found)
                : Reply.refused(Problem.of(
                        ProblemCode.ILLEGAL_MOVE, "Only a parked delivery is retried or dropped by a person."));
    }

    private static Reply shown(JsonObject delivery) {
        return new Reply.Plain(DeliveryView.of(delivery));
    }
}
