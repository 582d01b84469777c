package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A contact that tickets or vehicles name stays. */
class ContactDeletionTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();
    private final String id =
            api.post("/api/v1/contacts", Map.of("name", "Asha")).mustBe(201).text("/contact_id");
    private final String contact = "/api/v1/contacts/" + id;

    private Answer vehicle() {
        return api.post(
                        "/api/v1/vehicles",
                        Map.of(
                                "owner_name", "Asha",
                                "make", "Ather",
                                "model", "450X",
                                "year", 2023,
                                "registration_number", "DL01AB1234",
                                "customer_id", id))
                .mustBe(201);
    }

    private void assertInUse(int uses) {
        Answer answer = api.delete(contact);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("IN_USE");
        assertThat(answer.at("/uses").asInt()).isEqualTo(uses);
    }

    @Test
    void whoOwnsAVehicleStaysUntilTheVehicleIsGone() {
        Answer vehicle = vehicle();
        assertInUse(1);

        api.delete("/api/v1/vehicles/" + vehicle.text("/vehicle_id")).mustBe(204);

        assertThat(api.delete(contact).status()).isEqualTo(204);
    }

    @Test
    void whoIsNamedInATicketStaysAlsoWhenItIsClosed() {
        String ticket = "/api/v1/tickets/"
                + api.post("/api/v1/tickets", Map.of("title", "Brake noise", "customer_id", id))
                        .mustBe(201)
                        .text("/ticket_id");
        assertInUse(1);

        api.post(ticket + "/close", Map.of("resolution", "Pads replaced.")).mustBe(200);
        vehicle();

        assertInUse(2);
    }

    @Test
    void withForceANamedOneIsPutOutOfUseInstead() {
        vehicle();

        assertThat(api.delete(contact + "?force=true").status()).isEqualTo(204);
        assertThat(api.delete(contact + "?force=true").status()).isEqualTo(204);

        assertThat(api.get(contact).at("/is_active").asBoolean()).isFalse();
    }

    @Test
    void withForceOneThatNothingNamesIsDeleted() {
        assertThat(api.delete(contact + "?force=true").status()).isEqualTo(204);
        assertThat(api.get(contact).status()).isEqualTo(404);
    }

    @Test
    void aRepeatUnderOneIdempotencyKeyIsAnsweredAlike() {
        Api once = api.with("Idempotency-Key", "k-3");

        assertThat(once.delete(contact).status()).isEqualTo(204);
        assertThat(once.delete(contact).status()).isEqualTo(204);
    }
}
