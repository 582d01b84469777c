package battwheels.platform.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which filters are answered from an index instead of reading every organization's documents. */
class EqualityTest {
    private static final Document OWN = new Document("organization_id", "org_a");

    private static String required(Document filter) {
        return String.valueOf(Equality.required(filter, "organization_id"));
    }

    @Test
    void theOrganizationBesideAnythingElseIsSeen() {
        assertThat(required(new Document("_id", "tkt_1").append("organization_id", "org_a")))
                .isEqualTo("org_a");
        assertThat(required(new Document("organization_id", new Document("$eq", "org_a")).append("$or", List.of())))
                .isEqualTo("org_a");
    }

    @Test
    void theOrganizationInsideAnAndIsSeen() {
        Document inner = new Document("$and", List.of(new Document("status", "open"), OWN));
        assertThat(required(new Document("$and", List.of(new Document("status", "open"), inner))))
                .isEqualTo("org_a");
    }

    @Test
    void anOrganizationThatOnlyMayBeEqualIsNot() {
        assertThat(required(new Document("$or", List.of(OWN, new Document("status", "open")))))
                .isEqualTo("null");
        assertThat(required(new Document("organization_id", new Document("$ne", "org_a"))))
                .isEqualTo("null");
        assertThat(required(new Document("status", "open"))).isEqualTo("null");
        assertThat(required(new Document("$and", List.of()))).isEqualTo("null");
    }

    @Test
    void aValueThatCannotBeAKeyIsLeftToReadingEverything() {
        assertThat(required(new Document("organization_id", ""))).isEqualTo("null");
        assertThat(required(new Document("organization_id", "a\0b"))).isEqualTo("null");
        assertThat(Equality.stored("a\0b")).isEmpty();
        assertThat(Equality.stored(7)).isEmpty();
        assertThat(Equality.stored(List.of("a", 7, "a", "b"))).containsExactly("a", "b");
    }
}
