package battwheels.platform.identity;

import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestDocuments;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.SystemScope;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two servers on one store: what one of them takes away holds on the other within a second (design rule 5). */
class AdmissionsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration JUST_FRESH = Duration.ofMillis(999);
    private static final Duration LEAST = Duration.ofMillis(1);

    @TempDir
    static Path folder;

    private static TestDocuments documents;

    private final TestClock clock = new TestClock();
    private final Admissions one = server();
    private final Admissions other = server();
    private final int number = NUMBER.incrementAndGet();
    private final OrganizationId organization = new OrganizationId("org_%012d".formatted(number));
    private final String user = "user_" + number;
    private final TokenSubject token = new TokenSubject(user, "ses_" + number, 0, 3, Optional.empty());

    @BeforeAll
    static void open() {
        documents = TestDocuments.in(folder);
        result(documents.platform().ensureIndexes());
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @BeforeEach
    void store() {
        insert(PlatformCollection.SESSIONS, token.sessionId(), "{'version':0,'user_id':'" + user + "'}");
        insert(
                PlatformCollection.USERS,
                user,
                "{'status':'active','token_version':3,'name':'Asha','email':'" + user + "'}");
        insert(
                PlatformCollection.ORGANIZATIONS,
                organization.value(),
                "{'status':'active','plan_type':'starter','slug':'" + user + "'}");
        insert(
                PlatformCollection.MEMBERSHIPS,
                "mem_" + number,
                "{'organization_id':'" + organization.value() + "','user_id':'" + user
                        + "','status':'active','deleted':false,'role':'manager'}");
    }

    private Admissions server() {
        CustomRoles roles = new CustomRoles(documents.tenants(), RolePermissions.load());
        ApiKeys keys = new ApiKeys(documents.tenants(), roles, new KeyUses(documents.tenants(), clock), clock);
        return new Admissions(documents.platform(), roles, keys, new SystemScope(documents.platform(), clock), clock);
    }

    @Test
    void whatWasExpectedIsWhatIsFound() {
        one.expect(user, organization);

        assertThat(result(one.membership(user, organization)))
                .isInstanceOfSatisfying(Standing.Membership.Active.class, seat -> {
                    assertThat(seat.role().id().is(Role.MANAGER)).isTrue();
                    assertThat(seat.plan()).isEqualTo("starter");
                });
        assertThat(result(one.account(token)))
                .contains(new Standing.Account(user, "Asha", token.sessionId(), false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBERSHIPS, status, removed",
        "MEMBERSHIPS, deleted, true",
        "ORGANIZATIONS, status, suspended",
        "MEMBERSHIPS, role, technician"
    })
    void aChangedSeatHoldsOnTheOtherServerWithinASecond(PlatformCollection collection, String field, String value) {
        Standing.Membership before = result(other.membership(user, organization));
        String id = collection == PlatformCollection.MEMBERSHIPS ? "mem_" + number : organization.value();
        set(collection, id, field, value.equals("true") ? true : value);

        clock.pass(JUST_FRESH);
        // Asking, or expecting to be asked, makes nothing last longer.
        other.expect(user, organization);
        assertThat(result(other.membership(user, organization))).isEqualTo(before);

        clock.pass(LEAST);
        other.expect(user, organization);
        assertThat(result(other.membership(user, organization))).isNotEqualTo(before);
        assertThat(result(one.membership(user, organization))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"SESSIONS, ended, true", "SESSIONS, version, 1", "USERS, token_version, 4", "USERS, status, off"})
    void anEndedSignInHoldsOnTheOtherServerWithinASecond(PlatformCollection collection, String field, String value) {
        assertThat(result(other.account(token))).isPresent();
        String id = collection == PlatformCollection.USERS ? user : token.sessionId();
        set(collection, id, field, value.equals("true") ? true : value.length() == 1 ? Long.valueOf(value) : value);

        clock.pass(JUST_FRESH.plus(LEAST));

        assertThat(result(other.account(token))).isEmpty();
    }

    private static void insert(PlatformCollection collection, String id, String fields) {
        result(open(collection).insert(new JsonObject(fields.replace('\'', '"')).put("_id", id)));
    }

    private static void set(PlatformCollection collection, String id, String field, Object value) {
        JsonObject update = new JsonObject().put("$set", new JsonObject().put(field, value));
        assertThat(result(open(collection).updateOne(new JsonObject().put("_id", id), update)))
                .isEqualTo(1);
    }

    private static Documents open(PlatformCollection collection) {
        return documents.platform().open(collection);
    }
}
