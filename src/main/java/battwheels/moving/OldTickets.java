package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tickets, those of the portal with {@code subject} for a title included. */
final class OldTickets {
    private static final int TITLE_MAX = 200;
    private static final String NO_RESOLUTION = "None was written down.";
    private static final Set<String> STATES = Set.of(
            "open",
            "assigned",
            "estimate_shared",
            "estimate_approved",
            "in_progress",
            "pending_parts",
            "work_completed",
            "resolved",
            "invoiced",
            "pending_payment",
            "closed",
            "reopened");
    private static final Map<String, String> SYNONYMS = Map.of(
            "technician_assigned", "assigned",
            "work_in_progress", "in_progress",
            "waiting_for_parts", "pending_parts");
    private static final List<String> TEXTS = List.of(
            "description",
            "category",
            "issue_type",
            "incident_location",
            "vehicle_type",
            "vehicle_category",
            "vehicle_make",
            "vehicle_model",
            "vehicle_number",
            "customer_name",
            "customer_type",
            "customer_email",
            "contact_number",
            "resolution_notes",
            "confirmed_fault",
            "work_summary");

    private final Move move;
    private final OldPeople people;
    private final OldContacts contacts;

    OldTickets(Move move, OldPeople people, OldContacts contacts) {
        this.move = move;
        this.people = people;
        this.contacts = contacts;
    }

    /** First reading: which vehicles are kept by tickets. Reports nothing. */
    void look(JsonObject fields, OldVehicles vehicles, MoveReport nowhere) {
        OldDocument old = new OldDocument("tickets", fields, "ticket_id", nowhere);
        String vehicle = old.text("vehicle_id");
        if (vehicle != null && !"closed".equals(fields.getValue("status"))) {
            vehicles.keptBy(vehicle, move.ids.of("tkt", old.id(), Move.made(old)));
        }
    }

    void ticket(JsonObject fields) {
        OldDocument old = new OldDocument("tickets", fields, "ticket_id", move.report);
        old.count(Fate.READ);
        Instant made = Move.made(old);
        String author = move.author(old);
        JsonObject form = words(old);
        form.mergeIn(standing(old)).mergeIn(money(old));
        form.put("vehicle_id", reference(old, "vehicle", "vehicle_id", "names no vehicle that came along"))
                .put("customer_id", customer(old));
        String id = move.ids.of("tkt", old.id(), made);
        move.into("tickets", old, id, form, author, made).ifPresent(here -> move.ids.note("ticket", old.id(), here));
        old.reportRest();
    }

    private static JsonObject words(OldDocument old) {
        JsonObject form = new JsonObject()
                .put("title", title(old))
                .put("priority", choice(old, "priority", Set.of("low", "medium", "high", "critical")))
                .put("ticket_type", choice(old, "ticket_type", Set.of("onsite", "workshop")))
                .put("resolution_outcome", choice(old, "resolution_outcome", Set.of("success", "partial", "failure")))
                .put("vehicle_year", old.integer("vehicle_year"))
                .put("symptoms", old.texts("symptoms"))
                .put("error_codes_reported", old.texts("error_codes_reported"))
                .put("parts_used", old.texts("parts_used"));
        TEXTS.forEach(name -> form.put(name, old.text(name)));
        return form;
    }

    private static String title(OldDocument old) {
        String title = old.text("title", "subject");
        if (title == null) {
            old.changed("title", "was empty; a ticket has one here");
            return "No title";
        }
        if (title.codePointCount(0, title.length()) > TITLE_MAX) {
            old.changed("title", "was cut to " + TITLE_MAX + " characters");
            return title.substring(0, title.offsetByCodePoints(0, TITLE_MAX));
        }
        return title;
    }

    private static @Nullable String choice(OldDocument old, String name, Set<String> known) {
        String value = old.text(name);
        String lower = value == null ? null : value.toLowerCase(Locale.ROOT);
        if (lower != null && !known.contains(lower)) {
            old.dropped(name, "is none of ours");
            return null;
        }
        return lower;
    }

    private static JsonObject money(OldDocument old) {
        JsonObject costs = new JsonObject();
        for (String cost : List.of("estimated_cost", "actual_cost", "parts_cost", "labor_cost")) {
            costs.put(cost, old.rupees(cost));
        }
        return costs;
    }

    /** Where it stands, as only states here can be: assigned needs a technician, closed a resolution. */
    private JsonObject standing(OldDocument old) {
        String technician = reference(old, "user", "assigned_technician_id", "names nobody who came along");
        String status = state(old, technician);
        String resolution = old.text("resolution");
        if (status.equals("closed") && resolution == null) {
            old.changed("resolution", "was empty; a closed ticket has one here");
            resolution = NO_RESOLUTION;
        }
        JsonObject form = new JsonObject()
                .put("status", status)
                .put("resolution", resolution)
                .put("assigned_technician_id", technician)
                .put("assigned_technician_name", technician == null ? null : old.text("assigned_technician_name"))
                .put("status_history", history(old));
        for (String time : List.of("work_started_at", "work_completed_at", "updated_at", "resolved_at", "closed_at")) {
            form.put(
                    time,
                    Optional.ofNullable(old.instant(time))
                            .map(Instant::toString)
                            .orElse(null));
        }
        return form;
    }

    private static String state(OldDocument old, @Nullable String technician) {
        String there = Objects.requireNonNullElse(old.text("status"), "open").toLowerCase(Locale.ROOT);
        String here = SYNONYMS.getOrDefault(there, there);
        if (!STATES.contains(here)) {
            old.changed("status", "is none of ours and became open");
            here = "open";
        } else if (!here.equals(there)) {
            old.changed("status", there + " became " + here);
        }
        if (here.equals("assigned") && technician == null) {
            old.changed("status", "assigned to nobody, so open");
            return "open";
        }
        if (here.equals("open") && technician != null) {
            old.changed("status", "has a technician, so assigned");
            return "assigned";
        }
        return here;
    }

    private JsonArray history(OldDocument old) {
        JsonArray history = new JsonArray();
        for (JsonObject line : old.objects("status_history")) {
            OldDocument entry =
                    new OldDocument("tickets", line.copy().put("ticket_id", old.id()), "ticket_id", move.report);
            Instant at = entry.instant("timestamp");
            String status = Objects.requireNonNullElse(entry.text("status"), "");
            String known = SYNONYMS.getOrDefault(status, status);
            if (at == null || !STATES.contains(known)) {
                old.dropped("status_history", "a line of it has no time or state");
                continue;
            }
            history.add(new JsonObject()
                    .put("status", known)
                    .put("timestamp", at.toString())
                    .put(
                            "updated_by",
                            Objects.requireNonNullElse(move.ids.find("user", entry.text("updated_by")), "system"))
                    .put("notes", entry.text("notes")));
        }
        return history;
    }

    /** What the field names, as it is called here; what did not come along is reported. */
    private @Nullable String reference(OldDocument old, String kind, String field, String otherwise) {
        String there = old.text(field);
        String here = move.ids.find(kind, there);
        if (there != null && here == null) {
            old.dropped(field, otherwise);
        }
        return here;
    }

    /** There the field could name a contact, or the account of whoever opened the ticket. */
    private @Nullable String customer(OldDocument old) {
        String there = old.text("customer_id");
        String contact = move.ids.find("contact", there);
        if (there == null || contact != null) {
            return contact;
        }
        if (move.ids.find("user", there) != null) {
            old.dropped("customer_id", "named somebody of the workshop, who is no customer");
            return null;
        }
        OldPeople.Customer person = people.customer(there);
        String made = person == null ? null : contacts.of(old, there, person);
        if (made == null) {
            old.dropped("customer_id", "names no contact that came along");
        }
        return made;
    }
}
