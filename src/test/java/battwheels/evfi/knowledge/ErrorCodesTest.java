package battwheels.evfi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trouble codes: exact, then by prefix; the organization's own beside the generic ones. */
class ErrorCodesTest {
    private static final String CODES = "/api/v1/evfi/error-codes";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();

    @Test
    void theExactCodeComesFirstThenThoseThatBeginSo() {
        Answer found = api.get(CODES + "?code=p0a8").mustBe(200);
        Answer exact = api.get(CODES + "?code=P0A80").mustBe(200);

        assertThat(found.at("/matches").size()).isGreaterThan(5);
        assertThat(found.json().findValuesAsText("match")).containsOnly("prefix");
        assertThat(exact.text("/matches/0/dtc_code")).isEqualTo("P0A80");
        assertThat(exact.text("/matches/0/match")).isEqualTo("exact");
        assertThat(exact.text("/matches/0/scope")).isEqualTo("global");
        assertThat(exact.text("/matches/0/description")).isNotBlank();
    }

    @Test
    void aMakersOwnCodeIsKeptForTheOrganizationAlone() {
        api.post(CODES, Map.of("dtc_code", "e302", "description", "Output stage"))
                .mustBe(201);

        assertThat(api.get(CODES + "?code=E302").text("/matches/0/scope")).isEqualTo("tenant");
        assertThat(SERVER.signUp().api().get(CODES + "?code=E302").at("/matches"))
                .isEmpty();
        assertThat(api.post(CODES, Map.of("dtc_code", "E302", "description", "Again"))
                        .status())
                .isEqualTo(409);
    }
}
