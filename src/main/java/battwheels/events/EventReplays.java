package battwheels.events;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobPriority;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.streams.Pace;
import battwheels.platform.streams.Replays;
import battwheels.platform.streams.Replays.Range;
import battwheels.platform.streams.Replays.Replayed;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The operations that have events heard again: first a plan, which does nothing, then that plan as a job. Only
 * subscriptions that say hearing old events again is harmless may be chosen.
 */
final class EventReplays {
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Few at a time on all servers: a replay holds a worker's slot for as long as it lasts. */
    private static final JobKind<ReplayOrder> KIND =
            JobKind.of("events.replay", ReplayOrder.class).within(LONGEST).atMost(2);

    private final Kernel kernel;
    private final Replays replays;

    EventReplays(Kernel kernel) {
        this.kernel = kernel;
        this.replays = kernel.courier().replays();
        kernel.jobs().handle(KIND, this::run);
    }

    Reply subscriptions(Command command) {
        return new Reply.Plain(Map.of(
                "subscriptions",
                kernel.subscriptions().all().stream()
                        .sorted(Comparator.comparing(Subscription::name))
                        .map(SubscriptionView::of)
                        .toList()));
    }

    Reply plan(Command command) {
        Scope scope = command.scope();
        ReplayStart start = command.body(ReplayStart.class);
        List<Subscription> chosen = chosen(start.subscriptions());
        kernel.relay().catchUp(scope);
        long last = replays.last(scope);
        Range range = new Range(first(scope, start).orElse(last + 1), last);
        List<ReplayPlan.Part> parts = chosen.stream()
                .map(each -> new ReplayPlan.Part(each.name(), each.module(), replays.count(scope, each, range)))
                .toList();
        long deliveries = parts.stream().mapToLong(ReplayPlan.Part::deliveries).sum();
        return new Reply.Plain(new ReplayPlan(
                String.valueOf(range.first()),
                String.valueOf(range.last()),
                deliveries,
                ReplayOrder.RATE,
                Math.ceilDiv(deliveries, ReplayOrder.RATE),
                parts));
    }

    Reply start(Command command) {
        Scope scope = command.scope();
        ReplayOrder order = command.body(ReplayOrder.class);
        List<Subscription> chosen = chosen(order.subscriptions());
        Range range = range(order);
        long deliveries = chosen.stream()
                .mapToLong(each -> replays.count(scope, each, range))
                .sum();
        if (deliveries != order.deliveries() || range.last() > replays.last(scope)) {
            throw refused(
                    "/deliveries",
                    "By now it would be " + deliveries + " deliveries. Ask for a plan and send what it says.");
        }
        JobRequest<ReplayOrder> request = JobRequest.of(KIND, order).priority(JobPriority.BACKGROUND);
        return Jobs.accepted(kernel.jobs().enqueue(command, request));
    }

    /** Every fault of the list at once. */
    private List<Subscription> chosen(List<String> names) {
        List<Fault> faults = new ArrayList<>();
        List<Subscription> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/subscriptions/" + i;
            Optional<Subscription> named = replays.subscription(names.get(i));
            if (named.isEmpty()) {
                faults.add(new Fault(pointer, "There is none of this name; see GET /api/v1/events/subscriptions."));
            } else if (!named.get().replayable()) {
                faults.add(new Fault(pointer, "It would do harm to hear old events again, such as send mails twice."));
            } else {
                found.add(named.get());
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(Problem.invalid(faults));
        }
        return found;
    }

    private OptionalLong first(Scope scope, ReplayStart start) {
        long given = Stream.of(start.fromSequence(), start.fromEventId(), start.fromTime())
                .filter(each -> each != null)
                .count();
        if (given != 1) {
            throw refused("/from_sequence", "Give one of from_sequence, from_event_id and from_time.");
        }
        if (start.fromSequence() != null) {
            return OptionalLong.of(Math.max(1, Long.parseLong(start.fromSequence())));
        }
        if (start.fromTime() != null) {
            return replays.sequenceAt(scope, Instant.parse(start.fromTime()));
        }
        OptionalLong sequence = replays.sequenceOf(scope, String.valueOf(start.fromEventId()));
        if (sequence.isEmpty()) {
            throw refused("/from_event_id", "The log has no event under this id.");
        }
        return sequence;
    }

    private static Range range(ReplayOrder order) {
        return new Range(Long.parseLong(order.fromSequence()), Long.parseLong(order.toSequence()));
    }

    private ReplayResult run(JobContext job, ReplayOrder order) throws InterruptedException {
        Range range = range(order);
        Pace pace = kernel.courier().pace(order.rate());
        kernel.relay().mark(job.scope());
        Replayed done =
                replays.run(job.scope(), job.jobId(), range, order.subscriptions(), pace, so -> tell(job, range, so));
        replays.forget(job.scope(), job.jobId());
        return new ReplayResult(done.delivered(), done.failed());
    }

    /** A mark stands while it lasts, so that what it leaves to be tried again is found after a crash. */
    private void tell(JobContext job, Range range, Replayed so) {
        if (job.cancelled()) {
            throw new CancellationException("the replay was called off");
        }
        kernel.relay().mark(job.scope());
        long done = so.next() - range.first();
        long all = Math.max(1, range.last() - range.first() + 1);
        job.progress(
                (int) Math.min(99, 100 * done / all),
                so.delivered() + " delivered, " + so.failed() + " to be tried again");
    }

    private static RefusedException refused(String pointer, String message) {
        return new RefusedException(Problem.invalid(pointer, message));
    }
}
