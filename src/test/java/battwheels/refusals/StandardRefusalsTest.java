package battwheels.refusals;

import static battwheels.refusals.Provocations.asking;
import static battwheels.refusals.Provocations.raw;
import static battwheels.refusals.Provocations.send;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Browser;
import battwheels.isolation.Call;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What the edge refuses for whichever operation ({@code StandardRefusals}): who may not come in, and what cannot be
 * read; met at every operation that documents it. The calls are the passing ones of the isolation matrix with one thing
 * wrong. A refusal that cannot come is no part of the contract ({@code x-never}); one that cannot be met this way stands
 * in {@code refusals/explained.csv}. What takes servers with a fault is in {@link FaultyServersSoak}.
 */
class StandardRefusalsTest {
    private static final int LARGE = 1_100_000;

    private final RolePermissions roles = RolePermissions.load();

    @Test
    void everyOperationGivesTheStandardRefusalsItDocuments() throws Exception {
        List<String> faults;
        try (Ground ground = new Ground()) {
            long start = System.nanoTime();
            Map<Operation, Call> calls = ground.calls();
            Provocations provocations = new Provocations(calls);
            provocations.took("recipes", start);
            atTheDoor(ground, provocations);
            inThePlan(ground, provocations);
            shapes(ground, provocations);
            notModified(ground, calls, provocations);
            new Situations(ground, provocations).provoke(calls);
            faults = provocations.faults();
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    private void atTheDoor(Ground ground, Provocations at) throws InterruptedException {
        at.provoke(ProblemCode.SECOND_FACTOR_MISSING, call -> send(call, ground.administrator));
        ground.setUpFactor();
        at.provoke(ProblemCode.URI_TOO_LONG, call -> asking(call, ground.owner, "x=" + "y".repeat(9_000)));
        Api longWinded = ground.owner.with("X-Large", "y".repeat(20_000));
        at.provoke(ProblemCode.HEADERS_TOO_LARGE, call -> send(call, longWinded));
        at.provoke(ProblemCode.AUTH_REQUIRED, call -> send(call, ground.server.api()));
        Api signedOut = ground.signedOut();
        at.provoke(ProblemCode.SESSION_ENDED, call -> send(call, signedOut));
        Api foreignPage = ground.server.api().with("Cookie", Browser.SESSION + "=" + ground.owner.token());
        at.provoke(ProblemCode.CSRF_REFUSED, call -> send(call, foreignPage));
        Api homeless = ground.homeless();
        at.provoke(ProblemCode.TENANT_CONTEXT_MISSING, call -> send(call, homeless));
        Api outsider = ground.server.signUp().api().organization(ground.shop.organizationId());
        at.provoke(ProblemCode.TENANT_ACCESS_DENIED, call -> ofOrganization(call) ? send(call, outsider) : null);
        Api suspended = ground.suspended();
        at.provoke(ProblemCode.ORG_SUSPENDED, call -> ofOrganization(call) ? send(call, suspended) : null);
        at.provoke(ProblemCode.RBAC_DENIED, call -> send(call, withoutPermission(ground, call.operation())));
    }

    private static boolean ofOrganization(Call call) {
        return call.operation().access().reach() == Reach.ORGANIZATION;
    }

    private Api withoutPermission(Ground ground, Operation operation) {
        String permission = operation.access().permission();
        return Arrays.stream(Role.values())
                .filter(role -> !roles.namesOf(role).contains(permission))
                .findFirst()
                .map(role -> ground.shop.member(role).api())
                .orElse(ground.owner);
    }

    private static void inThePlan(Ground ground, Provocations at) throws InterruptedException {
        Api lapsed = ground.ownerOf(new JsonObject().put("subscription_status", "expired"));
        at.provoke(ProblemCode.SUBSCRIPTION_EXPIRED, call -> send(call, lapsed));
        Api onPlanFree = ground.ownerOf(new JsonObject().put("plan_type", "free"));
        Api programOnPlanFree = ground.programOnPlanFree();
        at.provoke(ProblemCode.FEATURE_NOT_AVAILABLE, call -> {
            Answer person = send(call, onPlanFree);
            // What every plan has is closed to programs where the plan has no keys.
            return person.code().equals("FEATURE_NOT_AVAILABLE") ? person : send(call, programOnPlanFree);
        });
        Api programWithoutCalls = ground.programWithoutCalls();
        at.provoke(ProblemCode.USAGE_LIMIT_EXCEEDED, call -> send(call, programWithoutCalls));
    }

    private static void shapes(Ground ground, Provocations at) throws InterruptedException {
        Function<Call, Api> who = call -> ground.member(call.operation());
        at.provoke(ProblemCode.MALFORMED_REQUEST, call -> asking(call, who.apply(call), "x=%ff"));
        at.provoke(ProblemCode.CURSOR_INVALID, call -> send(call.query("cursor", "nonsense"), who.apply(call)));
        String large = " ".repeat(LARGE);
        withBody(at, ProblemCode.PAYLOAD_TOO_LARGE, call -> raw(call, who.apply(call), "application/json", "", large));
        withBody(at, ProblemCode.UNSUPPORTED_MEDIA_TYPE, call -> raw(call, who.apply(call), "text/plain", "", "{}"));
        withBody(at, ProblemCode.VALIDATION_FAILED, call -> raw(call, who.apply(call), "application/json", "", "[]"));
        at.provoke(ProblemCode.NOT_FOUND, call -> {
            // A token that may be one is the domain's to refuse; one that is too long for any is no address.
            Call lost = call.path().containsKey("token") ? call.path("token", "0".repeat(1_000)) : call.astray();
            Answer astray = send(lost, who.apply(call));
            // What is no part of the address is the domain's to look for.
            return astray.status() == 404 || !call.path().isEmpty() ? astray : null;
        });
        at.provoke(
                ProblemCode.PRECONDITION_FAILED, call -> send(call.header("If-Match", "\"999999\""), who.apply(call)));
    }

    private static void withBody(Provocations at, ProblemCode code, Function<Call, Answer> wrong)
            throws InterruptedException {
        at.provoke(code, call -> call.operation().body() == null ? null : wrong.apply(call));
    }

    /** No refusal, and documented like one: what has not changed is not sent again. */
    private static void notModified(Ground ground, Map<Operation, Call> calls, Provocations at) {
        calls.forEach((operation, call) -> {
            if (operation.answers().byStatus().containsKey(304)) {
                String tag = call.send(ground.member(operation)).header("ETag");
                Answer again = call.unfinished().header("If-None-Match", tag).send(ground.member(operation));
                at.mustBe(304, operation, again);
            }
        });
    }
}
