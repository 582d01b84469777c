package battwheels.moving;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A dump of the older product, made of the fields and id forms that contract 01 names, with the variants it tells of:
 * hashes of two kinds and one of none, dates as text and as dates, an account for a customer, {@code subject} for
 * {@code title}. Some collections are as mongodump, some as mongoexport writes them. Ours, for no dump was at hand.
 */
final class OldDump {
    static final String ORGANIZATION = "org_0a1b2c3d4e5f";
    private static final String ELSEWHERE = "org_ffffffffffff";

    private final Path folder;
    private final String mark;

    /** @param mark that makes e-mail addresses this dump's own */
    OldDump(Path folder, String mark) {
        this.folder = folder;
        this.mark = mark;
    }

    String email(String name) {
        return name + "." + mark + "@example.com";
    }

    void write() throws IOException {
        lines(
                "organization_users",
                seat("user_000000000001", "owner"),
                seat("user_000000000002", "technician"),
                seat("user_000000000003", "manager"),
                seat("user_000000000004", "technician"),
                seat("user_000000000005", "customer"),
                seat("user_000000000006", "technician").put("status", "deactivated"),
                seat("user_000000000007", "technician").put("organization_id", ELSEWHERE));
        binary(
                "users",
                user("1", "asha", bcrypt("Older-Secret1")),
                user("2", "ravi", sha256("Older-Secret2")),
                user("3", "meera", "pbkdf2$nothing"),
                user("4", "sunil", bcrypt("Older-Secret4")),
                user("5", "kiran", bcrypt("x")),
                user("6", "gone", bcrypt("x")),
                user("7", "other", bcrypt("x")));
        things();
    }

    private void things() throws IOException {
        lines(
                "contacts",
                contact("CON-0000000000A1", "Green Labs")
                        .put("email", email("green"))
                        .put("gstin", "27AAPFU0939F1ZV")
                        .put("credit_limit", 1234.567)
                        .put("loyalty_points", 7),
                contact("CON-0000000000A2", "Twice")
                        .put("email", email("green"))
                        .put("phone", "no phone"),
                contact("CON-0000000000A3", "").put("company_name", "Nameless"),
                contact("CON-0000000000A4", "Stranger").put("organization_id", ELSEWHERE));
        binary(
                "customers",
                contact("cust_0000000000b1", "")
                        .put("customer_id", "cust_0000000000b1")
                        .put("display_name", "Blue Wheels")
                        .put("contact_id", null));
        lines(
                "vehicles",
                vehicle("veh_0000000000c1", "KA 01 AB 1234").put("customer_id", "CON-0000000000A1"),
                vehicle("veh_0000000000c2", "?").put("customer_id", "cust_0000000000b1"));
        binary(
                "tickets",
                ticket("tkt_0000000000d1", "closed")
                        .put("title", "Does not charge")
                        .put("customer_id", "user_000000000005")
                        .put("vehicle_id", "veh_0000000000c1")
                        .put("closed_at", date("2025-02-03T10:00:00Z"))
                        .put("assigned_technician_id", "user_000000000002")
                        .put("estimated_cost", 1500.0),
                ticket("TKT-000002", "work_in_progress")
                        .put("subject", "Brakes squeal")
                        .put("vehicle_id", "veh_0000000000c1")
                        .put("customer_id", "CON-0000000000A1")
                        .put("assigned_technician_id", "user_000000000004")
                        .put(
                                "status_history",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("status", "open")
                                                .put("timestamp", "2025-01-02T03:04:05.678901"))
                                        .add(new JsonObject()
                                                .put("status", "technician_assigned")
                                                .put("timestamp", date("2025-01-03T03:04:05Z"))
                                                .put("updated_by", "user_000000000001"))),
                ticket("tkt_0000000000d3", "assigned").put("title", "No horn").put("customer_id", "user_000000000002"));
    }

    private static JsonObject seat(String user, String role) {
        return of("membership_id", "mem_" + user.substring(5))
                .put("user_id", user)
                .put("role", role)
                .put("status", "active")
                .put("joined_at", "2024-05-01T00:00:00+00:00");
    }

    private JsonObject user(String number, String name, String hash) {
        return new JsonObject()
                .put("user_id", "user_00000000000" + number)
                .put("email", email(name).toUpperCase(java.util.Locale.ROOT))
                .put("name", name)
                .put("password_hash", hash)
                .put("created_at", date("2024-05-01T00:00:00Z"))
                .put("pwd_v", 3);
    }

    private static JsonObject contact(String id, String name) {
        return of("contact_id", id)
                .put("name", name)
                .put("contact_type", "customer")
                .put("created_at", "2024-06-01T10:00:00.123456+00:00")
                .put("created_by", "user_000000000001");
    }

    private static JsonObject vehicle(String id, String plate) {
        return of("vehicle_id", id)
                .put("owner_name", "Ravi")
                .put("make", "Ather")
                .put("model", "450X")
                .put("year", 2023)
                .put("registration_number", plate)
                .put("battery_capacity", 3.7)
                .put("current_status", "in_workshop")
                .put("created_at", "2024-07-01");
    }

    private static JsonObject ticket(String id, String status) {
        return of("ticket_id", id)
                .put("status", status)
                .put("priority", "HIGH")
                .put("created_at", date("2025-01-01T09:30:00Z"))
                .put("survey_token", "srv_x")
                .put("created_by", "user_000000000003");
    }

    private static JsonObject of(String idField, String id) {
        return new JsonObject()
                .put(
                        "_id",
                        new JsonObject()
                                .put(
                                        "$oid",
                                        HexFormat.of()
                                                .formatHex(Arrays.copyOf(id.getBytes(StandardCharsets.UTF_8), 12))))
                .put("organization_id", ORGANIZATION)
                .put(idField, id);
    }

    private static JsonObject date(String instant) {
        return new JsonObject().put("$date", instant);
    }

    private static String bcrypt(String password) {
        return Password.hash(password)
                .with(BcryptFunction.getInstance(Bcrypt.B, 4))
                .getResult();
    }

    private static String sha256(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void lines(String collection, JsonObject... documents) throws IOException {
        Files.writeString(
                folder.resolve(collection + ".json"),
                Arrays.stream(documents).map(JsonObject::encode).collect(Collectors.joining("\n", "", "\n")));
    }

    private void binary(String collection, JsonObject... documents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonObject document : documents) {
            try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                    BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
                new BsonDocumentCodec()
                        .encode(
                                writer,
                                BsonDocument.parse(document.encode()),
                                EncoderContext.builder().build());
                out.write(buffer.toByteArray());
            }
        }
        Files.write(folder.resolve(collection + ".bson"), out.toByteArray());
    }
}
