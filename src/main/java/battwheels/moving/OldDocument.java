package battwheels.moving;

import battwheels.moving.MoveReport.Fate;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document of the older product, read field by field; what nobody reads is reported at the end. */
final class OldDocument {
    private static final int PAISE = 2;
    /** Of the store there, or of no use here. */
    private static final Set<String> SILENT = Set.of("_id", "organization_id", "org_id");

    private final String collection;
    private final JsonObject fields;
    private final MoveReport report;
    private final Set<String> read = new HashSet<>(SILENT);
    private final String id;

    /** @param idField that has its id there */
    OldDocument(String collection, JsonObject fields, String idField, MoveReport report) {
        this.collection = collection;
        this.fields = fields;
        this.report = report;
        this.id = Objects.toString(fields.getValue(idField), Objects.toString(fields.getValue("_id"), ""));
        read.add(idField);
    }

    String id() {
        return id;
    }

    /** The first of these names that has text counts; that it was a later one is reported. */
    @Nullable
    String text(String... names) {
        String found = null;
        for (String name : names) {
            Object value = fields.getValue(name);
            boolean usable = value instanceof String || value instanceof Number;
            String text = usable ? String.valueOf(value).strip() : "";
            if (!usable && value != null) {
                continue;
            }
            read.add(name);
            if (found == null && !text.isEmpty()) {
                found = text;
                if (!name.equals(names[0])) {
                    changed(name, "became " + names[0]);
                }
            } else if (found != null && !text.isEmpty() && !text.equals(found)) {
                dropped(name, "there is " + names[0] + " already");
            }
        }
        return found;
    }

    Optional<Boolean> flag(String name) {
        Object value = fields.getValue(name);
        if (value instanceof Boolean flag) {
            read.add(name);
            return Optional.of(flag);
        }
        return Optional.empty();
    }

    @Nullable
    Integer integer(String name) {
        BigDecimal number = number(name);
        return number == null ? null : number.setScale(0, RoundingMode.DOWN).intValue();
    }

    /** Rupees, to the paisa: floating point there may have left more digits. */
    @Nullable
    BigDecimal rupees(String name) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        BigDecimal exact = number.setScale(PAISE, RoundingMode.HALF_UP);
        if (exact.compareTo(number) != 0) {
            changed(name, "rounded to the paisa");
        }
        return exact;
    }

    @Nullable
    BigDecimal number(String name) {
        Object value = fields.getValue(name);
        if (value == null || value.equals("")) {
            return null;
        }
        read.add(name);
        try {
            return new BigDecimal(String.valueOf(value).strip());
        } catch (NumberFormatException none) {
            dropped(name, "is no number");
            return null;
        }
    }

    /** An instant, however it was kept: native, as text with or without a zone (which is UTC then), or a day alone. */
    @Nullable
    Instant instant(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                Instant instant = parsed(text);
                if (instant == null) {
                    dropped(name, "is no time");
                } else {
                    return instant;
                }
            }
        }
        return null;
    }

    private static @Nullable Instant parsed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            return parsedLocally(text.replace(' ', 'T'));
        }
    }

    private static @Nullable Instant parsedLocally(String text) {
        try {
            return text.length() > 10
                    ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** Texts of a list; other elements are reported. */
    @Nullable
    JsonArray texts(String name) {
        if (!(fields.getValue(name) instanceof JsonArray all)) {
            return null;
        }
        read.add(name);
        JsonArray texts = new JsonArray();
        for (Object each : all) {
            String text = each instanceof JsonObject object
                    ? object.getString("name", object.getString("description", ""))
                    : Objects.toString(each, "");
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
            if (each instanceof JsonObject) {
                changed(name, "its name is kept, and what else was known of it is not");
            }
        }
        return texts.isEmpty() ? null : texts;
    }

    /** Objects of a list. */
    List<JsonObject> objects(String name) {
        if (!(fields.getValue(name) instanceof JsonArray all)) {
            return List.of();
        }
        read.add(name);
        return all.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    void changed(String field, String why) {
        report.tell(collection, id, field, Fate.CHANGED, why);
    }

    void dropped(String field, String why) {
        report.tell(collection, id, field, Fate.DROPPED, why);
    }

    void keptOut(String why) {
        report.tell(collection, id, "", Fate.KEPT_OUT, why);
    }

    void count(Fate fate) {
        report.count(collection, fate);
    }

    /** Reports what was not read and has a value. */
    void reportRest() {
        for (String name : fields.fieldNames()) {
            Object value = fields.getValue(name);
            boolean empty = value == null
                    || value.equals("")
                    || (value instanceof JsonArray list && list.isEmpty())
                    || (value instanceof JsonObject object && object.isEmpty());
            if (!read.contains(name) && !empty) {
                dropped(name, "there is no place for it here");
            }
        }
    }
}
