package battwheels.refusals;

import static battwheels.refusals.Provocations.documents;
import static battwheels.refusals.Provocations.send;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.isolation.Shop;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Waiting;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What operations refuse in situations that many of them know: the month is locked, the book is parked, the plan holds
 * no more, and the same was asked before. Which of them do is said by the list of refusals that nobody met.
 */
final class Situations {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Kolkata"));
    private static final long FULL = 1_000_000;

    private final Ground ground;
    private final Provocations at;

    Situations(Ground ground, Provocations at) {
        this.ground = ground;
        this.at = at;
    }

    /** @param calls of every operation, not made yet; they are afterwards */
    void provoke(Map<Operation, Call> calls) throws Exception {
        Shop shop = ground.calls.shop();
        Map<Operation, Call> growing =
                ground.calls(shop, operation -> documents(operation, ProblemCode.RECORD_LIMIT_REACHED));
        fill(shop);
        locked(calls);
        twice(calls);
        new Reasons(ground, at).provoke();
        at.attempt(
                ProblemCode.RECORD_LIMIT_REACHED,
                growing,
                call -> growing(call).send(shop.owner().api()));
        parked();
    }

    /** One technician more, not a role of the organization's own. */
    private static Call growing(Call call) {
        return call.operation().operationId().equals("updateMemberRole") ? call.with("role", "technician") : call;
    }

    private void locked(Map<Operation, Call> calls) {
        String lock = ground.shop.made(
                "lockPeriod",
                "/lock_id",
                call -> call.with("period_month", TODAY.getMonthValue()).with("period_year", TODAY.getYear()));
        at.attempt(ProblemCode.PERIOD_LOCKED, calls, call -> send(call, ground.owner));
        ground.shop
                .call("unlockPeriod")
                .path("lock_id", lock)
                .send(ground.owner)
                .mustBe(200);
    }

    /** The organization has gone down to a plan whose every place it has taken, which every server knows in a second. */
    private void fill(Shop shop) {
        for (String resource :
                List.of("users", "technicians", "vehicles", "invoices", "tickets", "contacts", "estimates", "items")) {
            ground.put("usage_counters", taken(shop, resource));
        }
        ground.change(
                "organizations",
                new JsonObject().put("_id", shop.organizationId()),
                new JsonObject().put("plan_type", "free_trial"));
    }

    private static JsonObject taken(Shop shop, String resource) {
        return new JsonObject()
                .put("_id", resource + "." + shop.organizationId())
                .put("organization_id", shop.organizationId())
                .put("plan", "free_trial")
                .put("schema_version", 1)
                .put("used", FULL)
                .put("under_way", 0)
                .put("open", new JsonObject())
                .put("revision", 0L)
                .put("counted_ms", Long.MAX_VALUE / 2);
    }

    /** What was done cannot be done again, what is there cannot be made again. */
    private void twice(Map<Operation, Call> calls) {
        long start = System.nanoTime();
        calls.forEach((operation, call) -> {
            if (operation.method().mutating() && !ground.calls.spends(operation)) {
                Api caller = ground.member(operation);
                Call finished = call.finished(caller);
                finished.send(caller);
                finished.send(caller);
            }
        });
        at.took("twice", start);
    }

    /** The first entry of the book is edited in the store, which a check finds. */
    private void parked() throws Exception {
        Map<Operation, Call> calls =
                ground.calls(ground.shop, operation -> documents(operation, ProblemCode.BOOK_PARKED));
        JsonObject first = new JsonObject()
                .put("organization_id", ground.shop.organizationId())
                .put("sequence", 1L);
        ground.change("journal_entries", first, new JsonObject().put("narration", "Edited in the store"));
        TestServer worker = ground.worker().start();
        String job = ground.owner
                .at(worker.api())
                .post("/api/v1/ledger/verify")
                .mustBe(202)
                .text("/job_id");
        Waiting.until(() -> isParked(ground.owner.get("/api/v1/ledger/verify")));
        at.attempt(ProblemCode.BOOK_PARKED, calls, call -> call.send(ground.owner));
        done(job);
    }

    private void done(String job) {
        Waiting.until(
                () -> ground.owner.get("/api/v1/jobs/" + job).text("/status").equals("done"));
        for (String decision : List.of("cancelJob", "retryJob")) {
            Call call = ground.shop.call(decision).path("job_id", job);
            at.check(ProblemCode.ILLEGAL_MOVE, call.operation(), () -> call.send(ground.owner));
        }
    }

    private static boolean isParked(Answer check) {
        return !check.mustBe(200).at("/parked").isNull();
    }
}
