package battwheels.platform.people;

import battwheels.platform.identity.RoleId;
import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where people belong. Reads across organizations, but only the memberships of one user. Blocking calls await. */
public final class Affiliations {
    private static final JsonObject OLDEST_FIRST =
            new JsonObject().put("joined_at", 1).put("_id", 1);

    private final Documents memberships;
    private final Documents organizations;

    public Affiliations(PlatformStores stores) {
        this.memberships = stores.open(PlatformCollection.MEMBERSHIPS);
        this.organizations = stores.open(PlatformCollection.ORGANIZATIONS);
    }

    /** The active organizations a user is an active member of, the oldest membership first. */
    public List<Affiliation> of(String userId) {
        List<JsonObject> seats = memberships
                .find(Find.where(active(userId)).sortedBy(OLDEST_FIRST))
                .await();
        Map<String, JsonObject> homes = homes(seats);
        List<Affiliation> found = new ArrayList<>();
        for (JsonObject seat : seats) {
            Optional.ofNullable(homes.get(seat.getString("organization_id")))
                    .filter(home -> "active".equals(home.getString("status")))
                    .ifPresent(home -> found.add(affiliation(home, seat)));
        }
        return found;
    }

    /** The active organization that has this name in addresses. */
    public Optional<OrganizationId> withSlug(String slug) {
        return organizations
                .findOne(new JsonObject().put("slug", slug).put("status", "active"))
                .await()
                .map(home -> new OrganizationId(home.getString("_id")));
    }

    /** The suspended organization of the user's oldest active membership in one. */
    public Optional<String> suspended(String userId) {
        List<JsonObject> seats = memberships
                .find(Find.where(active(userId)).sortedBy(OLDEST_FIRST))
                .await();
        Map<String, JsonObject> homes = homes(seats);
        return seats.stream()
                .map(seat -> homes.get(seat.getString("organization_id")))
                .filter(home -> home != null && "suspended".equals(home.getString("status")))
                .map(home -> home.getString("_id"))
                .findFirst();
    }

    /** How the user stands to this organization now. */
    public Place at(String userId, OrganizationId organization) {
        JsonObject seat = active(userId).put("organization_id", organization.value());
        Future<Optional<JsonObject>> home = organizations.findOne(new JsonObject().put("_id", organization.value()));
        return memberships
                .findOne(seat)
                .await()
                .flatMap(found -> home.await().map(there -> place(there, found)))
                .orElseGet(Place.Closed::new);
    }

    private static Place place(JsonObject home, JsonObject seat) {
        return switch (home.getString("status")) {
            case "active" -> new Place.Open(affiliation(home, seat));
            case "suspended" -> new Place.Suspended();
            default -> new Place.Closed();
        };
    }

    private static JsonObject active(String userId) {
        return new JsonObject().put("user_id", userId).put("status", "active").put("deleted", false);
    }

    private Map<String, JsonObject> homes(List<JsonObject> seats) {
        JsonArray ids = new JsonArray();
        seats.forEach(seat -> ids.add(seat.getString("organization_id")));
        Find find = Find.where(new JsonObject().put("_id", new JsonObject().put("$in", ids)));
        List<JsonObject> rows =
                ids.isEmpty() ? List.of() : organizations.find(find).await();
        return rows.stream().collect(Collectors.toMap(row -> row.getString("_id"), Function.identity()));
    }

    private static Affiliation affiliation(JsonObject home, JsonObject seat) {
        return new Affiliation(
                home.getString("_id"),
                home.getString("name"),
                home.getString("slug"),
                home.getString("logo_url"),
                home.getString("plan_type"),
                RoleId.parse(seat.getString("role")).map(RoleId::value).orElse("viewer"));
    }
}
