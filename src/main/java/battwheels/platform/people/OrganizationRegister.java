package battwheels.platform.people;

import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.Keyset;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.Documents;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All organizations, as the platform's administration sees them: who they are and what they pay for, nothing of their
 * data. Whoever asks is written down by the caller. Blocking calls await.
 */
public final class OrganizationRegister {
    private final Documents organizations;
    private final Documents memberships;
    private final Documents users;

    public OrganizationRegister(PlatformStores stores) {
        this.organizations = stores.open(PlatformCollection.ORGANIZATIONS);
        this.memberships = stores.open(PlatformCollection.MEMBERSHIPS);
        this.users = stores.open(PlatformCollection.USERS);
    }

    /**
     * What is looked for.
     *
     * @param slugBegins folded, letters, digits and hyphens of ASCII alone
     */
    public record Wanted(Optional<String> slugBegins, Optional<String> plan, Optional<String> status) {
        JsonObject filter() {
            JsonObject filter = new JsonObject();
            filter.put("status", status.<Object>map(one -> one).orElseGet(Wanted::whole));
            plan.ifPresent(code -> filter.put("plan_type", code));
            slugBegins.ifPresent(text -> filter.put("slug", beginning(text)));
            return filter;
        }

        /** No slug begins with nothing of what was typed. */
        private static JsonObject beginning(String text) {
            return text.isEmpty()
                    ? new JsonObject().put("$in", new JsonArray())
                    : new JsonObject().put("$regex", "^" + Pattern.quote(text));
        }

        private static JsonObject whole() {
            return new JsonObject().put("$ne", "provisioning");
        }
    }

    /** Whole sign-ups that fit, as stored. */
    public Slice<JsonObject> page(Wanted wanted, PageQuery page) {
        JsonObject filter = wanted.filter();
        Find find = Keyset.page(filter, page, "created_at");
        Future<Long> total = organizations.count(filter);
        List<JsonObject> rows = organizations.find(find).await();
        return Keyset.slice(page, rows, total.await(), "created_at");
    }

    /** Active members of each of these organizations; one without any is left out. */
    public Map<String, Long> members(List<String> organizationIds) {
        JsonObject theirs = new JsonObject()
                .put("organization_id", new JsonObject().put("$in", new JsonArray(organizationIds)))
                .put("status", "active")
                .put("deleted", false);
        return grouped(memberships, theirs, "organization_id");
    }

    /** How many organizations there are of each value of a field, whose sign-up is whole. */
    public Map<String, Long> countBy(String field) {
        return grouped(organizations, new JsonObject().put("status", Wanted.whole()), field);
    }

    /** Active organizations that pay for a plan: past their trial and not over. */
    public long paying(String planCode) {
        return organizations
                .count(new JsonObject()
                        .put("status", "active")
                        .put("plan_type", planCode)
                        .put("subscription_status", "active"))
                .await();
    }

    /** Trials that end between the two. */
    public long trialsEnding(Instant from, Instant until) {
        JsonObject between = new JsonObject().put("$gt", WireJson.instant(from)).put("$lte", WireJson.instant(until));
        return organizations
                .count(new JsonObject().put("subscription_status", "trialing").put("plan_expires_at", between))
                .await();
    }

    public long users() {
        return users.count(new JsonObject()).await();
    }

    private static Map<String, Long> grouped(Documents documents, JsonObject filter, String field) {
        JsonObject group = new JsonObject().put("_id", "$" + field).put("count", new JsonObject().put("$sum", 1));
        JsonArray stages =
                new JsonArray().add(new JsonObject().put("$match", filter)).add(new JsonObject().put("$group", group));
        return documents.aggregate(stages).await().stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.getValue("_id")),
                        row -> row.getLong("count"),
                        Long::sum,
                        TreeMap::new));
    }
}
