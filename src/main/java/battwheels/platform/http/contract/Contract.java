package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The merged contract, read once at the start. */
public final class Contract {
    private static final String RESOURCE = "/openapi.json";

    private final byte[] json;
    private final JsonNode components;
    private final List<Operation> operations;
    private final Map<String, Operation> byId;
    private final PathIndex paths;

    private Contract(byte[] json, JsonNode document) {
        this.json = json;
        this.components = document.path("components");
        this.operations = new ContractReader(document).operations();
        this.byId = operations.stream().collect(Collectors.toMap(Operation::operationId, Function.identity()));
        this.paths = new PathIndex(operations);
    }

    /** The contract built into this server. */
    public static Contract load() {
        try (var in = Contract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path: build the project first");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param json a merged document, as the build makes it */
    public static Contract read(byte[] json) throws IOException {
        return new Contract(json, new ObjectMapper().readTree(json));
    }

    /** By path, a literal segment before a parameter in the same place, then by method. */
    public List<Operation> operations() {
        return operations;
    }

    public Optional<Operation> operation(String operationId) {
        return Optional.ofNullable(byId.get(operationId));
    }

    public PathIndex paths() {
        return paths;
    }

    /** The document as served at {@code /openapi.json}. */
    public byte[] json() {
        return json.clone();
    }

    JsonNode components() {
        return components;
    }
}
