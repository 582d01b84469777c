package battwheels.webhooks;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Endpoints as those who look after them see them. A secret is shown once, in the answer that made it. */
final class EndpointDesk {
    static final int MOST = 50;
    static final String PATH = "/api/v1/webhooks/";

    private final Endpoints endpoints;
    private final Secrets secrets;
    private final OutgoingCalls calls;
    private final Vocabulary vocabulary;
    private final InstantSource clock;

    EndpointDesk(Kernel kernel, Endpoints endpoints, Secrets secrets, OutgoingCalls calls, Vocabulary vocabulary) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.calls = calls;
        this.vocabulary = vocabulary;
        this.clock = kernel.clock();
    }

    private record Overlap(@Nullable Long overlapHours) {}

    Reply list(Command command) {
        Instant now = clock.instant();
        return new Reply.Listing(
                endpoints.page(command.scope(), command.page()).map(stored -> EndpointView.of(stored.state(), now)));
    }

    Reply get(Command command) {
        return shown(endpoints.get(command.scope(), command.path("webhook_id")));
    }

    Reply create(Command command) {
        Scope scope = command.scope();
        EndpointForm form = command.body(EndpointForm.class);
        String id = command.newId("whk");
        refuseRepeat(command, id);
        form.judge(calls, vocabulary, scope.grants());
        if (!command.idempotency().repeated() && endpoints.count(scope) >= MOST) {
            throw new RefusedException(Problem.of(
                    ProblemCode.TOO_MANY, "An organization has at most " + MOST + " webhooks. Delete one first."));
        }
        Instant now = clock.instant();
        Endpoint wanted = new Endpoint(
                id,
                form.nameOr(""),
                form.urlOr(""),
                form.typesOr(List.of()),
                secrets.make(scope.organization(), id),
                null,
                null,
                EndpointStatus.ENABLED,
                null,
                null,
                scope.actor().id(),
                now,
                null,
                now);
        Stored<Endpoint> made = endpoints.create(command, wanted);
        return new Reply.Created(withSecret(scope, made.state()), made.version(), PATH + id);
    }

    /** Switched on again it begins anew: what was not delivered before is in the log, to be sent again. */
    Reply update(Command command) {
        EndpointForm form = command.body(EndpointForm.class);
        form.judge(calls, vocabulary, command.scope().grants());
        return shown(endpoints.change(command, command.path("webhook_id"), before -> {
            Instant now = clock.instant();
            Endpoint after = before.described(
                    form.nameOr(before.name()), form.urlOr(before.url()), form.typesOr(before.eventTypes()), now);
            if (form.status() == EndpointStatus.ENABLED) {
                after = after.enabled(now);
            }
            if (form.status() == EndpointStatus.DISABLED && before.isEnabled()) {
                after = after.disabled(
                        "Switched off by " + command.scope().actor().name() + ".", now);
            }
            return new Change.To<>(after, WebhookEvents.told(WebhookEvents.UPDATED, after));
        }));
    }

    Reply delete(Command command) {
        endpoints.delete(command, command.path("webhook_id"));
        return new Reply.Empty();
    }

    /** For the overlap everything is signed with both secrets, so that the receiver can change over in peace. */
    Reply rotate(Command command) {
        Scope scope = command.scope();
        String id = command.path("webhook_id");
        refuseRepeat(command, id);
        Duration overlap = Duration.ofHours(
                Optional.ofNullable(command.body(Overlap.class).overlapHours()).orElse(24L));
        String sealed = secrets.make(scope.organization(), id);
        Stored<Endpoint> rotated = endpoints.change(command, id, before -> {
            Instant now = clock.instant();
            Endpoint after = before.rotated(sealed, now.plus(overlap), now);
            return new Change.To<>(after, WebhookEvents.told(WebhookEvents.ROTATED, after));
        });
        return new Reply.Resource(withSecret(scope, rotated.state()), rotated.version());
    }

    private void refuseRepeat(Command command, String id) {
        if (command.idempotency().completed()) {
            throw new RefusedException(Problem.of(
                            ProblemCode.IDEMPOTENCY_COMPLETED,
                            "This was done. The secret is not shown again; rotate it for a new one.")
                    .with("webhook", view(endpoints.get(command.scope(), id).state())));
        }
    }

    private Reply shown(Stored<Endpoint> stored) {
        return new Reply.Resource(view(stored.state()), stored.version());
    }

    private EndpointView view(Endpoint endpoint) {
        return EndpointView.of(endpoint, clock.instant());
    }

    private EndpointView withSecret(Scope scope, Endpoint endpoint) {
        String secret = secrets.open(scope.organization(), endpoint.webhookId(), endpoint.sealedSecret());
        return EndpointView.of(endpoint, clock.instant(), secret);
    }
}
