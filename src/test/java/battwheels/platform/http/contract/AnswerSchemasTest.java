package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AnswerSchemasTest {
    private static final Contract CONTRACT = Contract.load();
    private final AnswerSchemas target = new AnswerSchemas(CONTRACT);

    @Test
    void anAnswerWithAMemberTheContractDoesNotKnowIsWrong() {
        var ticket = example().put("organization_id", "org_1");

        assertThat(target.validate("getTicket", 200, ticket))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).isEqualTo("organization_id is not known here."));
    }

    @Test
    void anUndocumentedStatusOrCodeIsWrong() {
        var problem = JsonNodeFactory.instance.objectNode().put("code", "EMAIL_TAKEN");

        assertThat(target.validate("getTicket", 500, problem).getFirst().message())
                .isEqualTo("getTicket does not document the status 500");
        assertThat(target.validate("getTicket", 404, problem).getFirst().message())
                .isEqualTo("getTicket does not document 404 EMAIL_TAKEN");
    }

    @Test
    void aBodyWhereNoneBelongsOrNoneWhereOneDoesIsWrong() {
        assertThat(target.validate("deleteVehicle", 204, example())).isNotEmpty();
        assertThat(target.validate("getTicket", 200, null)).isNotEmpty();
        assertThat(target.validate("deleteVehicle", 204, null)).isEmpty();
        assertThat(target.validate("getTicket", 304, null)).isEmpty();
    }

    private static ObjectNode example() {
        var document = new ContractDocument(CONTRACT);
        var operation = CONTRACT.operation("getTicket").orElseThrow();
        return document.examples(document.operation(operation).path("responses").path("200"))
                .getFirst()
                .value()
                .deepCopy();
    }
}
