package battwheels.platform.jobs;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** One mark per organization: up to when its schedules were looked at, and when to look again. Calls block. */
final class ScheduleMarks {
    private final Documents marks;

    ScheduleMarks(PlatformStores stores) {
        this.marks = stores.open(PlatformCollection.SCHEDULE_MARKS);
    }

    record Mark(OrganizationId organization, Instant since, Instant due) {}

    /** Marks that are due, the most overdue first. */
    List<Mark> due(Instant now, int most) {
        JsonObject filter = new JsonObject().put("due_ms", new JsonObject().put("$lte", now.toEpochMilli()));
        Find find =
                Find.where(filter).sortedBy(new JsonObject().put("due_ms", 1)).limitedTo(most);
        return marks.find(find).await().stream().map(ScheduleMarks::read).toList();
    }

    /** An organization that is new to schedules begins now; one that is known stays as it is. */
    void begin(OrganizationId organization, Instant now) {
        try {
            marks.insert(at(organization).put("since_ms", now.toEpochMilli()).put("due_ms", now.toEpochMilli()))
                    .await();
        } catch (DuplicateKey known) {
            // Another server, or this one before it was started again.
        }
    }

    /** Ids of those of the organizations that are known. */
    List<String> known(List<OrganizationId> organizations) {
        JsonObject among = new JsonObject()
                .put(
                        "_id",
                        new JsonObject()
                                .put(
                                        "$in",
                                        new JsonArray(organizations.stream()
                                                .map(OrganizationId::value)
                                                .toList())));
        return marks.find(Find.where(among)).await().stream()
                .map(row -> row.getString("_id"))
                .toList();
    }

    /** Notes that everything up to {@code now} was asked for; does nothing when another server did. */
    void done(Mark mark, Instant now, Instant due) {
        JsonObject same = at(mark.organization()).put("since_ms", mark.since().toEpochMilli());
        JsonObject set = new JsonObject().put("since_ms", now.toEpochMilli()).put("due_ms", due.toEpochMilli());
        marks.updateOne(same, new JsonObject().put("$set", set)).await();
    }

    private static JsonObject at(OrganizationId organization) {
        return new JsonObject().put("_id", organization.value());
    }

    private static Mark read(JsonObject row) {
        return new Mark(
                new OrganizationId(row.getString("_id")),
                Instant.ofEpochMilli(row.getLong("since_ms")),
                Instant.ofEpochMilli(row.getLong("due_ms")));
    }
}
