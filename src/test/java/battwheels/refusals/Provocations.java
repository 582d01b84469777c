package battwheels.refusals;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.ExplainedRefusals;
import battwheels.isolation.Call;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.problem.ProblemCode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks operations for the refusals they document, and keeps what was not refused as documented. */
final class Provocations {
    private static final int SIDE_BY_SIDE = 4;
    private static final long PATIENCE_S = 300;

    private final Map<Operation, Call> calls;
    private final ExplainedRefusals explained = ExplainedRefusals.load();
    private final Deque<String> faults = new ConcurrentLinkedDeque<>();
    private final List<String> times = new ArrayList<>();
    private final AtomicInteger met = new AtomicInteger();

    /** @param calls of each operation one that its owner would make with success */
    Provocations(Map<Operation, Call> calls) {
        this.calls = calls;
    }

    interface Trial {
        Answer run();
    }

    /**
     * Asks every operation that documents the code, several at once.
     *
     * @param wrong makes the call in the way that is to be refused; null where that cannot be, and is not asked
     */
    void provoke(ProblemCode code, Function<Call, @Nullable Answer> wrong) throws InterruptedException {
        provoke(code, wrong, SIDE_BY_SIDE);
    }

    void provoke(ProblemCode code, Function<Call, @Nullable Answer> wrong, int sideBySide) throws InterruptedException {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(sideBySide)) {
            calls.forEach((operation, call) -> threads.execute(() -> check(code, operation, () -> wrong.apply(call))));
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError(code + " takes too long");
            }
        }
        took(code.name(), start);
    }

    /** Asks in turn every operation that documents the code; which of them refuse is up to their domain. */
    void attempt(ProblemCode code, Map<Operation, Call> some, Function<Call, Answer> wrong) {
        long start = System.nanoTime();
        some.forEach((operation, call) -> {
            if (documents(operation, code) && wrong.apply(call).code().equals(code.name())) {
                met.incrementAndGet();
            }
        });
        took(code.name(), start);
    }

    static boolean documents(Operation operation, ProblemCode code) {
        return operation.answers().refusals().contains(code);
    }

    /** Runs the trial where the operation documents the code. */
    void check(ProblemCode code, Operation operation, Trial trial) {
        if (!documents(operation, code) || explained.excuses(operation, code)) {
            return;
        }
        try {
            @Nullable Answer answer = trial.run();
            if (answer != null && answer.code().equals(code.name())) {
                met.incrementAndGet();
            } else if (answer != null) {
                faults.add(operation.operationId() + " " + code + " was " + answer);
            }
        } catch (AssertionError | RuntimeException broken) {
            faults.add(operation.operationId() + " " + code + " broke: " + broken);
        }
    }

    void mustBe(int status, Operation operation, Answer answer) {
        if (answer.status() != status) {
            faults.add(operation.operationId() + " " + status + " was " + answer);
        }
    }

    void took(String what, long startNs) {
        times.add(what + " " + Duration.ofNanos(System.nanoTime() - startNs).toMillis() + " ms");
    }

    /** What was not refused as documented, a line each; how much was is printed. */
    List<String> faults() {
        System.out.printf("refusals: %d met, %d not as documented; %s%n", met.get(), faults.size(), times);
        return List.copyOf(faults);
    }

    static Answer send(Call call, Api caller) {
        return call.unfinished().send(caller);
    }

    /** The call with another body, and more in its query. */
    static Answer raw(Call call, Api caller, String type, String query, String body) {
        return asked(call, caller.with("Content-Type", type), query, BodyPublishers.ofString(body));
    }

    /** The call without a body, and more in its query. */
    static Answer asking(Call call, Api caller, String query) {
        return asked(call, caller, query, BodyPublishers.noBody());
    }

    private static Answer asked(Call call, Api caller, String query, BodyPublisher body) {
        String target = call.target();
        String asked = query.isEmpty() ? target : target + (target.contains("?") ? "&" : "?") + query;
        return caller.send(call.operation().method().name(), asked, body);
    }
}
