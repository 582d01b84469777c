package battwheels.tickets;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets over HTTP, as somebody of a workshop handles them. A ticket is named by its path. */
record Workshop(Api api) {
    static final String TICKETS = "/api/v1/tickets";

    /** Ids that have the right form and belong to nobody. */
    static final String NO_TICKET = TICKETS + "/tkt_0193c6f07a527b3e9f5e2d1c8a4b6e90";

    static final String NO_USER = "user_0193c6f07a527b3e9f5e2d1c8a4b6e90";

    static Workshop of(Member member) {
        return new Workshop(member.api());
    }

    /** @param more field, value, field, value ... */
    static Map<String, @Nullable Object> body(@Nullable Object... more) {
        Map<String, @Nullable Object> body = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            body.put(String.valueOf(more[i]), more[i + 1]);
        }
        return body;
    }

    Answer opened(@Nullable Object... fields) {
        Map<String, @Nullable Object> body = body("title", "Scooter does not charge");
        body.putAll(body(fields));
        return api.post(TICKETS, body).mustBe(201);
    }

    String open(@Nullable Object... fields) {
        return path(opened(fields));
    }

    static String path(Answer ticket) {
        return TICKETS + "/" + ticket.text("/ticket_id");
    }

    Answer assign(String ticket, String userId) {
        return api.post(ticket + "/assign", body("technician_id", userId));
    }

    Answer complete(String ticket) {
        return api.post(ticket + "/complete-work", body("work_summary", "Charging port replaced"));
    }

    Answer close(String ticket) {
        return api.post(ticket + "/close", body("resolution", "Charging port replaced"));
    }

    Answer change(String ticket, @Nullable Object... fields) {
        return api.put(ticket, body(fields));
    }

    String standing(String ticket) {
        return api.get(ticket).mustBe(200).text("/status");
    }

    String vehicle(String plate) {
        return api.post(
                        "/api/v1/vehicles",
                        body(
                                "owner_name", "Asha Verma",
                                "make", "Ather",
                                "model", "450X",
                                "year", 2023,
                                "registration_number", plate))
                .mustBe(201)
                .text("/vehicle_id");
    }

    /** One field of every row of a list. */
    List<String> listed(String query, String field) {
        return rows(api.get(TICKETS + query).mustBe(200), field);
    }

    static List<String> rows(Answer list, String field) {
        List<String> values = new ArrayList<>();
        list.at("/data").forEach(row -> values.add(row.path(field).asText()));
        return values;
    }
}
