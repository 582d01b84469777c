package battwheels.webhooks;

import battwheels.platform.Kernel;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobPriority;
import battwheels.platform.jobs.JobRefused;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.outgoing.Outcome;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.streams.EventType;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** From an event to its receivers: a delivery for each, and a job for each try. */
final class Sending {
    private static final JobKind<Try> DELIVER = JobKind.of("webhooks.deliver", Try.class);
    private static final Schedule FORGET = Schedule.nightly("webhooks.forget", 6);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Endpoints endpoints;
    private final DeliveryStore deliveries;
    private final Secrets secrets;
    private final OutgoingCalls calls;
    private final Jobs jobs;
    private final InstantSource clock;
    private final IntSupplier chance;

    Sending(
            Kernel kernel,
            Endpoints endpoints,
            DeliveryStore deliveries,
            Secrets secrets,
            OutgoingCalls calls,
            IntSupplier chance) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.calls = calls;
        this.jobs = kernel.jobs();
        this.clock = kernel.clock();
        this.chance = chance;
    }

    /** One try of a delivery: its number within the round, from 1. */
    record Try(String deliveryId, long round, int number) {
        String key() {
            return deliveryId + ":" + round + ":" + number;
        }
    }

    record Tried(String status) {}

    record Forgotten(long deliveries) {}

    void declare() {
        jobs.handle(DELIVER, this::deliver);
        jobs.schedule(
                FORGET,
                (job, tick) -> new Forgotten(
                        deliveries.forget(job.scope(), clock.instant().minus(KEPT))));
    }

    /** Hears everything that anybody may want. */
    Subscription subscription(Vocabulary vocabulary) {
        Subscription heard = Subscription.of("webhooks", "webhooks").urgency(Urgency.LOW);
        for (EventType type : vocabulary.all()) {
            heard = heard.on(type.name(), this::fanOut);
        }
        return heard;
    }

    private void fanOut(Scope scope, JsonObject event) {
        List<String> wanting = endpoints.wanting(scope, event.getString("type"));
        if (!wanting.isEmpty()) {
            String body = Message.of(event).text();
            wanting.forEach(webhookId -> begin(scope, webhookId, event.getString("id"), event.getString("type"), body));
        }
    }

    /** Heard twice it is one delivery with one job for its first try. */
    Delivery begin(Scope scope, String webhookId, String messageId, String eventType, String body) {
        Instant now = clock.instant();
        Delivery wanted = new Delivery(
                DeliveryRules.id(webhookId, messageId),
                webhookId,
                messageId,
                eventType,
                DeliveryStatus.PENDING,
                1,
                0,
                List.of(),
                body,
                now,
                now,
                null,
                null);
        deliveries.add(scope, wanted);
        ask(scope, new Try(wanted.deliveryId(), 1, 1), now);
        return deliveries.find(scope, wanted.deliveryId()).orElse(wanted);
    }

    /** Another round of ten tries; false when others were faster. */
    boolean again(Scope scope, Delivery delivery) {
        Instant now = clock.instant();
        boolean begun = deliveries.again(scope, delivery, now);
        if (begun) {
            ask(scope, new Try(delivery.deliveryId(), delivery.round() + 1, 1), now);
        }
        return begun;
    }

    private void ask(Scope scope, Try next, Instant due) {
        jobs.enqueue(
                scope,
                JobRequest.of(DELIVER, next)
                        .keyed(next.key())
                        .priority(JobPriority.LOW)
                        .notBefore(due));
    }

    /** A try that was noted before a crash is not made again; that it is followed by the next one is seen to. */
    private Tried deliver(JobContext job, Try wanted) {
        Scope scope = job.scope();
        Delivery delivery = deliveries
                .find(scope, wanted.deliveryId())
                .orElseThrow(() -> new JobRefused("The delivery is not kept any more."));
        if (!delivery.isPending() || delivery.round() != wanted.round() || delivery.tries() > wanted.number()) {
            return new Tried("over");
        }
        if (delivery.tries() == wanted.number()) {
            next(scope, delivery, wanted);
            return new Tried("noted");
        }
        Optional<Endpoint> endpoint =
                endpoints.find(scope, delivery.webhookId()).filter(Endpoint::isEnabled);
        if (endpoint.isEmpty()) {
            deliveries.giveUp(scope, delivery, "The webhook was deleted or switched off.", clock.instant());
            return new Tried("given up");
        }
        return tried(job, endpoint.get(), delivery, wanted);
    }

    private Tried tried(JobContext job, Endpoint endpoint, Delivery delivery, Try wanted) {
        Instant start = clock.instant();
        Outcome outcome = calls.post(endpoint.url(), headers(job.scope(), endpoint, delivery, start), delivery.body());
        String fault = DeliveryRules.fault(outcome);
        Delivery.Attempt attempt = new Delivery.Attempt(
                start,
                outcome instanceof Outcome.Answered(int status) ? status : null,
                fault,
                Duration.between(start, clock.instant()).toMillis());
        if (fault == null) {
            deliveries.tried(job.scope(), delivery, attempt, DeliveryStatus.DELIVERED, null);
            return new Tried("delivered");
        }
        Optional<Instant> next = DeliveryRules.gone(outcome)
                ? Optional.empty()
                : DeliveryRules.pause(wanted.number(), chance.getAsInt()).map(start::plus);
        DeliveryStatus after = next.isPresent() ? DeliveryStatus.PENDING : DeliveryStatus.FAILED;
        // Switched off before the try is noted: a crash in between makes the try once more, and nothing is forgotten.
        off(job, endpoint, delivery, outcome, next.isEmpty());
        deliveries.tried(job.scope(), delivery, attempt, after, next.orElse(null));
        next.ifPresent(due -> ask(job.scope(), following(wanted), due));
        return new Tried(after.code());
    }

    private void next(Scope scope, Delivery delivery, Try wanted) {
        Instant due = delivery.nextTryAt();
        ask(scope, following(wanted), due == null ? clock.instant() : due);
    }

    private static Try following(Try made) {
        return new Try(made.deliveryId(), made.round(), made.number() + 1);
    }

    /** After three days without an answer, at a farewell, or when too much waits. */
    private void off(JobContext job, Endpoint endpoint, Delivery delivery, Outcome outcome, boolean last) {
        if (DeliveryRules.gone(outcome)) {
            off(job, endpoint, "It answered 410: it wants nothing any more.");
        } else if (last && !deliveries.reachedSince(job.scope(), endpoint.webhookId(), delivery.createdAt())) {
            off(job, endpoint, "It took nothing in " + DeliveryRules.TRIES + " tries over three days.");
        } else if (deliveries.waiting(job.scope(), endpoint.webhookId()) > DeliveryRules.WAITING_MOST) {
            off(job, endpoint, "More than " + DeliveryRules.WAITING_MOST + " deliveries wait for it.");
        }
    }

    private void off(JobContext job, Endpoint endpoint, String reason) {
        Scope scope = job.scope();
        // Nobody did it, and whoever is named as the doer is not told.
        Scope own = new Scope(scope.organization(), Actor.SYSTEM, Grants.NONE, scope.correlationId(), scope.deadline());
        endpoints.switchOff(job.command("webhooks.switchOff").within(own), endpoint.webhookId(), reason);
    }

    private Map<String, String> headers(Scope scope, Endpoint endpoint, Delivery delivery, Instant now) {
        String signatures =
                secrets.signatures(scope.organization(), endpoint, delivery.messageId(), now, delivery.body());
        return Map.of(
                "webhook-id",
                delivery.messageId(),
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                signatures,
                "content-type",
                "application/json",
                "user-agent",
                "Battwheels-Webhooks");
    }
}
