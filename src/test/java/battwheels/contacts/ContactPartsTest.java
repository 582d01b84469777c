package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Persons and addresses of a contact, one at a time. */
class ContactPartsTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();
    private final String contact = "/api/v1/contacts/"
            + api.post("/api/v1/contacts", Map.of("name", "Sharma Logistics"))
                    .mustBe(201)
                    .text("/contact_id");

    private Answer person(String name, boolean primary) {
        return api.post(contact + "/persons", Map.of("first_name", name, "is_primary", primary));
    }

    private Answer address(String city, String type, boolean standard) {
        return api.post(contact + "/addresses", Map.of("city", city, "address_type", type, "is_default", standard));
    }

    @Test
    void theFirstPersonIsThePrimaryOneUntilAnotherIs() {
        Answer asha = person("Asha", false).mustBe(201);
        Answer ravi = person("Ravi", true).mustBe(201);

        assertThat(asha.at("/is_primary").asBoolean()).isTrue();
        assertThat(ravi.at("/is_primary").asBoolean()).isTrue();
        assertThat(ravi.header("Location")).isEqualTo(contact + "/persons/" + ravi.text("/person_id"));
        assertThat(api.get(contact).at("/persons/0/is_primary").asBoolean()).isFalse();
    }

    @Test
    void whenThePrimaryPersonGoesTheFirstOfTheOthersIs() {
        person("Asha", false).mustBe(201);
        Answer ravi = person("Ravi", true).mustBe(201);

        Answer gone = api.delete(ravi.header("Location"));

        assertThat(gone.status()).isEqualTo(204);
        assertThat(api.get(contact).at("/persons")).hasSize(1);
        assertThat(api.get(contact).at("/persons/0/is_primary").asBoolean()).isTrue();
        assertThat(api.delete(ravi.header("Location")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void eachTypeHasOneDefaultAddress() {
        Answer pune = address("Pune", "billing", false).mustBe(201);
        address("Delhi", "shipping", false).mustBe(201);
        address("Goa", "billing", true).mustBe(201);

        assertThat(pune.at("/is_default").asBoolean()).isTrue();
        assertThat(api.get(contact).at("/addresses"))
                .extracting(one -> one.path("is_default").asBoolean())
                .containsExactly(false, true, true);
    }

    @Test
    void whenTheDefaultAddressGoesTheFirstOfItsTypeIs() {
        address("Pune", "billing", false).mustBe(201);
        Answer goa = address("Goa", "billing", true).mustBe(201);

        assertThat(api.delete(goa.header("Location")).status()).isEqualTo(204);

        assertThat(api.get(contact).at("/addresses/0/is_default").asBoolean()).isTrue();
        assertThat(api.delete(goa.header("Location")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aRepeatUnderOneIdempotencyKeyAddsOnePerson() {
        Api once = api.with("Idempotency-Key", "k-2");

        Answer first =
                once.post(contact + "/persons", Map.of("first_name", "Asha")).mustBe(201);
        Answer again =
                once.post(contact + "/persons", Map.of("first_name", "Asha")).mustBe(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get(contact).at("/persons")).hasSize(1);
    }

    @Test
    void fiftyAreTheMost() {
        api.put(contact, Map.of("persons", Collections.nCopies(50, Map.of("first_name", "Asha"))))
                .mustBe(200);
        api.put(contact, Map.of("addresses", Collections.nCopies(50, Map.of("city", "Pune"))))
                .mustBe(200);

        assertThat(List.of(person("Ravi", false), address("Goa", "billing", false)))
                .extracting(Answer::status)
                .containsOnly(422);
        assertThat(api.get(contact).at("/persons"))
                .extracting(one -> one.path("person_id").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void aFaultNamesItsField() {
        Answer person = api.post(contact + "/persons", Map.of("first_name", "Asha", "phone", "12"));
        Answer address = api.post(contact + "/addresses", Map.of("state_code", "99"));

        assertThat(person.text("/errors/0/pointer")).isEqualTo("/phone");
        assertThat(address.text("/errors/0/pointer")).isEqualTo("/state_code");
    }

    @Test
    void personsAddedAtOnceAreAllThereAndOneIsPrimary() {
        IntStream.range(0, 24)
                .mapToObj(n -> CompletableFuture.runAsync(
                        () -> person("Person " + n, true).mustBe(201), Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(api.get(contact).at("/persons"))
                .hasSize(24)
                .filteredOn(one -> one.path("is_primary").asBoolean())
                .hasSize(1);
    }
}
