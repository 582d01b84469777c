package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Judges request bodies. Safe to share between threads. */
public final class BodySchemas {
    private final SchemaCache schemas;

    public BodySchemas(Contract contract) {
        this.schemas = new SchemaCache(contract);
    }

    /** @return every fault of the body, none when it fits */
    public List<Fault> validate(Operation operation, JsonNode value) {
        var body = operation.body();
        return body == null ? List.of() : schemas.validate(operation.operationId(), body.schema(), value);
    }
}
