package battwheels.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits of the free plan: 25 vehicles, 50 tickets, one user. */
class PlanLimitsTest {
    private static final String VEHICLES = "/api/v1/vehicles";
    private static final CollectionSpec COUNTERS = CollectionSpec.named("usage_counters");
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK).with("SIGNUP_PLAN", "free");

    /** Counting the records and then inserting, which this catches, lets most of the fifty through. */
    @Test
    void ofFiftyAtOnceAgainstFivePlacesExactlyFiveComeThrough() throws Exception {
        Member owner = SERVER.signUp();
        for (int i = 0; i < 20; i++) {
            vehicle(owner, i).mustBe(201);
        }

        List<Answer> answers = atOnce(IntStream.range(100, 150)
                .mapToObj(i -> (Callable<Answer>) () -> vehicle(owner, i))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(45)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("RECORD_LIMIT_REACHED"));
        assertThat(use(owner, "vehicles").at("/current").asInt()).isEqualTo(25);
        assertThat(use(owner, "vehicles").at("/remaining").asInt()).isZero();
        Answer refused = vehicle(owner, 200);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/limit").asInt()).isEqualTo(25);
        assertThat(refused.at("/current_count").asInt()).isEqualTo(25);
    }

    @Test
    void whatIsDeletedMakesRoomAndARefusedOneTakesNone() {
        Member owner = SERVER.signUp();
        String first = vehicle(owner, 0).mustBe(201).text("/vehicle_id");
        for (int i = 1; i < 24; i++) {
            vehicle(owner, i).mustBe(201);
        }
        assertThat(vehicle(owner, 1).status()).as("a plate that is taken").isEqualTo(409);
        vehicle(owner, 30).mustBe(201);
        vehicle(owner, 31).mustBe(403);

        owner.api().delete(VEHICLES + "/" + first).mustBe(204);

        vehicle(owner, 31).mustBe(201);
        vehicle(owner, 32).mustBe(403);
    }

    /** What a crash leaves: a place taken and a change that stands open for ever. */
    @Test
    void aPlaceThatACrashLeftTakenIsFoundOnceItCannotBeUsedAnyMore() {
        Member owner = SERVER.signUp();
        for (int i = 0; i < 24; i++) {
            vehicle(owner, i).mustBe(201);
        }
        String counter = "vehicles." + owner.organizationId();
        long until = CLOCK.millis() + 60_000;
        JsonObject crash = new JsonObject()
                .put(
                        "$inc",
                        new JsonObject().put("used", 1L).put("under_way", 1).put("revision", 1L))
                .put("$set", new JsonObject().put("open.ccrash", until));
        SERVER.documents()
                .open(scope(owner), COUNTERS)
                .updateOne(new JsonObject().put("_id", counter), crash)
                .await();

        assertThat(vehicle(owner, 50).code()).isEqualTo("RECORD_LIMIT_REACHED");
        CLOCK.advance(Duration.ofMinutes(2));

        assertThat(vehicle(owner, 50).status()).isEqualTo(201);
        assertThat(vehicle(owner, 51).code()).isEqualTo("RECORD_LIMIT_REACHED");
    }

    @Test
    void aRepeatUnderItsKeyTakesOnePlaceAndIsAnsweredWhenFull() {
        Member owner = SERVER.signUp();
        for (int i = 0; i < 24; i++) {
            vehicle(owner, i).mustBe(201);
        }
        Api keyed = owner.api().with("Idempotency-Key", "last");

        String made = keyed.post(VEHICLES, body(40)).mustBe(201).text("/vehicle_id");

        assertThat(keyed.post(VEHICLES, body(40)).mustBe(201).text("/vehicle_id"))
                .isEqualTo(made);
        vehicle(owner, 41).mustBe(403);
    }

    @Test
    void aFullHouseInvitesNobody() {
        Member owner = SERVER.signUp();

        Answer answer = owner.api()
                .post(
                        "/api/v1/organizations/me/invite",
                        Map.of("email", Member.freshEmail(), "name", "Ravi", "role", "viewer"));

        assertThat(answer.code()).isEqualTo("RECORD_LIMIT_REACHED");
        assertThat(answer.text("/resource")).isEqualTo("users");
        assertThat(use(owner, "users").at("/percent").asInt()).isEqualTo(100);
    }

    /** Caps of the free trial: ten estimates and ten invoices, however they come about. */
    @Test
    void anEstimateOrInvoiceTooManyIsRefusedAndChangesNothing() {
        Member owner = SERVER.signUp();
        onPlan(owner, "free_trial");
        String customer = owner.api()
                .post("/api/v1/contacts", Map.of("name", "Ravi Kumar", "contact_type", "customer"))
                .mustBe(201)
                .text("/contact_id");
        String estimate = "";
        String invoice = "";
        for (int i = 0; i < 10; i++) {
            estimate = bill(owner, "estimates", customer).mustBe(201).text("/estimate_id");
            invoice = bill(owner, "invoices", customer).mustBe(201).text("/invoice_id");
        }
        for (String move : List.of("send", "mark-accepted")) {
            owner.api()
                    .post("/api/v1/estimates/" + estimate + "/" + move, Map.of())
                    .mustBe(200);
        }

        assertThat(List.of(
                        bill(owner, "estimates", customer),
                        bill(owner, "invoices", customer),
                        owner.api().post("/api/v1/invoices/" + invoice + "/clone"),
                        owner.api().post("/api/v1/estimates/" + estimate + "/convert-to-invoice")))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("RECORD_LIMIT_REACHED"));
        assertThat(owner.api().get("/api/v1/estimates/" + estimate).text("/status"))
                .isEqualTo("accepted");
        assertThat(use(owner, "invoices").at("/current").asInt()).isEqualTo(10);
        owner.api().delete("/api/v1/invoices/" + invoice).mustBe(204);
        owner.api()
                .post("/api/v1/estimates/" + estimate + "/convert-to-invoice")
                .mustBe(201);
    }

    /** The free plan keeps 512 MiB. What is on its way counts, so that many at once are not too many either. */
    @Test
    void filesBeyondTheSpaceOfThePlanAreRefused() throws Exception {
        Member owner = SERVER.signUp();
        String ticket = owner.api()
                .post("/api/v1/tickets", Map.of("title", "No charge"))
                .mustBe(201)
                .text("/ticket_id");
        long size = 10L << 20;
        for (int i = 0; i < 48; i++) {
            file(owner, ticket, size).mustBe(201);
        }

        List<Answer> answers = atOnce(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Answer>) () -> file(owner, ticket, size))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSizeLessThanOrEqualTo(3);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(answer -> assertThat(answer.text("/resource")).isEqualTo("storage_mib"));
        assertThat(use(owner, "storage_mib").at("/current").asLong()).isBetween(480L, 512L);
        file(owner, ticket, 1).mustBe(201);
    }

    private static Answer file(Member owner, String ticket, long size) {
        return owner.api()
                .post(
                        "/api/v1/attachments",
                        Map.of("parent_type", "ticket", "parent_id", ticket, "file_name", "a.pdf", "size", size));
    }

    /** One that nobody is offered any more and some may still have. */
    private static void onPlan(Member member, String code) {
        JsonObject own = new JsonObject().put("_id", member.organizationId());
        SERVER.documents()
                .open(scope(member), PlatformCollection.ORGANIZATIONS)
                .updateOne(own, new JsonObject().put("$set", new JsonObject().put("plan_type", code)))
                .await();
        CLOCK.advance(Duration.ofSeconds(2));
    }

    private static Answer bill(Member owner, String kind, String customer) {
        Map<String, Object> line =
                Map.of("name", "Battery pack", "hsn_sac_code", "850760", "rate", 100, "tax_rate", 18);
        return owner.api().post("/api/v1/" + kind, Map.of("customer_id", customer, "line_items", List.of(line)));
    }

    private static Answer use(Member owner, String resource) {
        Answer usage = owner.api().get("/api/v1/subscriptions/limits").mustBe(200);
        return new Answer(200, usage.headers(), usage.at("/limits/" + resource), usage.bytes());
    }

    private static Answer vehicle(Member owner, int number) {
        return owner.api().post(VEHICLES, body(number));
    }

    private static Map<String, Object> body(int number) {
        return Map.of(
                "registration_number",
                "MH12AB%04d".formatted(1000 + number),
                "owner_name",
                "Asha Verma",
                "make",
                "Ather",
                "model",
                "450X",
                "year",
                2023);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            return threads.invokeAll(calls, 60, TimeUnit.SECONDS).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Scope scope(Member member) {
        return new Scope(
                new OrganizationId(member.organizationId()),
                Actor.SYSTEM,
                Grants.NONE,
                "test",
                new Deadline(Long.MAX_VALUE));
    }
}
