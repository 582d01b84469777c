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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What edge and kernel refuse for whichever operation when a server has too much to do, others were faster or the store
 * does not answer; met at every operation that documents it. The calls are the passing ones of the isolation matrix,
 * made to servers with one thing wrong. For {@code scripts/soak refusals}: a usual run does not find it.
 */
class FaultyServersSoak {
    private static final int SIDE_BY_SIDE = 4;
    private static final int AT_ONCE = 8;
    private static final int TRIES = 20;

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
            outrun(ground, servers, provocations);
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
            if (operation.method().mutating()) {
                String key = "key-" + operation.operationId();
                Call call = ground.calls.call(operation, ground.shop).header("Idempotency-Key", key);
                underOneKey(ground, key, call, at);
            }
        }
        at.took("keys", start);
    }

    private static void underOneKey(Ground ground, String key, Call fresh, Provocations at) {
        Operation operation = fresh.operation();
        boolean spends = ground.calls.spends(operation);
        Member somebody = spends ? ground.calls.somebody(ground.shop) : ground.shop.owner();
        Api first = spends ? somebody.api() : ground.member(operation);
        Call call = fresh.finished(first);
        call.send(first);
        Api caller = spends ? signedIn(ground, somebody, call) : first;
        at.check(ProblemCode.IDEMPOTENCY_COMPLETED, operation, () -> call.send(caller));
        at.check(
                ProblemCode.IDEMPOTENCY_KEY_REUSED, operation, () -> again(call).send(caller));
        at.check(ProblemCode.IDEMPOTENCY_IN_FLIGHT, operation, () -> {
            setRunning(ground, key);
            return call.send(caller);
        });
    }

    /** The same person after the call, signed in anew where it ended the sign-in. */
    private static Api signedIn(Ground ground, Member somebody, Call call) {
        if (somebody.api().get("/api/auth/me").status() == 200) {
            return somebody.api();
        }
        String changed =
                call.body() == null ? "" : call.body().path("new_password").asText();
        String password = changed.isEmpty() ? somebody.password() : changed;
        Answer login =
                ground.server.api().post("/api/auth/login", Map.of("email", somebody.email(), "password", password));
        return ground.server.api().token(login.mustBe(200).text("/token"));
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

    static void tooMany(Ground ground, FaultyServers servers, Provocations at) throws InterruptedException {
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
                Waiting.until(servers::holds);
                for (int i = 0; i < SIDE_BY_SIDE; i++) {
                    threads.execute(() -> signInUntil(over, crowded));
                }
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

    /** Many at once: two of them meet. Commands of an organization have its own lane. */
    private static Answer overloaded(Ground ground, Call call, Api crowded) {
        Api caller = ground.member(call.operation()).at(crowded);
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Answer> met = new AtomicReference<>();
        for (int round = 0; round < TRIES && met.get() == null; round++) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    threads.execute(() -> {
                        Answer answer = send(call, caller);
                        answers.add(answer);
                        if (answer.code().equals("OVERLOADED")) {
                            met.set(answer);
                        }
                    });
                }
            }
        }
        return met.get() == null ? answers.element() : met.get();
    }

    private static void outrun(Ground ground, FaultyServers servers, Provocations at) throws InterruptedException {
        Api outrun = servers.outrun.api();
        at.provoke(
                ProblemCode.CONCURRENT_CHANGE,
                call -> spends(ground, call) ? null : outrun(ground, call.operation(), outrun));
    }

    private static Answer outrun(Ground ground, Operation operation, Api outrun) {
        Api caller = ground.member(operation);
        return ground.calls.call(operation, ground.shop).finished(caller).send(caller.at(outrun));
    }

    private static void inTheMachine(Ground ground, FaultyServers servers, Map<Operation, Call> calls, Provocations at)
            throws Exception {
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
        inNoTime(ground, servers, at);
        ground.endStore();
        // Some are answered before anything is looked for; that they come under a key must be written down.
        at.provoke(ProblemCode.STORE_UNAVAILABLE, call -> withoutStore(underKey(call), ground.owner));
    }

    static void inNoTime(Ground ground, FaultyServers servers, Provocations at) throws Exception {
        TestServer hasty = servers.hasty();
        at.provoke(
                ProblemCode.DEADLINE_PASSED,
                call -> send(call, ground.member(call.operation()).at(hasty.api())));
    }

    /** Where the first thing is to write, some attempts are sent before the server knows that the store is away. */
    private static Answer withoutStore(Call call, Api caller) {
        Answer answer = send(call, caller);
        for (int i = 0; i < TRIES && answer.code().equals("OUTCOME_UNKNOWN"); i++) {
            answer = send(call, caller);
        }
        return answer;
    }

    private static boolean spends(Ground ground, Call call) {
        return ground.calls.spends(call.operation());
    }

    private static Call underKey(Call call) {
        return call.operation().method().mutating() ? call.header("Idempotency-Key", "without-a-store") : call;
    }
}
