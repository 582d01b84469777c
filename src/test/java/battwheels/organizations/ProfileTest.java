package battwheels.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profile and settings of an organization. */
class ProfileTest {
    private static final String ME = "/api/v1/organizations/me";
    private static final String SETTINGS = ME + "/settings";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void aMemberSeesTheOrganizationBareWithItsMembersCounted() {
        Member owner = SERVER.signUp();
        Member viewer = owner.invites("viewer");

        Answer answer = viewer.api().get(ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/organization_id")).isEqualTo(owner.organizationId());
        assertThat(answer.at("/member_count").asInt()).isEqualTo(2);
        assertThat(answer.text("/settings/timezone")).isEqualTo("Asia/Kolkata");
    }

    @Test
    void aChangeKeepsWhatIsLeftOutAndClearsWhatIsEmpty() {
        Member owner = SERVER.signUp();
        owner.api().put(ME, Map.of("city", "Pune", "phone", "+91 98765 43210")).mustBe(200);

        Answer answer = owner.api().put(ME, Map.of("phone", "", "gstin", " 27aapfu0939f1zv "));

        assertThat(answer.text("/city")).isEqualTo("Pune");
        assertThat(answer.at("/phone").isNull()).isTrue();
        assertThat(answer.text("/gstin")).isEqualTo("27AAPFU0939F1ZV");
    }

    @Test
    void aGstinWithAWrongCheckCharacterIsRefused() {
        Answer answer = SERVER.signUp().api().put(ME, Map.of("gstin", "27AAPFU0939F1ZA"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/gstin");
    }

    @Test
    void aStaleChangeIsRefusedAndACurrentOneNot() {
        Member owner = SERVER.signUp();
        String etag = owner.api().get(ME).header("ETag");
        owner.api().with("If-Match", etag).put(ME, Map.of("city", "Pune")).mustBe(200);

        Answer stale = owner.api().with("If-Match", etag).put(ME, Map.of("city", "Nashik"));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(owner.api().get(ME).text("/city")).isEqualTo("Pune");
    }

    @Test
    void settingsChangeOneByOne() {
        Member owner = SERVER.signUp();
        var hours = Map.of("start", "10:00", "end", "19:30");

        Answer answer = owner.api()
                .patch(
                        SETTINGS,
                        Map.of(
                                "industry_type",
                                "Two-wheelers",
                                "settings",
                                Map.of("working_hours", hours, "working_days", List.of("monday"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/industry_type")).isEqualTo("Two-wheelers");
        assertThat(answer.text("/settings/working_hours/end")).isEqualTo("19:30");
        assertThat(answer.text("/settings/currency")).isEqualTo("INR");
    }

    @ParameterizedTest
    @CsvSource({
        "timezone, Asia/Nowhere",
        "currency, ABC",
        "currency, rupees",
        "date_format, YYYY",
        "fiscal_year_start, 13-01",
        "fiscal_year_start, 02-29"
    })
    void aSettingThatMakesNoSenseIsNamed(String setting, String value) {
        Answer answer = SERVER.signUp().api().patch(SETTINGS, Map.of("settings", Map.of(setting, value)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/settings/" + setting);
    }

    @Test
    void aDayEndsAfterItBegins() {
        var hours = Map.of("start", "19:00", "end", "09:00");

        Answer answer = SERVER.signUp().api().patch(SETTINGS, Map.of("settings", Map.of("working_hours", hours)));

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/settings/working_hours/end");
    }

    @ParameterizedTest
    @CsvSource({"admin, 200", "manager, 403", "technician, 403", "viewer, 403", "hr, 403"})
    void onlyOwnerAndAdminChangeProfileAndSettings(String role, int status) {
        Member member = SERVER.signUp().invites(role);

        Answer profile = member.api().put(ME, Map.of("city", "Pune"));
        Answer settings = member.api().patch(SETTINGS, Map.of("settings", Map.of("currency", "INR")));

        assertThat(profile.status()).isEqualTo(status);
        assertThat(settings.status()).isEqualTo(status);
    }

    @Test
    void aChangeIsInTheLogWithWhatWasAndWhatIs() {
        Member owner = SERVER.signUp();
        owner.api().put(ME, Map.of("city", "Pune")).mustBe(200);

        Answer log = owner.api()
                .get("/api/v1/audit-logs?event_type=organization.updated")
                .mustBe(200);

        assertThat(log.at("/data/0/changes")).anySatisfy(change -> {
            assertThat(change.path("field").asText()).isEqualTo("city");
            assertThat(change.path("after").asText()).isEqualTo("Pune");
        });
    }

    @Test
    void whatChangesNothingIsNoChange() {
        Member owner = SERVER.signUp();
        String etag = owner.api().put(ME, Map.of("city", "Pune")).header("ETag");

        Answer again = owner.api().put(ME, Map.of("city", "Pune"));

        assertThat(again.header("ETag")).isEqualTo(etag);
    }
}
