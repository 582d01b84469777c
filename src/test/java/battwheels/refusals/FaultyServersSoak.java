package battwheels.refusals;

import static battwheels.refusals.Provocations.send;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Waiting;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * What edge and kernel refuse for whichever operation when a server has too much to do, others were faster or the store
 * does not answer; met at every operation that documents it. The calls are the passing ones of the isolation matrix,
 * made to servers with one thing wrong. For {@code scripts/soak refusals}: a usual run does not find it.
 */
class FaultyServersSoak {
    private static final int SIDE_BY_SIDE = 4;
    private static final int TRIES = 100;

    @Test
    void everyOperationRefusesAsDocumentedWhereServersAreFaulty() throws Exception {
        List<String> faults;
        try (Ground ground = new Ground();
                FaultyServers servers = new FaultyServers(ground)) {
            long start = System.nanoTime();
            Map<Operation, Call> calls = ground.calls();
            Provocations provocations = new Provocations(calls);
            provocations.took("recipes", start);
            ground.setUpFactor();
            keys(ground, calls, provocations);
            tooMany(ground, servers, provocations);
            inTheMachine(ground, servers, calls, provocations);
            faults = provocations.faults();
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    /** A call that succeeds under a key, others under that key, and the same while the first seems to be running. */
    private static void keys(Ground ground, Map<Operation, Call> calls, Provocations at) {
        long start = System.nanoTime();
        for (Operation operation : calls.keySet()) {
            if (operation.method().mutating() && !ground.calls.spends(operation)) {
                String key = "key-" + operation.operationId();
                Call call = ground.calls.call(operation, ground.shop).header("Idempotency-Key", key);
                Api caller = ground.calls.caller(operation, ground.shop, ground.administrator);
                call.send(caller);
                at.check(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        operation,
                        () -> again(call).send(caller));
                at.check(ProblemCode.IDEMPOTENCY_IN_FLIGHT, operation, () -> {
                    setRunning(ground, key);
                    return call.send(caller);
                });
            }
        }
        at.took("keys", start);
    }

    /** The same in another payload; without a body the address is what was sent. */
    private static Call again(Call call) {
        return call.body() == null ? call.query("again", "yes") : call.anotherPayload();
    }

    private static void setRunning(Ground ground, String key) {
        JsonObject named = new JsonObject().put("key", new JsonObject().put("$regex", " " + key + "( |$)"));
        JsonObject running = new JsonObject().put("state", "running").put("lease_ms", Long.MAX_VALUE / 2);
        for (String collection : List.of("idempotency_keys", "platform_idempotency")) {
            ground.change(collection, named, running);
        }
    }

    private static void tooMany(Ground ground, FaultyServers servers, Provocations at) throws InterruptedException {
        Api limited = servers.limited.api();
        at.provoke(ProblemCode.RATE_LIMITED, call -> {
            Api caller = ground.calls
                    .caller(call.operation(), ground.shop, ground.administrator)
                    .at(limited);
            boolean ofOrganization = call.operation().access().reach() == Reach.ORGANIZATION;
            caller.get(ofOrganization ? "/api/v1/organizations/me" : "/api/auth/me");
            Answer first = send(call, caller);
            // Who is not known yet has another share, which nothing was taken of.
            return first.status() == 429 ? first : send(call, caller);
        });
        crowd(ground, servers, at);
    }

    /** One command of the organization is under way for ever, and one of sign-ups; of accounts there is always one. */
    private static void crowd(Ground ground, FaultyServers servers, Provocations at) throws InterruptedException {
        Api crowded = servers.crowded.api();
        AtomicBoolean over = new AtomicBoolean();
        servers.hold();
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
                at.provoke(ProblemCode.ORGANIZATION_BUSY, call -> send(call, ground.owner.at(crowded)));
                at.provoke(ProblemCode.OVERLOADED, call -> overloaded(ground, call, crowded));
            } finally {
                over.set(true);
                servers.release();
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

    private static void inTheMachine(Ground ground, FaultyServers servers, Map<Operation, Call> calls, Provocations at)
            throws Exception {
        Api outrun = servers.outrun.api();
        at.provoke(
                ProblemCode.CONCURRENT_CHANGE,
                call -> spends(ground, call)
                        ? null
                        : send(
                                ground.calls.call(call.operation(), ground.shop),
                                ground.member(call.operation()).at(outrun)));
        Api stuck = servers.stuck.api();
        // Each takes as long as the deadline, so all of them wait together.
        at.provoke(
                ProblemCode.OUTCOME_UNKNOWN,
                call -> spends(ground, call)
                        ? null
                        : send(ground.calls.call(call.operation(), ground.shop), ground.owner.at(stuck)),
                calls.size());
        // Nothing can have come of a read.
        Answer read = ground.owner.at(stuck).get("/api/v1/tickets");
        assertThat(read.code()).isEqualTo("DEADLINE_PASSED");
        TestServer hasty = servers.hasty();
        at.provoke(
                ProblemCode.DEADLINE_PASSED,
                call -> send(call, ground.member(call.operation()).at(hasty.api())));
        ground.endStore();
        // Some are answered before anything is looked for; that they come under a key must be written down.
        at.provoke(ProblemCode.STORE_UNAVAILABLE, call -> send(underKey(call), ground.owner));
    }

    private static boolean spends(Ground ground, Call call) {
        return ground.calls.spends(call.operation());
    }

    private static Call underKey(Call call) {
        return call.operation().method().mutating() ? call.header("Idempotency-Key", "without-a-store") : call;
    }
}
