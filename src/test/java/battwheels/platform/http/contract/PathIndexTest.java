package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathIndexTest {
    private final Contract contract = Contract.load();

    @Test
    void everyOperationIsFoundByItsOwnPath() {
        for (Operation operation : contract.operations()) {
            String path = operation.path().replaceAll("\\{[^}]+}", "x-1");

            assertThat(found(path).item().operation(operation.method().name()))
                    .as("%s %s", operation.method(), path)
                    .contains(operation);
        }
    }

    @Test
    void parametersAreNamedAndDecodedOnce() {
        assertThat(found("/api/v1/tickets/a%2Fb%2525%C3%A9+1").parameters())
                .isEqualTo(Map.of("ticket_id", "a/b%25é+1"));
    }

    /** An id nobody can have: looked for, and not found. */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ff", "%E2%82", "%zz", "%"})
    void whatCannotBeDecodedStaysAsItWasSent(String segment) {
        assertThat(found("/api/v1/tickets/" + segment).parameters()).isEqualTo(Map.of("ticket_id", segment));
    }

    @Test
    void aLiteralWinsOverAParameterInItsPlace() {
        assertThat(found("/api/v1/tickets/stats").parameters()).isEmpty();
        assertThat(found("/api/v1/tickets/stats").item().allowed()).isEqualTo("GET");
        assertThat(found("/api/v1/tickets/stats/activities").parameters()).isEqualTo(Map.of("ticket_id", "stats"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/api", "/api/v1", "/api/v1/ticketsx", "/api/v1/tickets//activities", "/API/v1/tickets"
            })
    void whatNoPathNamesIsNotFound(String path) {
        assertThat(contract.paths().find(path)).isEmpty();
    }

    @Test
    void methodsOfThePlaceAreListedInOrder() {
        PathItem tickets = found("/api/v1/tickets").item();

        assertThat(tickets.allowed()).isEqualTo("GET, POST");
        assertThat(tickets.operation("PUT")).isEmpty();
        assertThat(tickets.operation("HEAD")).isEmpty();
    }

    @Test
    void pathsThatCannotBeToldApartAreRefused() {
        Operation operation = contract.operation("getTicket").orElseThrow();

        assertThatThrownBy(() -> new PathIndex(List.of(operation, at(operation, "/api/v1/tickets/{id}"))))
                .hasMessageContaining("two paths of the contract are the same");
        assertThatThrownBy(() -> new PathIndex(List.of(at(operation, "/api/v1/tickets/{id}.pdf"))))
                .hasMessageContaining("a literal or a parameter");
    }

    private static Operation at(Operation as, String path) {
        return new Operation(
                as.operationId(),
                as.domain(),
                as.method(),
                path,
                as.summary(),
                as.access(),
                as.parameters(),
                as.body(),
                as.answers());
    }

    private PathIndex.Found found(String path) {
        Optional<PathIndex.Found> found = contract.paths().find(path);
        assertThat(found).as(path).isPresent();
        return found.orElseThrow();
    }
}
