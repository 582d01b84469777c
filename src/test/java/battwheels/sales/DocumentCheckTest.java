package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Commands;
import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A check of the book looks at the documents as well. */
class DocumentCheckTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("SIGNUP_PLAN", "professional");

    private static Documents documents(Till target, String collection) {
        Scope scope = Commands.scope(target.owner.organizationId(), InstantSource.system());
        return SERVER.documents().open(scope, CollectionSpec.named(collection));
    }

    private static void edit(Till target, String collection, String id, String field, Object value) {
        JsonObject set = new JsonObject().put("$set", new JsonObject().put(field, value));
        TestDocuments.result(documents(target, collection).updateOne(new JsonObject().put("_id", id), set));
    }

    private static String paid(Till target, String invoice) {
        return target.act(invoice, "payments", Map.of("amount", 50)).mustBe(201).text("/payment/payment_id");
    }

    private static void isFound(Till target, String words, int sequence) throws InterruptedException {
        Answer check = target.checked();
        assertThat(check.at("/last_check/passed").asBoolean()).isFalse();
        assertThat(check.text("/last_check/findings/0/what")).isEqualTo("document");
        assertThat(check.text("/last_check/findings/0/detail")).contains(words);
        assertThat(check.at("/last_check/findings/0/sequence").asInt()).isEqualTo(sequence);
        assertThat(check.at("/parked/sequence").asInt()).isEqualTo(sequence);
    }

    @Test
    void documentsOfEveryKindAndStateAreInOrder() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String invoice = target.issued(customer, "100.00", "33.33");
        target.drafted(customer, "1.00");
        paid(target, invoice);
        target.act(invoice, "write-off", Map.of("amount", 1, "reason", "small")).mustBe(200);
        target.api()
                .post(
                        "/api/v1/credit-notes",
                        Map.of(
                                "original_invoice_id",
                                invoice,
                                "reason",
                                "back",
                                "line_items",
                                List.of(Till.line("20"))))
                .mustBe(201);
        String other = target.issued(customer, "10.00");
        String payment = paid(target, target.issued(customer, "90.00"));
        target.api().delete("/api/v1/payments-received/" + payment).mustBe(204);
        target.act(other, "void", Map.of("reason", "wrong")).mustBe(200);

        target.mustBeInOrder();
    }

    @Test
    void anInvoiceDeletedInTheStoreIsFound() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        target.issued(customer, "100.00");
        String invoice = target.issued(customer, "100.00");
        TestDocuments.result(documents(target, "invoices").deleteOne(new JsonObject().put("_id", invoice)));

        isFound(target, "is not there any more", 2);
    }

    @Test
    void anInvoiceWhoseAmountWasEditedIsFoundWithTheAccount() throws Exception {
        Till target = new Till(SERVER);
        String invoice = target.issued(target.customer(), "100.00");
        edit(target, "invoices", invoice, "content.totals.cgst_total", 100L);

        isFound(target, "on account 2210", 1);
    }

    @Test
    void aReceiptWhoseAllocationWasEditedIsFound() throws Exception {
        Till target = new Till(SERVER);
        String payment = paid(target, target.issued(target.customer(), "100.00"));
        edit(target, "payments_received", payment, "allocations.0.amount", 4_000L);

        isFound(target, "on account 1100", 2);
    }

    @Test
    void anInvoiceThatSaysItIsOutAndIsNotInTheBookIsFound() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        target.issued(customer, "100.00");
        String draft = target.drafted(customer, "7.00");
        JsonObject issued = TestDocuments.result(
                        documents(target, "invoices").find(battwheels.platform.store.Find.where(new JsonObject())))
                .stream()
                .filter(row -> !row.getString("_id").equals(draft))
                .findFirst()
                .orElseThrow();
        edit(target, "invoices", draft, "state", issued.getJsonObject("state"));

        Answer check = target.checked();
        assertThat(check.text("/last_check/findings/0/what")).isEqualTo("document");
        assertThat(check.text("/last_check/findings/0/detail")).contains(draft).contains("not in the book");
    }
}
