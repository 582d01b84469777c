package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists of contacts find, and in which order. */
class ContactListTest {
    private static final String CONTACTS = "/api/v1/contacts";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Api api;

    @BeforeAll
    static void fill() {
        api = SERVER.signUp().api();
        record(Map.of("name", "zeta Motors", "gst_treatment", "registered", "tags", List.of("Fleet")));
        record(Map.of("name", "Asha Verma", "phone", "+91 98765 43210", "email", "asha@example.com"));
        record(Map.of("name", "Ökonom (50%)", "contact_type", "vendor", "company_name", "Volta.Cells"));
        record(Map.of("name", "beta", "contact_type", "both", "gstin", "27AAPFU0939F1ZV", "tags", List.of("fleet")));
        Answer gone = record(Map.of("name", "Closed Ltd"));
        api.post(CONTACTS + "/" + gone.text("/contact_id") + "/deactivate").mustBe(200);
        SERVER.signUp()
                .api()
                .post(CONTACTS, Map.of("name", "Asha of another workshop"))
                .mustBe(201);
    }

    private static Answer record(Map<String, Object> contact) {
        return api.post(CONTACTS, contact).mustBe(201);
    }

    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        list.mustBe(200)
                .at("/data")
                .forEach(contact -> names.add(contact.path("name").asText()));
        return names;
    }

    private static List<String> found(String filter, String value) {
        return names(api.get(CONTACTS + "?" + filter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    @Test
    void namesAreInOrderWhateverTheirCase() {
        assertThat(names(api.get(CONTACTS)))
                .containsExactly("Asha Verma", "beta", "Closed Ltd", "zeta Motors", "Ökonom (50%)");
        assertThat(names(api.get(CONTACTS + "?sort_order=desc"))).startsWith("Ökonom (50%)", "zeta Motors");
        assertThat(names(api.get(CONTACTS + "?sort_by=created_at"))).startsWith("zeta Motors", "Asha Verma");
    }

    @ParameterizedTest
    @CsvSource({
        "contact_type, customer, 4",
        "contact_type, vendor, 2",
        "contact_type, both, 1",
        "status, active, 4",
        "status, inactive, 1",
        "status, all, 5",
        "gst_treatment, registered, 1",
        "gst_treatment, Registered, 0",
        "tag, FLEET, 2",
        "tag, fle, 0"
    })
    void filtersNarrowTheList(String filter, String value, int count) {
        assertThat(found(filter, value)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "ASHA, Asha Verma",
        "verma, Asha Verma",
        "9876543210, Asha Verma",
        "098765 43210, Asha Verma",
        "43210, Asha Verma",
        "asha@EXAMPLE, Asha Verma",
        "27aapf, beta",
        "volta., Ökonom (50%)",
        "okonom 50, Ökonom (50%)",
        "ver ash, Asha Verma",
        "+91 98765 43210, Asha Verma",
        "ÖKONOM (, Ökonom (50%)"
    })
    void searchFindsBeginningsOfWordsInAnyCase(String search, String name) {
        assertThat(found("search", search)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({".*", "^$", "'[a-z'", "$or", "erma", "nobody"})
    void whatLooksLikeAPatternIsText(String search) {
        assertThat(found("search", search)).isEmpty();
    }

    @Test
    void aSearchForNothingFindsAll() {
        assertThat(found("search", " ")).hasSize(5);
    }

    @Test
    void filtersAreJoined() {
        assertThat(names(api.get(CONTACTS + "?tag=fleet&contact_type=vendor&search=beta")))
                .containsExactly("beta");
    }

    @Test
    void cursorsWalkTheWholeListOnceWhileOthersAreAdded() {
        Api other = SERVER.signUp().api();
        IntStream.range(0, 7)
                .forEach(n -> other.post(CONTACTS, Map.of("name", "same name")).mustBe(201));
        List<String> seen = new ArrayList<>();

        Answer page = other.get(CONTACTS + "?limit=3").mustBe(200);
        while (true) {
            page.at("/data")
                    .forEach(contact -> seen.add(contact.path("contact_id").asText()));
            other.post(CONTACTS, Map.of("name", "before")).mustBe(201);
            String cursor = page.text("/pagination/next_cursor");
            if (!page.at("/pagination/has_next").asBoolean()) {
                break;
            }
            page = other.get(CONTACTS + "?limit=3&cursor=" + cursor).mustBe(200);
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfAnotherFilterOrOrganizationIsRefused() {
        String cursor = api.get(CONTACTS + "?limit=2").mustBe(200).text("/pagination/next_cursor");

        assertThat(List.of(
                        api.get(CONTACTS + "?limit=2&tag=fleet&cursor=" + cursor),
                        api.get(CONTACTS + "?limit=2&sort_order=desc&cursor=" + cursor),
                        SERVER.signUp().api().get(CONTACTS + "?limit=2&cursor=" + cursor)))
                .extracting(Answer::code)
                .containsOnly("CURSOR_INVALID");
    }

    @Test
    void whatTheContractDoesNotKnowIsRefused() {
        assertThat(List.of(
                        api.get(CONTACTS + "?limit=101"),
                        api.get(CONTACTS + "?status=gone"),
                        api.get(CONTACTS + "?sort_by=gstin")))
                .extracting(Answer::status)
                .containsOnly(400);
    }
}
