package battwheels.platform.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.junit.jupiter.api.Test;

class IndexesTest {
    private final MVStore store = MVStore.open(null);
    private final EqualityIndex organization = new EqualityIndex("organization_id", map("organization"));
    private final UniqueIndex email = new UniqueIndex(
            map("email"), "email", List.of(new IndexKey("organization_id", true), new IndexKey("email", true)), false);

    private MVMap<String, Object> map(String name) {
        return store.openMap(name, new MVMap.Builder<String, Object>().keyType(StringDataType.INSTANCE));
    }

    private static Document contact(String id, String organization, String email) {
        return new Document("_id", id).append("organization_id", organization).append("email", email);
    }

    private static Document of(String organization) {
        return new Document("organization_id", organization);
    }

    @Test
    void anOrganizationsPositionsAreItsOwnInTheOrderOfIds() {
        organization.add(contact("con_2", "org_a", "x"), "con_2", null);
        organization.add(contact("con_1", "org_a", "y"), "con_1", null);
        organization.add(contact("con_3", "org_aa", "z"), "con_3", null);
        assertThat(organization.getPositions(of("org_a"))).containsExactly("con_1", "con_2");
        assertThat(organization.getPositions(of("org_b"))).isEmpty();
    }

    @Test
    void idsOfDifferentTypesThatPrintAlikeStayApart() {
        organization.add(of("org_a").append("_id", "7"), "7", null);
        organization.add(of("org_a").append("_id", 7), 7, null);
        assertThat(organization.getPositions(of("org_a"))).containsExactlyInAnyOrder("7", 7);
        organization.remove(of("org_a").append("_id", 7));
        assertThat(organization.getPositions(of("org_a"))).containsExactly("7");
    }

    @Test
    void aUniqueIndexAnswersAFilterThatNamesMore() {
        email.add(contact("con_1", "org_a", "a@example.com"), "con_1", null);
        Document filter = contact("con_9", "org_a", "a@example.com").append("status", new Document("$ne", "gone"));
        assertThat(email.canHandle(filter)).isTrue();
        assertThat(email.getPositions(filter)).containsExactly("con_1");
        assertThat(email.canHandle(of("org_a"))).isFalse();
        assertThat(email.canHandle(of("org_a").append("email", new Document("$in", List.of("a@example.com")))))
                .isFalse();
    }

    @Test
    void numbersThatAreEqualAreOneKey() {
        UniqueIndex number = new UniqueIndex(map("number"), "number", List.of(new IndexKey("number", true)), false);
        number.add(new Document("number", 1), "tkt_1", null);
        assertThat(number.getPositions(new Document("number", 1L).append("status", "open")))
                .containsExactly("tkt_1");
    }
}
