package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and memberships. A person with a role of a customer gets no membership here; tickets may need them as
 * contacts.
 */
final class OldPeople {
    private static final Pattern KNOWN_HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}|[0-9a-fA-F]{64}");
    private static final Set<String> ROLES =
            Set.of("owner", "admin", "org_admin", "manager", "dispatcher", "technician", "accountant", "viewer", "hr");

    private final Move move;
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<String, Customer> customers = new HashMap<>();

    OldPeople(Move move) {
        this.move = move;
    }

    private record Seat(String role, boolean active) {}

    /** A person who was a customer there. */
    record Customer(
            String name, @Nullable String email, @Nullable String phone) {}

    void membership(JsonObject fields) {
        OldDocument old = new OldDocument("memberships", fields, "membership_id", move.report);
        old.count(Fate.READ);
        String user = old.text("user_id");
        String role = Objects.requireNonNullElse(old.text("role"), "");
        String status = Objects.requireNonNullElse(old.text("status"), "active");
        old.text("invited_by");
        old.instant("invited_at");
        old.instant("joined_at");
        old.instant("last_active_at");
        if (user == null) {
            old.keptOut("names no user");
        } else {
            seats.put(user, new Seat(role, status.equals("active")));
        }
        old.reportRest();
    }

    void user(JsonObject fields) {
        OldDocument old = new OldDocument("users", fields, "user_id", move.report);
        Seat seat = seats.get(old.id());
        if (seat == null) {
            return;
        }
        old.count(Fate.READ);
        String name = old.text("name", "full_name");
        String email = old.text("email");
        String phone = old.text("phone");
        old.text("role");
        customers.put(old.id(), new Customer(Objects.requireNonNullElse(name, "Customer"), email, phone));
        if (!seat.active()) {
            old.keptOut("is no active member");
        } else if (!ROLES.contains(seat.role())) {
            old.keptOut("has the role " + seat.role().toLowerCase(Locale.ROOT) + ", which is none of the workshop");
        } else {
            takeIn(old, seat, name, email, phone);
        }
        old.reportRest();
    }

    private void takeIn(
            OldDocument old, Seat seat, @Nullable String name, @Nullable String email, @Nullable String phone) {
        Instant made = Move.made(old);
        JsonObject form = new JsonObject()
                .put("email", email)
                .put("name", name)
                .put("phone", phone)
                .put("designation", old.text("designation"))
                .put("email_verified", old.flag("email_verified").orElse(false))
                .put("password_hash", hash(old))
                .put("role", role(old, seat));
        old.instant("updated_at");
        String id = move.ids.of("user", old.id(), made);
        move.into("organizations", old, id, form, "system", made)
                .ifPresent(here -> move.ids.note("user", old.id(), here));
    }

    /** There is an owner here already: who signed the organization up. */
    private static String role(OldDocument old, Seat seat) {
        if (seat.role().equals("owner")) {
            old.changed("role", "owner became admin; ownership is not brought along");
            return "admin";
        }
        return seat.role().equals("org_admin") ? "admin" : seat.role();
    }

    private static @Nullable String hash(OldDocument old) {
        String hash = old.text("password_hash", "hashed_password", "password");
        if (hash == null || !KNOWN_HASH.matcher(hash).matches()) {
            old.changed("password_hash", "cannot be read; a new password has to be chosen");
            return null;
        }
        if (!hash.startsWith("$")) {
            old.changed("password_hash", "protects nobody; a new password has to be chosen at the next login");
        }
        return hash;
    }

    /** Who had this account there, or null. */
    @Nullable
    Customer customer(@Nullable String oldUserId) {
        return oldUserId == null ? null : customers.get(oldUserId);
    }
}
