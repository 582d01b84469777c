package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.Deleted;
import battwheels.contacts.ContactDecision.InUse;
import battwheels.contacts.ContactDecision.NoSuchPart;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.contacts.ContactDecision.Unchanged;
import battwheels.contacts.ContactEvents.ContactActivated;
import battwheels.contacts.ContactEvents.ContactCreated;
import battwheels.contacts.ContactEvents.ContactDeactivated;
import battwheels.contacts.ContactEvents.ContactUpdated;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.money.Money;
import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContactRulesTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final JsonMapper BODIES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final AtomicInteger count = new AtomicInteger();
    private final PartIds ids =
            new PartIds(() -> "per_" + count.incrementAndGet(), () -> "addr_" + count.incrementAndGet());

    private static <T> T read(String json, Class<T> type) throws Exception {
        return WireJson.read(BODIES.readTree(json), type);
    }

    private static Contact saved(ContactDecision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return ((Changed) decision).contact();
    }

    private ContactDecision create(String json) throws Exception {
        return ContactRules.create("con_1", read(json, ContactForm.class), ids, "usr_1", NOON);
    }

    private ContactDecision change(Contact contact, String json) throws Exception {
        return ContactRules.change(contact, read(json, ContactForm.class), ids, LATER);
    }

    private static void assertRefused(ContactDecision decision, String... pointers) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly(pointers));
    }

    @Test
    void aNewContactHasTheUsualTerms() {
        ContactDecision decision = ContactRules.create("con_1", ContactForm.of(" Asha Motors "), ids, "usr_1", NOON);

        Contact contact = saved(decision);
        assertThat(contact.name()).isEqualTo("Asha Motors");
        assertThat(contact.terms()).isEqualTo(new Terms("INR", 30, null, Money.ZERO, BalanceType.DEBIT));
        assertThat(contact.isActive()).isTrue();
        assertThat(contact.uniqueValues()).isEmpty();
        assertThat(((Changed) decision).event())
                .isEqualTo(new ContactCreated("con_1", "Asha Motors", ContactType.CUSTOMER));
    }

    @Test
    void everyFaultOfANewContactIsTold() throws Exception {
        assertRefused(
                create("""
                        {"email": "asha", "gstin": "27AAPFU0939F1ZW", "place_of_supply": "Atlantis",
                         "payment_terms": -1, "credit_limit": -0.01,
                         "persons": [{"first_name": "Asha"}, {"email": "x"}], "tags": [""]}
                        """),
                "/name",
                "/email",
                "/payment_terms",
                "/credit_limit",
                "/gstin",
                "/place_of_supply",
                "/tags/0",
                "/persons/1/first_name",
                "/persons/1/email");
    }

    @Test
    void aGstinTellsPanAndPlaceOfSupply() throws Exception {
        Contact contact =
                saved(create("{\"name\": \"a\", \"gstin\": \"27aapfu0939f1zv\", \"email\": \"A@Example.com\"}"));

        assertThat(contact.tax().pan()).isEqualTo(new Pan("AAPFU0939F"));
        assertThat(contact.tax().placeOfSupply()).isEqualTo("27");
        assertThat(contact.uniqueValues())
                .isEqualTo(Map.of("gstin_key", "27AAPFU0939F1ZV", "email_key", "a@example.com"));
    }

    @Test
    void aPanOtherThanTheOneInsideTheGstinIsRefused() throws Exception {
        assertRefused(create("{\"name\": \"a\", \"gstin\": \"27AAPFU0939F1ZV\", \"pan\": \"ABCDE1234F\"}"), "/pan");

        Contact contact = saved(create("{\"name\": \"a\", \"gstin\": \"27AAPFU0939F1ZV\"}"));
        assertRefused(change(contact, "{\"pan\": \"ABCDE1234F\"}"), "/pan");
        assertThat(saved(change(contact, "{\"gstin\": \"\", \"pan\": \"ABCDE1234F\"}"))
                        .tax()
                        .pan())
                .isEqualTo(new Pan("ABCDE1234F"));
    }

    @Test
    void placeOfSupplyIsStoredAsACode() throws Exception {
        assertThat(saved(create("{\"name\": \"a\", \"place_of_supply\": \"tamil nadu\"}"))
                        .tax()
                        .placeOfSupply())
                .isEqualTo("33");
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndClearsWhatIsEmpty() throws Exception {
        Contact contact = saved(create("{\"name\": \"a\", \"email\": \"a@example.com\", \"phone\": \"9876543210\"}"));

        ContactDecision decision = change(contact, "{\"email\": \"\", \"name\": \"a\", \"credit_limit\": 5000.50}");

        assertThat(saved(decision).reach().email()).isNull();
        assertThat(saved(decision).reach().phone()).isEqualTo(new PhoneNumber("9876543210"));
        assertThat(saved(decision).terms().creditLimit()).isEqualTo(new Money(500_050));
        assertThat(((Changed) decision).event())
                .isEqualTo(new ContactUpdated("con_1", List.of("email", "credit_limit")));
        assertThat(change(contact, "{\"name\": \"a\"}")).isEqualTo(new Unchanged(contact));
    }

    @Test
    void tagsAreKeptOnceHoweverTheyAreCapitalised() throws Exception {
        assertThat(saved(create("{\"name\": \"a\", \"tags\": [\"Fleet\", \" fleet \", \"VIP\"]}"))
                        .tags())
                .containsExactly("Fleet", "VIP");
    }

    @Test
    void exactlyOnePersonIsPrimary() throws Exception {
        Contact two = saved(
                create(
                        "{\"name\": \"a\", \"persons\": [{\"first_name\": \"A\"}, {\"first_name\": \"B\", \"is_primary\": true}]}"));
        PersonForm third = read("{\"first_name\": \"C\", \"is_primary\": true}", PersonForm.class);
        Contact three = saved(ContactPartRules.addPerson(two, "per_9", third, LATER));
        Contact left = saved(ContactPartRules.removePerson(three, "per_9", LATER));

        assertThat(two.persons()).extracting(Person::isPrimary).containsExactly(false, true);
        assertThat(three.persons()).extracting(Person::isPrimary).containsExactly(false, false, true);
        assertThat(left.persons()).extracting(Person::isPrimary).containsExactly(true, false);
    }

    @Test
    void exactlyOneAddressOfEachTypeIsTheDefault() throws Exception {
        Contact contact = saved(create("""
                {"name": "a", "addresses": [{"address_type": "billing", "city": "Pune", "state": "Maharashtra"},
                 {"address_type": "shipping"}, {"address_type": "billing", "is_default": true}]}
                """));
        AddressForm form = read("{\"address_type\": \"shipping\", \"is_default\": true}", AddressForm.class);
        Contact more = saved(ContactPartRules.addAddress(contact, "addr_9", form, LATER));
        Contact left = saved(ContactPartRules.removeAddress(more, "addr_9", LATER));

        assertThat(contact.addresses()).extracting(Address::isDefault).containsExactly(false, true, true);
        assertThat(contact.addresses().getFirst().stateCode()).isEqualTo("27");
        assertThat(contact.addresses().getFirst().country()).isEqualTo("India");
        assertThat(more.addresses()).extracting(Address::isDefault).containsExactly(false, false, true, true);
        assertThat(left).isEqualTo(contact.with(contact.persons(), contact.addresses(), true, LATER));
    }

    @Test
    void listsSentBackKeepTheirIdsAndNewEntriesGetTheirOwn() throws Exception {
        Contact contact = saved(create("{\"name\": \"a\", \"persons\": [{\"first_name\": \"A\"}]}"));
        String known = contact.persons().getFirst().personId();

        Contact after = saved(change(
                contact,
                "{\"persons\": [{\"person_id\": \"" + known + "\", \"first_name\": \"A\"},"
                        + " {\"person_id\": \"" + known + "\", \"first_name\": \"B\"},"
                        + " {\"person_id\": \"per_foreign\", \"first_name\": \"C\"}]}"));

        assertThat(after.persons())
                .extracting(Person::personId)
                .startsWith(known)
                .doesNotHaveDuplicates();
        assertThat(after.persons()).extracting(Person::personId).doesNotContain("per_foreign");
    }

    @Test
    void partsTheContactDoesNotHaveAreNotFound() {
        Contact contact = saved(ContactRules.create("con_1", ContactForm.of("a"), ids, "usr_1", NOON));

        assertThat(ContactPartRules.removePerson(contact, "per_9", LATER)).isEqualTo(new NoSuchPart("per_9"));
        assertThat(ContactPartRules.removeAddress(contact, "addr_9", LATER)).isEqualTo(new NoSuchPart("addr_9"));
    }

    @Test
    void personsAndAddressesAreBounded() throws Exception {
        Contact contact = saved(ContactRules.create("con_1", ContactForm.of("a"), ids, "usr_1", NOON));
        PersonForm person = read("{\"first_name\": \"A\"}", PersonForm.class);
        for (int i = 0; i < Contact.PERSONS_MAX; i++) {
            contact = saved(ContactPartRules.addPerson(contact, "per_" + i, person, LATER));
        }

        assertRefused(ContactPartRules.addPerson(contact, "per_x", person, LATER), "/first_name");
    }

    @Test
    void aContactIsPutOutOfUseAndBackOnce() {
        Contact contact = saved(ContactRules.create("con_1", ContactForm.of("a"), ids, "usr_1", NOON));

        ContactDecision off = ContactRules.deactivate(contact, LATER);

        assertThat(((Changed) off).event()).isEqualTo(new ContactDeactivated("con_1"));
        assertThat(ContactRules.deactivate(saved(off), LATER)).isInstanceOf(Unchanged.class);
        assertThat(((Changed) ContactRules.activate(saved(off), LATER)).event())
                .isEqualTo(new ContactActivated("con_1"));
        assertThat(ContactRules.activate(contact, LATER)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aContactInUseIsDeletedOnlyInTheSenseOfOutOfUse() {
        Contact contact = saved(ContactRules.create("con_1", ContactForm.of("a"), ids, "usr_1", NOON));

        assertThat(ContactRules.delete(contact, 0, false, LATER)).isInstanceOf(Deleted.class);
        assertThat(ContactRules.delete(contact, 3, false, LATER)).isEqualTo(new InUse(3));
        assertThat(saved(ContactRules.delete(contact, 3, true, LATER)).isActive())
                .isFalse();
    }

    @Test
    void aContactIsFlatAndComesBackAsItWas() throws Exception {
        Contact contact = saved(create("""
                {"name": "a", "gstin": "27AAPFU0939F1ZV", "phone": "9876543210", "opening_balance": 10.5,
                 "persons": [{"first_name": "A", "email": "A@b.in"}], "addresses": [{"city": "Pune"}]}
                """));

        JsonNode json = WireJson.tree(contact);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "contact_id",
                        "name",
                        "contact_type",
                        "company_name",
                        "email",
                        "phone",
                        "mobile",
                        "website",
                        "currency_code",
                        "payment_terms",
                        "credit_limit",
                        "opening_balance",
                        "opening_balance_type",
                        "gstin",
                        "pan",
                        "place_of_supply",
                        "gst_treatment",
                        "tax_treatment",
                        "notes",
                        "tags",
                        "persons",
                        "addresses",
                        "is_active",
                        "created_by",
                        "created_at",
                        "updated_at");
        assertThat(json.get("opening_balance").decimalValue()).isEqualTo("10.50");
        assertThat(json.get("persons").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "person_id", "first_name", "last_name", "email", "phone", "designation", "is_primary");
        assertThat(WireJson.read(json, Contact.class)).isEqualTo(contact);
        assertThat(DocumentJson.read(DocumentJson.document(contact), Contact.class))
                .isEqualTo(contact);
    }

    @Test
    void aTagHasANameAndPerhapsAColour() {
        assertThat(new TagForm("", "red").faults()).extracting(Fault::pointer).containsExactly("/name", "/color");
        assertThat(new TagForm(" Fleet ", "#1A7F37").tag("tag_1", NOON).uniqueValues())
                .isEqualTo(Map.of("name_key", "fleet"));
    }

    @Test
    void aTagThatIsGoneIsTakenOffHoweverItWasCapitalised() throws Exception {
        Contact contact = saved(create("{\"name\": \"a\", \"tags\": [\"Fleet\", \"monthly\"]}"));

        assertThat(saved(ContactRules.untag(contact, "fleet", LATER)).tags()).containsExactly("monthly");
        assertThat(ContactRules.untag(contact, "gold", LATER)).isEqualTo(new Unchanged(contact));
    }
}
