package battwheels.platform.tenancy;

import static battwheels.fixtures.TestDocuments.failure;
import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.TestDocuments;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two organizations on one real store: what one does, the other does not notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantStoresTest {
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger(1_000);
    private static final CollectionSpec TICKETS =
            CollectionSpec.named("tickets").unique("number").indexed("status");
    private static final CollectionSpec VEHICLES = CollectionSpec.named("vehicles");
    private static final JsonObject ALL = new JsonObject();

    private final TestDocuments store;
    private final TenantStores target;
    private TenantCollection mine;
    private TenantCollection theirs;

    TenantStoresTest(@TempDir Path data) {
        store = TestDocuments.in(data);
        target = store.tenants();
        result(target.ensureIndexes(List.of(TICKETS, VEHICLES)));
        result(store.platform().ensureIndexes());
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static Scope scope() {
        return new Scope(
                new OrganizationId("org_0000" + ORGANIZATIONS.incrementAndGet()),
                Actor.SYSTEM,
                Grants.NONE,
                "corr",
                new Deadline(Long.MAX_VALUE));
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }

    /** One ticket each, with the same number; the ids are all that differs. */
    @BeforeEach
    void twoOrganizations() {
        Scope one = scope();
        Scope other = scope();
        mine = target.open(one, TICKETS);
        theirs = target.open(other, TICKETS);
        result(mine.insert(json("{'number':'1','status':'open'}").put("_id", "m" + ORGANIZATIONS)));
        result(theirs.insert(json("{'number':'1','status':'open'}").put("_id", theirId())));
    }

    private static String theirId() {
        return "t" + ORGANIZATIONS;
    }

    private JsonObject theirTicket() {
        return result(theirs.findOne(json("{}").put("_id", theirId()))).orElseThrow();
    }

    @Test
    void readsSeeTheirOwnOrganizationAlone() {
        assertThat(result(mine.findOne(new JsonObject().put("_id", theirId())))).isEmpty();
        assertThat(result(mine.find(Find.where(ALL)))).hasSize(1);
        assertThat(result(mine.count(ALL))).isEqualTo(1);
        assertThat(result(mine.distinct("_id", ALL))).hasSize(1).doesNotContain(theirId());
        assertThat(result(mine.aggregate(new JsonArray().add(json("{'$count':'n'}")))))
                .containsExactly(json("{'n':1}"));
    }

    @Test
    void anOrFilterDoesNotReachOut() {
        JsonObject anything = json("{'$or':[{'status':'open'},{'_id':{'$exists':true}}]}");

        assertThat(result(mine.find(Find.where(anything)))).hasSize(1);
    }

    @Test
    void writesByAnotherOrganizationsIdChangeNothing() {
        JsonObject theirId = new JsonObject().put("_id", theirId());
        JsonObject change = json("{'$set':{'status':'closed'}}");
        JsonObject before = theirTicket();

        assertThat(result(mine.updateOne(theirId, change))).isZero();
        assertThat(result(mine.updateMany(theirId, change))).isZero();
        assertThat(result(mine.findOneAndUpdate(theirId, change))).isEmpty();
        assertThat(result(mine.findOneAndReplace(theirId, json("{'number':'9'}"))))
                .isEmpty();
        assertThat(result(mine.deleteOne(theirId))).isZero();
        assertThat(result(mine.deleteMany(theirId))).isZero();
        assertThat(result(mine.bulkWrite(List.of(
                        BulkOperation.createUpdate(theirId, change, false, true),
                        BulkOperation.createReplace(theirId, json("{'number':'9'}")),
                        BulkOperation.createDelete(theirId)))))
                .isZero();
        assertThat(theirTicket()).isEqualTo(before);
    }

    @Test
    void writesOverEverythingStopAtTheBorder() {
        result(mine.updateMany(ALL, json("{'$set':{'status':'closed'}}")));
        result(mine.deleteMany(ALL));

        assertThat(theirTicket().getString("status")).isEqualTo("open");
        assertThat(result(mine.count(ALL))).isZero();
    }

    @Test
    void anUpsertMakesADocumentOfItsOwnOrganization() {
        JsonObject made = result(mine.upsert(json("{'number':'2'}"), json("{'$set':{'status':'open'}}")));

        assertThat(made.getString("organization_id")).startsWith("org_0000");
        assertThat(result(mine.count(json("{'number':'2'}")))).isEqualTo(1);
        assertThat(result(theirs.count(json("{'number':'2'}")))).isZero();
    }

    @Test
    void anUpsertUnderAnotherOrganizationsIdIsRefusedAndTheirsStays() {
        JsonObject before = theirTicket();

        assertThat(failure(mine.upsert(new JsonObject().put("_id", theirId()), json("{'$set':{'number':'3'}}"))))
                .isInstanceOf(DuplicateKey.class);
        assertThat(theirTicket()).isEqualTo(before);
    }

    @Test
    void uniqueMeansUniqueInTheOrganization() {
        Throwable refused = failure(mine.insert(json("{'_id':'again','number':'1'}")));

        assertThat(refused).isInstanceOf(DuplicateKey.class);
        assertThat(((DuplicateKey) refused).isOn("number")).isTrue();
        assertThat(((DuplicateKey) refused).isOn("status")).isFalse();
    }

    @Test
    void aJoinSeesItsOwnOrganizationAlone() {
        Scope one = scope();
        Scope other = scope();
        result(target.open(one, TICKETS).insert(json("{'number':'1','vehicle':'v'}")));
        result(target.open(one, VEHICLES).insert(json("{'vin':'mine'}")));
        result(target.open(other, VEHICLES).insert(json("{'vin':'theirs'}")));
        JsonArray pipeline = new JsonArray().add(json("{'$lookup':{'from':'vehicles','as':'v','pipeline':[]}}"));

        List<JsonObject> rows = result(target.open(one, TICKETS).aggregate(pipeline));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().getJsonArray("v")).hasSize(1);
        assertThat(rows.getFirst().encode()).contains("mine").doesNotContain("theirs");
    }

    @Test
    void aPlatformCollectionOfOrganizationsIsSeenThroughTheScope() {
        Scope one = scope();
        Scope other = scope();
        for (Scope each : List.of(one, other)) {
            result(target.open(each, PlatformCollection.MEMBERSHIPS).insert(new JsonObject().put("user_id", "usr_1")));
        }

        assertThat(result(target.open(one, PlatformCollection.MEMBERSHIPS).find(Find.where(ALL))))
                .hasSize(1)
                .allMatch(row -> row.getString("organization_id")
                        .equals(one.organization().value()));
        assertThat(failure(target.open(one, PlatformCollection.MEMBERSHIPS)
                        .insert(new JsonObject().put("user_id", "usr_1"))))
                .isInstanceOf(DuplicateKey.class);
    }

    @Test
    void aPlatformCollectionWithoutOrganizationsIsNotOpenedThroughAScope() {
        assertThatThrownBy(() -> target.open(scope(), PlatformCollection.USERS)).isInstanceOf(TenancyBreach.class);
        assertThatThrownBy(() -> CollectionSpec.named("users")).isInstanceOf(TenancyBreach.class);
        assertThat(CollectionSpec.named("memberships").name()).isEqualTo("memberships");
    }

    @Test
    void everyPlatformCollectionSaysWhetherItsRowsBelongToOrganizations() {
        List<PlatformCollection> withOrganization = new ArrayList<>();
        for (PlatformCollection each : PlatformCollection.values()) {
            if (each.hasOrganization()) {
                withOrganization.add(each);
            }
        }

        assertThat(withOrganization).containsExactly(PlatformCollection.ORGANIZATIONS, PlatformCollection.MEMBERSHIPS);
    }

    @Test
    void platformKeysAreUniqueOverAllOrganizations() {
        result(store.platform().open(PlatformCollection.USERS).insert(json("{'email':'a@example.com'}")));

        assertThat(failure(store.platform().open(PlatformCollection.USERS).insert(json("{'email':'a@example.com'}"))))
                .isInstanceOf(DuplicateKey.class);
    }

    @Test
    void theSystemScopeYieldsOrganizationIdsPageByPageAndEntersOneAtATime() {
        var organizations = store.platform().open(PlatformCollection.ORGANIZATIONS);
        for (String id : List.of("org_page0001", "org_page0002", "org_page0003")) {
            result(organizations.insert(
                    new JsonObject().put("_id", id).put("slug", id).put("name", "secret")));
        }
        SystemScope system = new SystemScope(store.platform(), InstantSource.fixed(Instant.EPOCH));

        List<OrganizationId> first = result(system.organizations(Optional.empty(), 2));
        List<OrganizationId> second = result(system.organizations(Optional.of(first.getLast()), 2));

        assertThat(first).extracting(OrganizationId::value).containsExactly("org_page0001", "org_page0002");
        assertThat(second).extracting(OrganizationId::value).containsExactly("org_page0003");
        Scope entered = system.enter(first.getFirst(), "round");
        assertThat(entered.organization()).isEqualTo(first.getFirst());
        assertThat(entered.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(entered.grants()).isEqualTo(Grants.NONE);
        assertThat(entered.correlationId()).isEqualTo("round");
        assertThat(entered.deadline().atMs()).isEqualTo(30_000);
    }

    @Test
    void declaredUniqueFieldsBecomeUniqueWhenIndexesAreMade() {
        CollectionSpec fresh = CollectionSpec.named("made_later").unique("number");
        result(target.ensureIndexes(List.of(fresh)));
        TenantCollection rows = target.open(scope(), fresh);
        result(rows.insert(json("{'number':'1'}")));

        assertThat(failure(rows.insert(json("{'number':'1'}")))).isInstanceOf(DuplicateKey.class);
    }

    @Test
    void platformKeysAreMadeWithTheIndexes(@TempDir Path fresh) {
        try (TestDocuments other = TestDocuments.in(fresh)) {
            result(other.platform().ensureIndexes());
            var organizations = other.platform().open(PlatformCollection.ORGANIZATIONS);
            result(organizations.insert(json("{'_id':'org_aaaaaaaa','slug':'volt'}")));

            assertThat(failure(organizations.insert(json("{'_id':'org_bbbbbbbb','slug':'volt'}"))))
                    .isInstanceOf(DuplicateKey.class);
        }
    }

    @Test
    void theSystemScopeFindsSignUpsThatAreNotWhole(@TempDir Path fresh) {
        try (TestDocuments other = TestDocuments.in(fresh)) {
            var organizations = other.platform().open(PlatformCollection.ORGANIZATIONS);
            result(organizations.insert(json("{'_id':'org_aaaaaaaa','slug':'a','status':'active'}")));
            result(organizations.insert(json("{'_id':'org_bbbbbbbb','slug':'b','status':'provisioning'}")));
            SystemScope system = new SystemScope(other.platform(), InstantSource.fixed(Instant.EPOCH));

            assertThat(result(system.provisioning(Optional.empty(), 10)))
                    .containsExactly(new OrganizationId("org_bbbbbbbb"));
        }
    }
}
