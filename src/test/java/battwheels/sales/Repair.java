package battwheels.sales;

import battwheels.fixtures.Answer;
import battwheels.platform.store.Waiting;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A ticket and its estimate, over HTTP. */
record Repair(Till till, String ticketId) {
    private static final long POLL_NS = 20_000_000;

    static Repair of(Till till, Map<String, Object> ticket) {
        return new Repair(
                till, till.api().post("/api/v1/tickets", ticket).mustBe(201).text("/ticket_id"));
    }

    /** One that the owner has, of a customer of the workshop's own state. */
    static Repair assigned(Till till) {
        Repair repair = of(
                till,
                Map.of("title", "Does not charge", "customer_id", till.customer(), "vehicle_number", "KA01EV1234"));
        till.api()
                .post(repair.ticket() + "/assign", Map.of("technician_id", till.owner.userId()))
                .mustBe(200);
        return repair;
    }

    String ticket() {
        return "/api/v1/tickets/" + ticketId;
    }

    String path() {
        return ticket() + "/estimate";
    }

    String estimateId() {
        return "est_" + ticketId.substring("tkt_".length());
    }

    /** As an estimate like others. */
    String estimate() {
        return "/api/v1/estimates/" + estimateId();
    }

    private String own() {
        return "/api/v1/ticket-estimates/" + estimateId();
    }

    Answer ensure(Map<String, Object> body) {
        String path = path() + "/ensure";
        return body.isEmpty() ? till.api().post(path) : till.api().post(path, body);
    }

    Answer ensured() {
        return ensure(Map.of()).mustBe(200);
    }

    Answer got() {
        return till.api().get(own()).mustBe(200);
    }

    Answer act(String action, Map<String, Object> body) {
        String path = own() + "/" + action;
        return body.isEmpty() ? till.api().post(path) : till.api().post(path, body);
    }

    /** On the version there is. */
    Answer line(Map<String, Object> line) {
        return addLine(got().at("/version").asInt(), line).mustBe(200);
    }

    Answer addLine(int version, Map<String, Object> line) {
        Map<String, Object> body = new HashMap<>(line);
        body.put("version", version);
        return act("line-items", body);
    }

    Answer patchLine(String line, Map<String, Object> change) {
        return till.api().patch(own() + "/line-items/" + line, change);
    }

    Answer dropLine(String line, int version) {
        return till.api().delete(own() + "/line-items/" + line + "?version=" + version);
    }

    void work() {
        till.api().post(ticket() + "/start-work", Map.of()).mustBe(200);
        till.api()
                .post(ticket() + "/complete-work", Map.of("work_summary", "Changed the pack"))
                .mustBe(200);
    }

    String state() {
        return till.api().get(ticket()).mustBe(200).text("/status");
    }

    void waitFor(String state) {
        waitUntil(() -> state().equals(state));
    }

    /** Of the estimate. */
    void waitForStatus(String status) {
        waitUntil(() -> got().text("/status").equals(status));
    }

    /** Without crowding out what it waits for. */
    static void waitUntil(BooleanSupplier condition) {
        Waiting.until(() -> {
            LockSupport.parkNanos(POLL_NS);
            return condition.getAsBoolean();
        });
    }
}
