package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers and vendors. */
final class OldContacts {
    private static final Set<String> TYPES = Set.of("customer", "vendor", "both");
    private static final List<String> TEXTS = List.of(
            "company_name",
            "phone",
            "mobile",
            "website",
            "currency_code",
            "pan",
            "place_of_supply",
            "gst_treatment",
            "tax_treatment",
            "notes");

    private final Move move;

    OldContacts(Move move) {
        this.move = move;
    }

    void contact(JsonObject fields) {
        String idField = fields.containsKey("contact_id") ? "contact_id" : "customer_id";
        OldDocument old = new OldDocument("contacts", fields, idField, move.report);
        old.count(Fate.READ);
        Instant made = Move.made(old);
        JsonObject form = form(old);
        String id = move.ids.of("con", old.id(), made);
        move.into("contacts", old, id, form, move.author(old), made).ifPresent(here -> note(old, form, here));
        old.reportRest();
    }

    private void note(OldDocument old, JsonObject form, String here) {
        move.ids.note("contact", old.id(), here);
        String email = form.getString("email");
        if (email != null) {
            move.ids.note("contact-email", email.toLowerCase(Locale.ROOT), here);
        }
    }

    private JsonObject form(OldDocument old) {
        JsonObject form = new JsonObject()
                .put("name", old.text("name", "display_name", "contact_name"))
                .put("contact_type", type(old))
                .put("email", once(old, "email"))
                .put("gstin", once(old, "gstin"))
                .put("payment_terms", old.integer("payment_terms"))
                .put("credit_limit", old.rupees("credit_limit"))
                .put("opening_balance", old.rupees("opening_balance"))
                .put("tags", old.texts("tags"))
                .put("is_active", old.flag("is_active").orElse(true));
        for (String text : TEXTS) {
            form.put(text, old.text(text));
        }
        String owes = old.text("opening_balance_type");
        if (owes != null) {
            form.put("opening_balance_type", owes.toLowerCase(Locale.ROOT).startsWith("c") ? "credit" : "debit");
        }
        old.instant("updated_at");
        form.put("persons", parts(old, "persons", List.of("first_name", "last_name", "email", "phone", "designation")));
        form.put("addresses", addresses(old));
        return form;
    }

    private static String type(OldDocument old) {
        String type =
                Objects.requireNonNullElse(old.text("contact_type"), "customer").toLowerCase(Locale.ROOT);
        if (TYPES.contains(type)) {
            return type;
        }
        old.changed("contact_type", "is none of ours and became customer");
        return "customer";
    }

    /** Here no two contacts have the same. */
    private @Nullable String once(OldDocument old, String field) {
        String value = old.text(field);
        if (value == null || move.isFree("contact." + field, value)) {
            return value;
        }
        old.dropped(field, "an earlier contact has the same");
        return null;
    }

    private static JsonArray parts(OldDocument old, String name, List<String> kept) {
        JsonArray parts = new JsonArray();
        for (JsonObject part : old.objects(name)) {
            JsonObject form = new JsonObject();
            kept.forEach(field -> form.put(field, part.getValue(field)));
            parts.add(form.put("is_primary", Boolean.TRUE.equals(part.getValue("is_primary"))));
        }
        return parts;
    }

    private static JsonArray addresses(OldDocument old) {
        JsonArray addresses = new JsonArray();
        for (JsonObject address : old.objects("addresses")) {
            String type = "shipping".equals(address.getValue("address_type")) ? "shipping" : "billing";
            JsonObject form = new JsonObject().put("address_type", type);
            for (String field : List.of("street", "city", "state", "state_code", "zip_code", "country")) {
                form.put(field, address.getValue(field));
            }
            addresses.add(form.put("is_default", Boolean.TRUE.equals(address.getValue("is_default"))));
        }
        return addresses;
    }

    /** The contact of a person who was a customer there: one that came along, or made now. Null when there can be none. */
    @Nullable
    String of(OldDocument ticket, String oldUserId, OldPeople.Customer customer) {
        String known = move.ids.find("contact", oldUserId);
        String byEmail = customer.email() == null
                ? null
                : move.ids.find("contact-email", customer.email().toLowerCase(Locale.ROOT));
        if (known != null || byEmail != null) {
            return known == null ? byEmail : known;
        }
        JsonObject form = new JsonObject()
                .put("name", customer.name())
                .put("contact_type", "customer")
                .put("email", customer.email())
                .put("phone", customer.phone());
        Instant made = Instant.EPOCH;
        String id = move.ids.of("con", oldUserId, made);
        ticket.changed("customer_id", "named an account; a contact of that person takes its place");
        OldDocument person =
                new OldDocument("contacts", new JsonObject().put("user_id", oldUserId), "user_id", move.report);
        person.count(Fate.READ);
        return move.into("contacts", person, id, form, "system", made)
                .map(here -> {
                    move.ids.note("contact", oldUserId, here);
                    return here;
                })
                .orElse(null);
    }
}
