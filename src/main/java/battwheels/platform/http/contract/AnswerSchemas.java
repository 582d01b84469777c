package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges answers, so that tests can hold every answer they see against the contract. */
public final class AnswerSchemas {
    private final Contract contract;
    private final SchemaCache schemas;

    public AnswerSchemas(Contract contract) {
        this.contract = contract;
        this.schemas = new SchemaCache(contract);
    }

    /**
     * @param body null when the answer had none
     * @return what the answer breaks: an undocumented status or code, a body where none belongs, or a wrong one
     */
    public List<Fault> validate(String operationId, int status, @Nullable JsonNode body) {
        var operation = contract.operation(operationId)
                .orElseThrow(() -> new IllegalArgumentException("no operation " + operationId));
        var answer = operation.answers().byStatus().get(status);
        if (answer == null) {
            return wrong(operationId + " does not document the status " + status);
        }
        var schema = answer.schema();
        if (schema == null || body == null) {
            return (schema == null) == (body == null)
                    ? List.of()
                    : wrong("a body " + (body == null ? "is missing" : "does not belong here"));
        }
        var code = body.path("code").asText();
        if (!answer.codes().isEmpty()
                && answer.codes().stream().noneMatch(c -> c.name().equals(code))) {
            return wrong("%s does not document %d %s".formatted(operationId, status, code));
        }
        return schemas.validate(operationId + " " + status, schema, body);
    }

    private static List<Fault> wrong(String message) {
        return List.of(new Fault("", message));
    }
}
