package battwheels.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that are flat in JSON and grouped in code. */
class FlatRecordsTest {
    record Person(@Nullable String id, @Nullable String name) {}

    record Range(int kilometres, @Nullable List<String> checkedBy) {}

    record Battery(
            String serial, @JsonUnwrapped(prefix = "range_") Range range) {}

    record Scooter(
            String plate,
            @JsonUnwrapped(prefix = "owner_") Person owner,
            @JsonUnwrapped Battery battery,
            @Nullable Integer year) {}

    record Twice(String plate, @JsonUnwrapped Plate other) {}

    record Plate(String plate) {}

    private static final Scooter SCOOTER = new Scooter(
            "KA01AB1234", new Person("usr_1", "Asha"), new Battery("B-7", new Range(80, List.of("Ravi"))), null);

    private static final String JSON = """
            {"plate":"KA01AB1234","owner_id":"usr_1","owner_name":"Asha","serial":"B-7","range_kilometres":80,\
            "range_checked_by":["Ravi"],"year":null}""";

    @Test
    void groupsAreFlatInADocumentAndComeBack() {
        JsonObject document = DocumentJson.document(SCOOTER);

        assertThat(document).isEqualTo(new JsonObject(JSON));
        assertThat(DocumentJson.read(document, Scooter.class)).isEqualTo(SCOOTER);
    }

    /** Of an unknown object no member is taken, whatever the names inside. */
    @Test
    void membersNobodyAsksForArePassedOver() {
        JsonObject document = new JsonObject(JSON)
                .put("id", "not the owner's")
                .put("outbox", List.of(new JsonObject().put("plate", "another")))
                .put("meta", new JsonObject().put("serial", "another"));

        assertThat(DocumentJson.read(document, Scooter.class)).isEqualTo(SCOOTER);
    }

    @Test
    void whatIsMissingIsNull() {
        JsonObject document = new JsonObject(JSON);
        List.of("owner_id", "owner_name", "range_checked_by", "year").forEach(document::remove);

        assertThat(DocumentJson.read(document, Scooter.class))
                .isEqualTo(new Scooter(
                        "KA01AB1234", new Person(null, null), new Battery("B-7", new Range(80, null)), null));
    }

    @Test
    void aNumberInAGroupCannotBeNullOrAWord() {
        assertThatThrownBy(() -> DocumentJson.read(new JsonObject(JSON).putNull("range_kilometres"), Scooter.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DocumentJson.read(new JsonObject(JSON).put("range_kilometres", "far"), Scooter.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoComponentsCannotAskForOneMember() {
        assertThatThrownBy(() -> DocumentJson.read(new JsonObject("{\"plate\":\"KA01AB1234\"}"), Twice.class))
                .hasMessageContaining("two components ask for the member plate");
    }
}
