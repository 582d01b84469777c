package battwheels.refusals;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.SharedStore;
import battwheels.fixtures.TestServer;
import battwheels.isolation.PassingCalls;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.organizations.SignUpStep;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.identity.Role;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.Waiting;
import battwheels.platform.tenancy.MeddlingInjection;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One store, a server on it as usual, and beside it servers that each have one thing wrong with them; and everybody who
 * has a reason to be refused.
 */
final class Ground implements AutoCloseable {
    private static final String TIGHT = "1";

    private final SharedStore store = SharedStore.start();
    private final Promise<Void> release = Promise.promise();
    private final Promise<Void> never = Promise.promise();
    private final AtomicBoolean holding = new AtomicBoolean();

    final TestServer server = PassingCalls.prepared(store.server())
            .with("MONGO_SELECT_MS", "1500")
            .with("HTTP_DEADLINE_MS", "60000")
            .start();

    /** Lets nobody ask twice in a minute. */
    final TestServer limited = tight(PassingCalls.prepared(store.server())).start();

    /** Has room for one command at a time, and holds that up where {@link #hold} was asked for. */
    final TestServer crowded = PassingCalls.prepared(store.server())
            .with("BUS_IN_FLIGHT", "1")
            .with("BUS_QUEUED", "0")
            .with("PASSWORDS_WORKERS", "1")
            .with("HTTP_DEADLINE_MS", "300000")
            .afterSignUpStep(this::holdUp)
            .stores(MeddlingInjection.of(this::held, document -> document)::stores)
            .start();

    /** Waits for ever for whatever members ask of the store, but for what is known of their keys. */
    final TestServer stuck = PassingCalls.prepared(store.server())
            .with("HTTP_DEADLINE_MS", "2000")
            .afterSignUpStep(step -> never.future().await())
            .stores(MeddlingInjection.of(this::awaited, this::awaited)::stores)
            .start();

    /** Finds that others were faster, whatever it changes. */
    final TestServer outrun = PassingCalls.prepared(store.server())
            .with("HTTP_DEADLINE_MS", "60000")
            .stores(MeddlingInjection.of(Ground::missed, document -> document)::stores)
            .start();

    final PassingCalls calls = PassingCalls.at(server);
    final Shop shop = calls.shop();
    final Api owner = shop.owner().api();
    final Api administrator = administrator();
    final Api stranger = server.signUp().api();
    final Api signedOut = signedOut();
    final Api homeless = homeless();
    final Api onPlanFree;
    final Api programOnPlanFree = programOnPlanFree();

    Ground() throws Exception {
        TestServer free =
                store.server().withoutWorkers().with("SIGNUP_PLAN", "free").start();
        onPlanFree = free.signUp().api().at(server.api());
    }

    /** A server whose clock runs so fast that every deadline has passed. Not before the last of what others need. */
    TestServer hasty() throws Exception {
        AtomicLong ahead = new AtomicLong();
        InstantSource clock = () -> Instant.now().plusSeconds(ahead.addAndGet(2));
        return PassingCalls.prepared(store.server())
                .with("HTTP_DEADLINE_MS", "1000")
                .at(clock)
                .start();
    }

    String documentsUrl() {
        return store.documentsUrl();
    }

    /** Has the crowded server hold up whatever it begins from now on. */
    void hold() {
        holding.set(true);
    }

    void release() {
        holding.set(false);
        release.tryComplete();
    }

    /** From now on there is no store. */
    void endStore() {
        store.end();
    }

    private static TestServer tight(TestServer server) {
        for (String plan : new String[] {"FREE", "STARTER", "PROFESSIONAL", "ENTERPRISE"}) {
            server.with("LIMITS_" + plan + "_ORGANIZATION_PER_MINUTE", TIGHT)
                    .with("LIMITS_" + plan + "_PRINCIPAL_PER_MINUTE", TIGHT);
        }
        return server.with("LIMITS_SCALE", "0.01")
                .with("LIMITS_ADDRESS_REQUESTS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_LOGINS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_SIGNUPS_PER_MINUTE", TIGHT)
                .with("LIMITS_ADDRESS_RECOVERIES_PER_MINUTE", TIGHT);
    }

    private void holdUp(SignUpStep step) {
        if (holding.get()) {
            release.future().await();
        }
    }

    private JsonObject held(JsonObject filter) {
        if (holding.get()) {
            release.future().await();
        }
        return filter;
    }

    private JsonObject awaited(JsonObject asked) {
        boolean ofKeys = asked.containsKey("key") || asked.getString("_id", "").startsWith("idem_");
        if (!ofKeys) {
            never.future().await();
        }
        return asked;
    }

    private static JsonObject missed(JsonObject filter) {
        JsonObject missed = filter.copy();
        for (String counted : List.of("version", "attempts")) {
            if (missed.containsKey(counted)) {
                missed.put(counted, -1L);
            }
        }
        return missed;
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

    /** The API key of an organization that has gone down to a plan without keys since. */
    private Api programOnPlanFree() {
        Member member = server.signUp();
        String key = member.api()
                .post("/api/v1/api-keys", Map.of("name", "Parts supplier", "role", "admin"))
                .mustBe(201)
                .text("/key");
        Vertx vertx = Vertx.vertx();
        DocumentClient documents =
                DocumentClient.open(vertx, DocumentClient.Settings.standard(store.documentsUrl()), List.of());
        JsonObject lower = new JsonObject().put("$set", new JsonObject().put("plan_type", "free"));
        Waiting.result(documents
                .mongo()
                .updateCollection("organizations", new JsonObject().put("_id", member.organizationId()), lower));
        Waiting.result(documents.close());
        Waiting.result(vertx.close());
        return server.api().token(key);
    }

    private Api signedOut() {
        Api api = server.api().token(shop.owner().login(server.api()).text("/token"));
        api.post("/api/auth/logout").mustBe(200);
        Waiting.until(() -> api.get("/api/auth/me").status() == 401);
        return api;
    }

    private Api homeless() {
        Member member = shop.join(Role.VIEWER);
        owner.delete("/api/v1/organizations/me/members/" + member.userId()).mustBe(204);
        return server.api().token(member.login(server.api()).text("/token"));
    }

    /** Who may call it: the owner, or the administrator. */
    Api member(Operation operation) {
        return operation.access().reach() == Reach.PLATFORM ? administrator : owner;
    }

    /** Gives the administrator a second factor. */
    void setUpFactor() {
        Authenticator.setUpNow(administrator, Member.PASSWORD);
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
        release();
        never.complete();
        store.close();
    }
}
