package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import battwheels.gst.GstState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contacts over HTTP: what is recorded, changed and refused. Every answer is held against the contract as it is seen. */
class ContactOperationsTest {
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String GSTIN = "27AAPFU0939F1ZV";
    private static final String COMPANY = """
            {"name": " Sharma Logistics ", "contact_type": "both", "email": "Accounts@Example.com", "gstin": "27aapfu0939f1zv",
             "phone": "020  5550 1234", "payment_terms": 15, "credit_limit": 50000.50, "opening_balance": 0.10,
             "opening_balance_type": "credit", "tags": ["fleet", "FLEET", "monthly"],
             "persons": [{"first_name": "Asha", "phone": "+91 98765 43210"}, {"first_name": "Ravi", "is_primary": true}],
             "addresses": [{"street": "12 MG Road", "city": "Pune", "state_code": "27"}]}
            """;

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Api stranger;
    private final Api api = SERVER.signUp().api();

    @BeforeAll
    static void signUpAStranger() {
        stranger = SERVER.signUp().api();
    }

    private Answer contact(String name) {
        return api.post(CONTACTS, Map.of("name", name)).mustBe(201);
    }

    private static String path(Answer contact) {
        return CONTACTS + "/" + contact.text("/contact_id");
    }

    @Test
    void aNewContactSaysWhereItIsAndIsReadBackTheSame() {
        Answer made = api.post(CONTACTS, COMPANY).mustBe(201);

        Answer read = api.get(made.header("Location")).mustBe(200);
        assertThat(made.header("Location")).isEqualTo(path(made));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
        assertThat(api.with("If-None-Match", read.header("ETag"))
                        .get(path(made))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whatIsGivenIsTidiedAndWhatFollowsFromItIsFilledIn() {
        Answer made = api.post(CONTACTS, COMPANY).mustBe(201);

        assertThat(made.text("/name")).isEqualTo("Sharma Logistics");
        assertThat(made.text("/email")).isEqualTo("accounts@example.com");
        assertThat(made.text("/gstin")).isEqualTo(GSTIN);
        assertThat(made.text("/pan")).isEqualTo("AAPFU0939F");
        assertThat(made.text("/place_of_supply")).isEqualTo("27");
        assertThat(made.at("/credit_limit").decimalValue()).isEqualByComparingTo("50000.50");
        assertThat(made.at("/opening_balance").decimalValue()).isEqualByComparingTo("0.10");
        assertThat(made.at("/tags").toString()).isEqualTo("[\"fleet\",\"monthly\"]");
        assertThat(made.at("/persons/0/is_primary").asBoolean()).isFalse();
        assertThat(made.at("/persons/1/is_primary").asBoolean()).isTrue();
        assertThat(made.text("/addresses/0/state")).isEqualTo("Maharashtra");
    }

    @Test
    void aGstinWithAWrongCheckCharacterIsRefusedByItsPointer() {
        Answer answer = api.post(CONTACTS, Map.of("name", "a", "gstin", "27AAPFU0939F1ZX"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/gstin");
        assertThat(answer.text("/errors/0/message")).isEqualTo("gstin has a wrong check character (the last).");
    }

    @Test
    void noTwoContactsShareAGstin() {
        api.post(CONTACTS, Map.of("name", "a", "gstin", GSTIN)).mustBe(201);

        Answer second = api.post(CONTACTS, Map.of("name", "b", "gstin", GSTIN));
        Answer changed = api.put(path(contact("c")), Map.of("gstin", GSTIN));

        assertThat(List.of(second, changed)).allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("GSTIN_TAKEN");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/gstin");
        });
    }

    @Test
    void noTwoContactsShareAnEmailInAnyCase() {
        api.post(CONTACTS, Map.of("name", "a", "email", "asha@example.com")).mustBe(201);

        Answer second = api.post(CONTACTS, Map.of("name", "b", "email", "ASHA@example.com"));
        Answer changed = api.put(path(contact("c")), Map.of("email", "Asha@Example.com"));

        assertThat(List.of(second, changed)).extracting(Answer::code).containsOnly("EMAIL_TAKEN");
    }

    @Test
    void anotherOrganizationMayKnowTheSameContact() {
        api.post(CONTACTS, COMPANY).mustBe(201);

        assertThat(SERVER.signUp().api().post(CONTACTS, COMPANY).status()).isEqualTo(201);
    }

    @Test
    void aDeletedContactIsGoneAndItsGstinIsFree() {
        Answer made = api.post(CONTACTS, COMPANY).mustBe(201);

        assertThat(api.delete(path(made)).status()).isEqualTo(204);

        assertThat(api.get(path(made)).status()).isEqualTo(404);
        assertThat(api.delete(path(made)).status()).isEqualTo(404);
        assertThat(api.post(CONTACTS, COMPANY).status()).isEqualTo(201);
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndReplacesListsWhole() {
        Answer made = api.post(CONTACTS, COMPANY).mustBe(201);

        Answer changed = api.put(path(made), "{\"phone\": \"\", \"tags\": [\"gold\"], \"persons\": []}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));
        assertThat(changed.at("/phone").isNull()).isTrue();
        assertThat(changed.at("/tags").toString()).isEqualTo("[\"gold\"]");
        assertThat(changed.at("/persons")).isEmpty();
        assertThat(changed.at("/addresses")).isEqualTo(made.at("/addresses"));
        assertThat(changed.text("/gstin")).isEqualTo(GSTIN);
    }

    @Test
    void aChangeBasedOnAnOldVersionIsRefused() {
        Answer made = contact("a");
        api.put(path(made), Map.of("name", "b")).mustBe(200);
        Api late = api.with("If-Match", made.header("ETag"));

        assertThat(List.of(
                        late.put(path(made), Map.of("name", "c")),
                        late.post(path(made) + "/deactivate"),
                        late.delete(path(made))))
                .extracting(Answer::code)
                .containsOnly("PRECONDITION_FAILED");
    }

    @Test
    void aRepeatUnderOneIdempotencyKeyMeetsTheFirstEffect() {
        Api once = api.with("Idempotency-Key", "k-1");

        Answer first = once.post(CONTACTS, COMPANY).mustBe(201);
        Answer again = once.post(CONTACTS, COMPANY);
        Answer other = once.post(CONTACTS, Map.of("name", "other"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.get(CONTACTS).at("/data")).hasSize(1);
    }

    @Test
    void aContactIsPutOutOfUseAndBack() {
        Answer made = contact("a");

        Answer off = api.post(path(made) + "/deactivate").mustBe(200);
        Answer still = api.post(path(made) + "/deactivate").mustBe(200);
        Answer on = api.post(path(made) + "/activate").mustBe(200);

        assertThat(off.at("/is_active").asBoolean()).isFalse();
        assertThat(still.header("ETag")).isEqualTo(off.header("ETag"));
        assertThat(on.at("/is_active").asBoolean()).isTrue();
    }

    @Test
    void aContactOfAnotherOrganizationAnswersLikeOneThatDoesNotExist() {
        String theirs = path(stranger.post(CONTACTS, COMPANY).mustBe(201));
        String nobodys = CONTACTS + "/con_0193c6f07a527b3e9f5e2d1c8a4b6e90";

        for (String path : List.of(theirs, nobodys)) {
            assertThat(List.of(
                            api.get(path),
                            api.put(path, Map.of("name", "mine")),
                            api.delete(path),
                            api.delete(path + "?force=true"),
                            api.post(path + "/activate"),
                            api.post(path + "/deactivate"),
                            api.post(path + "/persons", Map.of("first_name", "Eve")),
                            api.delete(path + "/persons/per_1"),
                            api.post(path + "/addresses", Map.of("city", "Pune")),
                            api.delete(path + "/addresses/addr_1")))
                    .extracting(Answer::code)
                    .containsOnly("NOT_FOUND");
        }
        assertThat(stranger.get(theirs).text("/name")).isEqualTo("Sharma Logistics");
    }

    @Test
    void aGstinIsExplainedOrItsFaultTold() {
        Answer valid = api.get(CONTACTS + "/validate-gstin/27aapfu0939f1zv").mustBe(200);
        Answer invalid = api.get(CONTACTS + "/validate-gstin/27AAPFU0939F1ZX").mustBe(200);

        assertThat(valid.at("/valid").asBoolean()).isTrue();
        assertThat(valid.text("/details/state_name")).isEqualTo("Maharashtra");
        assertThat(invalid.at("/valid").asBoolean()).isFalse();
        assertThat(invalid.text("/message")).contains("check character");
    }

    @Test
    void theStatesComeOnOnePage() {
        Answer states = api.get(CONTACTS + "/states").mustBe(200);

        assertThat(states.at("/data")).hasSize(GstState.all().size());
        assertThat(states.at("/pagination/has_next").asBoolean()).isFalse();
    }

    @Test
    void theSummaryCountsByKindAndStanding() {
        contact("a");
        api.post(CONTACTS, Map.of("name", "b", "contact_type", "vendor")).mustBe(201);
        api.post(path(api.post(CONTACTS, Map.of("name", "c", "contact_type", "both"))) + "/deactivate")
                .mustBe(200);

        Answer summary = api.get(CONTACTS + "/summary").mustBe(200);

        assertThat(summary.json().toString())
                .isEqualTo("{\"total\":3,\"active\":2,\"inactive\":1,\"customers\":1,\"vendors\":1,\"both\":1}");
    }
}
