package battwheels.refusals;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.SharedStore;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.isolation.PassingCalls;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.Role;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A server on a store that others may share, an organization with data, and everybody who has a reason to be refused. */
final class Ground implements AutoCloseable {
    private final SharedStore store = SharedStore.start();
    private final Vertx vertx = Vertx.vertx();
    private final DocumentClient documents =
            DocumentClient.open(vertx, DocumentClient.Settings.standard(store.documentsUrl()), List.of());

    final TestServer server = PassingCalls.prepared(store.server())
            .with("MONGO_SELECT_MS", "1500")
            .with("HTTP_DEADLINE_MS", "60000")
            .start();
    final PassingCalls calls = PassingCalls.at(server);
    final Shop shop = calls.shop();
    final Api owner = shop.owner().api();
    final Api administrator = administrator();

    Ground() throws Exception {}

    /** Of each operation a call that {@link #member} would make with success, and which nobody has made yet. */
    Map<Operation, Call> calls() {
        return calls(shop, operation -> true);
    }

    /** The same of some operations, about things of some organization. */
    Map<Operation, Call> calls(Shop whose, Predicate<Operation> which) {
        Map<Operation, Call> made = new LinkedHashMap<>();
        calls.contract().operations().stream().filter(which).forEach(each -> made.put(each, calls.call(each, whose)));
        return made;
    }

    /** Another server on the store, with everything the calls rely on; not started. */
    TestServer another() {
        return PassingCalls.prepared(store.server());
    }

    /** Changes documents in a way that no request can. */
    void change(String collection, JsonObject which, JsonObject fields) {
        Waiting.result(documents.mongo().updateCollection(collection, which, new JsonObject().put("$set", fields)));
    }

    /** Puts a document there that no request can bring about. */
    void put(String collection, JsonObject document) {
        Waiting.result(documents.mongo().save(collection, document));
    }

    /** A server on the store that also does the work of jobs; not started. */
    TestServer worker() {
        return store.server();
    }

    /** From now on there is no store. */
    void endStore() {
        store.end();
    }

    private Api administrator() {
        return server.api()
                .token(shop.call("acceptPlatformAdmin")
                        .with("token", server.mails().token(Rows.PLATFORM_ADMIN, "platform_admin", 1))
                        .with("password", Member.PASSWORD)
                        .send(server.api())
                        .mustBe(200)
                        .text("/token"));
    }

    /** Who may call it: the owner, or the administrator. */
    Api member(Operation operation) {
        return operation.access().reach() == Reach.PLATFORM ? administrator : owner;
    }

    /** Gives the administrator a second factor. */
    void setUpFactor() {
        Authenticator.setUpNow(administrator, Member.PASSWORD);
    }

    /** The owner of an organization whose document says so from the start. */
    Api ownerOf(JsonObject said) {
        return memberOf(said).api();
    }

    private Member memberOf(JsonObject said) {
        Member member = server.signUp();
        change("organizations", new JsonObject().put("_id", member.organizationId()), said);
        return member;
    }

    /** The API key of an organization that has gone down to a plan without keys since. */
    Api programOnPlanFree() {
        Member member = server.signUp();
        Api program = program(member);
        change("organizations", id(member), new JsonObject().put("plan_type", "free"));
        return program;
    }

    /** The API key of an organization that has used its calls of today up. */
    Api programWithoutCalls() {
        Member member = memberOf(new JsonObject().put("plan_type", "professional"));
        Api program = program(member);
        program.get("/api/v1/organizations/me").mustBe(200);
        change(
                "usage_meters",
                new JsonObject().put("organization_id", member.organizationId()),
                new JsonObject().put("used", Long.MAX_VALUE / 2));
        return program;
    }

    private Api program(Member member) {
        return server.api()
                .token(member.api()
                        .post("/api/v1/api-keys", Map.of("name", "Parts supplier", "role", "admin"))
                        .mustBe(201)
                        .text("/key"));
    }

    private static JsonObject id(Member member) {
        return new JsonObject().put("_id", member.organizationId());
    }

    Api signedOut() {
        Api api = server.api().token(shop.owner().login(server.api()).text("/token"));
        api.post("/api/auth/logout").mustBe(200);
        Waiting.until(() -> api.get("/api/auth/me").status() == 401);
        return api;
    }

    /** Signed in, and a member nowhere. */
    Api homeless() {
        Member member = shop.join(Role.VIEWER);
        owner.delete("/api/v1/organizations/me/members/" + member.userId()).mustBe(204);
        return server.api().token(member.login(server.api()).text("/token"));
    }

    /** The owner of an organization that was suspended. The administrator has a second factor by now. */
    Api suspended() {
        Member member = server.signUp();
        Waiting.until(() -> suspend(member).status() == 200);
        Waiting.until(() -> member.api().get("/api/v1/organizations/me").status() == 403);
        return member.api();
    }

    /** Refused for up to a second, until the server has looked at the second factor again. */
    private Answer suspend(Member member) {
        return administrator.post("/api/v1/platform/organizations/" + member.organizationId() + "/suspend", Map.of());
    }

    @Override
    public void close() throws Exception {
        Waiting.result(documents.close());
        Waiting.result(vertx.close());
        store.close();
    }
}
