package battwheels.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Browser;
import battwheels.fixtures.ExplainedRefusals;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What edge and kernel may refuse for whichever operation ({@code StandardRefusals}), met at every operation that
 * documents it. The calls are the passing ones of the isolation matrix with one thing wrong, made to servers with one
 * thing wrong. A refusal that cannot be met this way stands in {@code refusals/explained.csv}. For
 * {@code scripts/soak refusals}: a usual run does not find it.
 */
class StandardRefusalsSoak {
    private static final int SIDE_BY_SIDE = 4;
    private static final int LARGE = 1_100_000;
    private static final int TRIES = 100;
    private static final long PATIENCE_S = 300;

    private final Contract contract = Contract.load();
    private final ExplainedRefusals explained = ExplainedRefusals.load();
    private final RolePermissions roles = RolePermissions.load();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger met = new AtomicInteger();

    @Test
    void everyOperationGivesTheStandardRefusalsItDocuments() throws Exception {
        try (Ground ground = new Ground()) {
            Map<Operation, Call> calls = calls(ground);
            atTheDoor(ground, calls);
            shapes(ground, calls);
            keys(ground);
            tooMany(ground, calls);
            inTheMachine(ground, calls);
        }
        System.out.printf("standard refusals: %d met, %d not as documented%n", met.get(), faults.size());
        faults.forEach(System.out::println);
        assertThat(faults).isEmpty();
    }

    /** One call of each, which nobody has made yet. */
    private Map<Operation, Call> calls(Ground ground) {
        Map<Operation, Call> calls = new LinkedHashMap<>();
        contract.operations().forEach(each -> calls.put(each, ground.calls.call(each, ground.shop)));
        return calls;
    }

    private void atTheDoor(Ground ground, Map<Operation, Call> calls) throws InterruptedException {
        provoke(ProblemCode.SECOND_FACTOR_MISSING, calls, call -> send(call, ground.administrator));
        ground.setUpFactor();
        provoke(ProblemCode.URI_TOO_LONG, calls, call -> raw(call, ground.owner, "", "x=" + "y".repeat(9_000), ""));
        provoke(
                ProblemCode.HEADERS_TOO_LARGE,
                calls,
                call -> send(call, ground.owner.with("X-Large", "y".repeat(20_000))));
        provoke(ProblemCode.AUTH_REQUIRED, calls, call -> send(call, ground.server.api()));
        provoke(ProblemCode.SESSION_ENDED, calls, call -> send(call, ground.signedOut));
        Api foreignPage = ground.server.api().with("Cookie", Browser.SESSION + "=" + ground.owner.token());
        provoke(ProblemCode.CSRF_REFUSED, calls, call -> send(call, foreignPage));
        provoke(ProblemCode.TENANT_CONTEXT_MISSING, calls, call -> send(call, ground.homeless));
        Api outsider = ground.stranger.organization(ground.shop.organizationId());
        provoke(ProblemCode.TENANT_ACCESS_DENIED, ofOrganization(calls), call -> send(call, outsider));
        Api suspended = ground.suspended();
        provoke(ProblemCode.ORG_SUSPENDED, ofOrganization(calls), call -> send(call, suspended));
        provoke(ProblemCode.RBAC_DENIED, calls, call -> send(call, withoutPermission(ground, call.operation())));
        provoke(ProblemCode.FEATURE_NOT_AVAILABLE, calls, call -> {
            Answer person = send(call, ground.onPlanFree);
            // What every plan has is closed to programs where the plan has no keys.
            return person.code().equals("FEATURE_NOT_AVAILABLE") ? person : send(call, ground.programOnPlanFree);
        });
    }

    private static Map<Operation, Call> ofOrganization(Map<Operation, Call> calls) {
        return only(calls, operation -> operation.access().reach() == Reach.ORGANIZATION);
    }

    private static Map<Operation, Call> only(Map<Operation, Call> calls, Predicate<Operation> which) {
        Map<Operation, Call> some = new LinkedHashMap<>(calls);
        some.keySet().removeIf(which.negate());
        return some;
    }

    private Api withoutPermission(Ground ground, Operation operation) {
        String permission = operation.access().permission();
        return Arrays.stream(Role.values())
                .filter(role -> !roles.namesOf(role).contains(permission))
                .findFirst()
                .map(role -> ground.shop.member(role).api())
                .orElse(ground.owner);
    }

    private void shapes(Ground ground, Map<Operation, Call> calls) throws InterruptedException {
        Function<Call, Api> who = call -> ground.member(call.operation());
        provoke(ProblemCode.MALFORMED_REQUEST, calls, call -> raw(call, who.apply(call), "", "x=%ff", ""));
        provoke(ProblemCode.CURSOR_INVALID, calls, call -> send(call.query("cursor", "nonsense"), who.apply(call)));
        Map<Operation, Call> withBody = only(calls, operation -> operation.body() != null);
        String large = " ".repeat(LARGE);
        provoke(
                ProblemCode.PAYLOAD_TOO_LARGE,
                withBody,
                call -> raw(call, who.apply(call), "application/json", "", large));
        provoke(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                withBody,
                call -> raw(call, who.apply(call), "text/plain", "", "{}"));
        provoke(
                ProblemCode.VALIDATION_FAILED,
                withBody,
                call -> raw(call, who.apply(call), "application/json", "", "[]"));
        provoke(ProblemCode.NOT_FOUND, calls, call -> send(call.astray(), who.apply(call)));
        provoke(
                ProblemCode.PRECONDITION_FAILED,
                calls,
                call -> send(call.header("If-Match", "\"999999\""), who.apply(call)));
    }

    /** A call that succeeds under a key, others under that key, and the same while the first seems to be running. */
    private void keys(Ground ground) {
        Vertx vertx = Vertx.vertx();
        DocumentClient documents =
                DocumentClient.open(vertx, DocumentClient.Settings.standard(ground.documentsUrl()), List.of());
        for (Operation operation : contract.operations()) {
            if (operation.method().mutating() && !ground.calls.spends(operation)) {
                String key = "key-" + operation.operationId();
                Call call = ground.calls.call(operation, ground.shop).header("Idempotency-Key", key);
                Api caller = ground.calls.caller(operation, ground.shop, ground.administrator);
                call.send(caller);
                check(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        operation,
                        () -> again(call).send(caller));
                check(ProblemCode.IDEMPOTENCY_IN_FLIGHT, operation, () -> {
                    setRunning(documents, key);
                    return call.send(caller);
                });
            }
        }
        Waiting.result(documents.close());
        Waiting.result(vertx.close());
    }

    /** The same in another payload; without a body the address is what was sent. */
    private static Call again(Call call) {
        return call.body() == null ? call.query("again", "yes") : call.anotherPayload();
    }

    private static void setRunning(DocumentClient documents, String key) {
        JsonObject named = new JsonObject().put("key", new JsonObject().put("$regex", " " + key + "( |$)"));
        JsonObject running = new JsonObject().put("state", "running").put("lease_ms", Long.MAX_VALUE / 2);
        for (String collection : List.of("idempotency_keys", "platform_idempotency")) {
            Waiting.result(
                    documents.mongo().updateCollection(collection, named, new JsonObject().put("$set", running)));
        }
    }

    private void tooMany(Ground ground, Map<Operation, Call> calls) throws InterruptedException {
        Api limited = ground.limited.api();
        provoke(ProblemCode.RATE_LIMITED, calls, call -> {
            Api caller = ground.calls
                    .caller(call.operation(), ground.shop, ground.administrator)
                    .at(limited);
            boolean ofOrganization = call.operation().access().reach() == Reach.ORGANIZATION;
            caller.get(ofOrganization ? "/api/v1/organizations/me" : "/api/auth/me");
            Answer first = send(call, caller);
            // Who is not known yet has another share, which nothing was taken of.
            return first.status() == 429 ? first : send(call, caller);
        });
        crowd(ground, calls);
    }

    /** One command of the organization is under way for ever, and one of sign-ups; of accounts there is always one. */
    private void crowd(Ground ground, Map<Operation, Call> calls) throws InterruptedException {
        Api crowded = ground.crowded.api();
        AtomicBoolean over = new AtomicBoolean();
        ground.hold();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                threads.execute(() -> ground.owner.at(crowded).get("/api/v1/tickets"));
                threads.execute(() -> Member.signUp(crowded));
                for (int i = 0; i < SIDE_BY_SIDE; i++) {
                    threads.execute(() -> signInUntil(over, crowded));
                }
                Waiting.until(() -> ground.owner
                        .at(crowded)
                        .get("/api/v1/tickets/stats")
                        .code()
                        .equals("ORGANIZATION_BUSY"));
                provoke(ProblemCode.ORGANIZATION_BUSY, calls, call -> send(call, ground.owner.at(crowded)));
                provoke(ProblemCode.OVERLOADED, calls, call -> overloaded(ground, call, crowded));
            } finally {
                over.set(true);
                ground.release();
            }
        }
    }

    private static void signInUntil(AtomicBoolean over, Api crowded) {
        while (!over.get()) {
            crowded.post("/api/auth/login", Map.of("email", Member.freshEmail(), "password", "Any-1-Word"));
        }
    }

    /** Between two others there is a moment of room. Commands of an organization are its own lane's. */
    private static Answer overloaded(Ground ground, Call call, Api crowded) {
        Reach reach = call.operation().access().reach();
        Api caller = ground.member(call.operation());
        Answer answer = send(call, caller.at(crowded));
        for (int i = 0;
                i < TRIES && reach != Reach.ORGANIZATION && !answer.code().equals("OVERLOADED");
                i++) {
            answer = send(call, caller.at(crowded));
        }
        return answer;
    }

    private void inTheMachine(Ground ground, Map<Operation, Call> calls) throws Exception {
        Api outrun = ground.outrun.api();
        Map<Operation, Call> lasting = only(calls, operation -> !ground.calls.spends(operation));
        provoke(
                ProblemCode.CONCURRENT_CHANGE,
                lasting,
                call -> send(
                        ground.calls.call(call.operation(), ground.shop),
                        ground.member(call.operation()).at(outrun)));
        Api stuck = ground.stuck.api();
        // Each takes as long as the deadline, so all of them wait together.
        provoke(
                ProblemCode.OUTCOME_UNKNOWN,
                lasting,
                call -> send(ground.calls.call(call.operation(), ground.shop), ground.owner.at(stuck)),
                lasting.size());
        // Nothing can have come of a read.
        Answer read = ground.owner.at(stuck).get("/api/v1/tickets");
        if (!read.code().equals("DEADLINE_PASSED")) {
            faults.add("a read that was not answered: " + read);
        }
        TestServer hasty = ground.hasty();
        provoke(
                ProblemCode.DEADLINE_PASSED,
                calls,
                call -> send(call, ground.member(call.operation()).at(hasty.api())));
        ground.endStore();
        // Some are answered before anything is looked for; that they come under a key must be written down.
        provoke(ProblemCode.STORE_UNAVAILABLE, calls, call -> send(underKey(call), ground.owner));
    }

    private static Call underKey(Call call) {
        return call.operation().method().mutating() ? call.header("Idempotency-Key", "without-a-store") : call;
    }

    /** Asks every operation that documents the code, several at once. */
    private void provoke(ProblemCode code, Map<Operation, Call> calls, Function<Call, Answer> wrong)
            throws InterruptedException {
        provoke(code, calls, wrong, SIDE_BY_SIDE);
    }

    private void provoke(ProblemCode code, Map<Operation, Call> calls, Function<Call, Answer> wrong, int sideBySide)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(sideBySide)) {
            calls.forEach((operation, call) -> threads.execute(() -> check(code, operation, () -> wrong.apply(call))));
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError(code + " takes too long");
            }
        }
    }

    private interface Trial {
        Answer run();
    }

    private void check(ProblemCode code, Operation operation, Trial trial) {
        if (!operation.answers().refusals().contains(code) || explained.excuses(operation, code)) {
            return;
        }
        try {
            Answer answer = trial.run();
            if (answer.code().equals(code.name())) {
                met.incrementAndGet();
            } else {
                faults.add(operation.operationId() + " " + code + " was " + answer);
            }
        } catch (AssertionError | RuntimeException broken) {
            faults.add(operation.operationId() + " " + code + " broke: " + broken);
        }
    }

    private static Answer send(Call call, Api caller) {
        return call.unfinished().send(caller);
    }

    /** @param type of the body, {@code ""} to send the call's own body */
    private static Answer raw(Call call, Api caller, String type, String query, String body) {
        String target = call.target();
        String asked = query.isEmpty() ? target : target + (target.contains("?") ? "&" : "?") + query;
        Api api = type.isEmpty() ? caller : caller.with("Content-Type", type);
        return api.send(
                call.operation().method().name(),
                asked,
                type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }
}
