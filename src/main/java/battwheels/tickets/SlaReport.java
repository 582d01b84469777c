package battwheels.tickets;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Times;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.tickets.SlaCompliance.Breach;
import battwheels.tickets.SlaCompliance.OfPriority;
import battwheels.tickets.SlaCompliance.OfTechnician;
import battwheels.tickets.SlaCompliance.Tally;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How well the promises were kept for the tickets taken in over some days. */
final class SlaReport {
    private static final int USUAL_DAYS = 30;
    private static final int DAYS_MAX = 366;
    private static final int BREACHES_SHOWN = 200;

    private static final JsonObject NEWEST_FIRST =
            new JsonObject().put("created_at", -1).put("_id", -1);

    private final TicketRepository tickets;
    private final Neighbours neighbours;
    private final InstantSource clock;

    SlaReport(TicketRepository tickets, Neighbours neighbours, InstantSource clock) {
        this.tickets = tickets;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    Reply read(Command command) {
        ZoneId zone = neighbours.zone(command.scope());
        Query query = command.query();
        LocalDate end = query.date("end_date").orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
        LocalDate start = query.date("start_date").orElseGet(() -> end.minusDays(USUAL_DAYS - 1L));
        if (start.isAfter(end) || start.plusDays(DAYS_MAX).isBefore(end)) {
            throw new RefusedException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST,
                    List.of(new Fault(
                            "query/start_date", "start_date must be at most " + DAYS_MAX + " days before end_date."))));
        }
        JsonObject filter = filter(query, start, end, zone);
        List<Counted> rows = tickets.aggregate(command.scope(), filter, group()).stream()
                .map(SlaReport::counted)
                .toList();
        return new Reply.Plain(report(start, end, rows, breaches(command, filter)));
    }

    private static JsonObject filter(Query query, LocalDate start, LocalDate end, ZoneId zone) {
        JsonObject filter = new JsonObject()
                .put("sla_started_at", new JsonObject().put("$gt", ""))
                .put(
                        "created_at",
                        new JsonObject()
                                .put("$gte", Times.text(start.atStartOfDay(zone).toInstant()))
                                .put(
                                        "$lt",
                                        Times.text(end.plusDays(1)
                                                .atStartOfDay(zone)
                                                .toInstant())));
        query.text("technician_id").ifPresent(id -> filter.put("assigned_technician_id", id));
        query.text("priority").ifPresent(priority -> filter.put("priority", priority));
        return filter;
    }

    private static JsonObject group() {
        return new JsonObject()
                .put(
                        "_id",
                        new JsonObject()
                                .put("priority", "$priority")
                                .put("technician", "$assigned_technician_id")
                                .put("name", "$assigned_technician_name")
                                .put("response", "$sla_response_breached")
                                .put("resolution", "$sla_resolution_breached"))
                .put("count", new JsonObject().put("$sum", 1L));
    }

    private record Counted(
            Priority priority,
            @Nullable String technicianId,
            @Nullable String technicianName,
            Tally tally) {}

    private static Counted counted(JsonObject row) {
        JsonObject key = row.getJsonObject("_id");
        long count = row.getNumber("count").longValue();
        boolean response = key.getBoolean("response", false);
        boolean resolution = key.getBoolean("resolution", false);
        return new Counted(
                Priority.valueOf(key.getString("priority").toUpperCase(Locale.ROOT)),
                key.getString("technician"),
                key.getString("name"),
                new Tally(count, response || resolution ? count : 0, response ? count : 0, resolution ? count : 0));
    }

    private List<Breach> breaches(Command command, JsonObject filter) {
        JsonObject broken = filter.copy()
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("sla_response_breached", true))
                                .add(new JsonObject().put("sla_resolution_breached", true)));
        return tickets.first(command.scope(), broken, NEWEST_FIRST, BREACHES_SHOWN).stream()
                .map(Breach::of)
                .toList();
    }

    private static SlaCompliance report(LocalDate start, LocalDate end, List<Counted> rows, List<Breach> breaches) {
        Tally all = Tally.NONE;
        Map<Priority, Tally> byPriority = new EnumMap<>(Priority.class);
        Map<String, OfTechnician> byTechnician = new LinkedHashMap<>();
        for (Counted row : rows) {
            all = all.plus(row.tally());
            byPriority.merge(row.priority(), row.tally(), Tally::plus);
            if (row.technicianId() != null) {
                OfTechnician one = new OfTechnician(
                        row.technicianId(), Objects.requireNonNullElse(row.technicianName(), ""), row.tally());
                byTechnician.merge(row.technicianId(), one, OfTechnician::plus);
            }
        }
        return new SlaCompliance(
                start,
                end,
                all,
                byPriority.entrySet().stream()
                        .map(entry -> new OfPriority(entry.getKey(), entry.getValue()))
                        .toList()
                        .reversed(),
                byTechnician.values().stream()
                        .sorted(Comparator.comparing(OfTechnician::technicianName))
                        .toList(),
                breaches,
                all.totalBreaches() > breaches.size());
    }
}
