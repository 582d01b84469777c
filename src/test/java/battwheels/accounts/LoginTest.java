package battwheels.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void aLoginAnswersTokenUserAndTheOneOrganization() {
        Member owner = SERVER.signUp();

        Answer answer = owner.login(SERVER.api());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/current_organization")).isEqualTo(owner.organizationId());
        assertThat(answer.text("/organization/organization_id")).isEqualTo(owner.organizationId());
        assertThat(answer.at("/organizations")).hasSize(1);
        assertThat(answer.text("/organizations/0/role")).isEqualTo("owner");
        assertThat(answer.text("/user/user_id")).isEqualTo(owner.userId());
        assertThat(answer.json().toString()).doesNotContain("hash");
    }

    @Test
    void anEmailIsTheSameInAnyCase() {
        Member owner = SERVER.signUp();
        var shouted = Map.of("email", " " + owner.email().toUpperCase() + " ", "password", owner.password());

        Answer answer = SERVER.api().post("/api/auth/login", shouted);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aTokenTellsWhoIsSignedIn() {
        Member owner = SERVER.signUp();

        Answer me = owner.api().get("/api/auth/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("/email")).isEqualTo(owner.email());
        assertThat(me.text("/role")).isEqualTo("owner");
    }
}
