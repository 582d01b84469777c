package battwheels.events;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Tickets that are opened at servers which may be away, and what must be true of their events when all is well again. */
final class Traffic implements AutoCloseable {
    private static final long PAUSE_NS = 5_000_000;

    private final Member member;
    private final List<Api> servers = new CopyOnWriteArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean over;

    Traffic(Member member, int clients) {
        this.member = member;
        for (int i = 0; i < clients; i++) {
            this.clients.add(Thread.ofVirtual().start(this::work));
        }
    }

    /** Where requests go from now on. */
    void at(List<Api> now) {
        servers.clear();
        servers.addAll(now);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    private void work() {
        for (int i = 0; !over; i++) {
            List<Api> now = List.copyOf(servers);
            if (!now.isEmpty()) {
                open(now.get(i % now.size()));
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void open(Api server) {
        try {
            Answer answer = member.api().at(server).post("/api/v1/tickets", Map.of("title", "Does not charge"));
            if (answer.status() == 201) {
                acknowledged.add(answer.text("/ticket_id"));
            }
        } catch (UncheckedIOException away) {
            // Killed, or not there yet: nothing was promised.
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    /** What is wrong, in words; nothing when everything that was acknowledged was told, once, and heard. */
    List<String> faults(Api server) {
        Api api = member.api().at(server);
        List<String> faults = new ArrayList<>();
        Map<String, Integer> created = new HashMap<>();
        long expected = 1;
        String after = "0";
        for (JsonNode page = page(api, after); !page.isEmpty(); page = page(api, after)) {
            for (JsonNode event : page) {
                after = event.get("sequence").asText();
                if (Long.parseLong(after) != expected++) {
                    faults.add("a gap in the log before " + after);
                }
                if (event.get("type").asText().equals("ticket.created")) {
                    created.merge(event.get("subject").asText(), 1, Integer::sum);
                }
            }
        }
        for (String ticket : acknowledged) {
            if (created.getOrDefault(ticket, 0) != 1) {
                faults.add(ticket + " is told " + created.getOrDefault(ticket, 0) + " times");
            }
        }
        for (String ticket : created.keySet()) {
            int activities = api.get("/api/v1/tickets/" + ticket + "/activities")
                    .mustBe(200)
                    .at("/data")
                    .size();
            if (activities != 1) {
                faults.add(ticket + " has " + activities + " entries of its timeline");
            }
        }
        api.get("/api/v1/events/deliveries").mustBe(200).at("/data").forEach(left -> faults.add(left.toString()));
        return faults;
    }

    private static JsonNode page(Api api, String after) {
        return api.get("/api/v1/events?limit=100&after_sequence=" + after)
                .mustBe(200)
                .at("/data");
    }
}
