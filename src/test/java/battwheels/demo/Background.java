package battwheels.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What happens behind the counter: people are told, jobs are done. */
final class Background {
    private static final int POLLS = 300;
    private static final Set<String> WITH_BOOKS = Set.of("professional", "enterprise");

    private Background() {}

    /** Waits until somebody was told of something, and tells it. */
    static void told(Caller person, String kind, Teller teller) {
        String path = "/api/v1/notifications?limit=1&kind=" + kind;
        poll(person.quietly(), path, answer -> answer.at("/data").size() > 0);
        person.get(path).is(200, "/data/0/title", "/data/0/message", "/data/0/is_read");
        person.get("/api/v1/notifications/unread-count").is(200, "unread_count");
        teller.remark("An event, a job, a notification; whoever wants it has it as mail too.");
    }

    /** Starts a long piece of work and shows how far it is until it is done. */
    static void worked(Caller owner, Teller teller) {
        String plan = owner.get("/api/v1/organizations/me").is(200, "plan_type").text("plan_type");
        if (!WITH_BOOKS.contains(plan)) {
            owner.get("/api/v1/jobs?limit=3").is(200, "/pagination/total_count", "/data/0/kind", "/data/0/status");
            return;
        }
        String path = "/api/v1/jobs/"
                + owner.post("/api/v1/ledger/verify")
                        .is(202, "job_id", "status")
                        .text("job_id");
        JsonNode done = poll(owner.quietly(), path, answer -> {
                    teller.remark("   " + answer.text("status") + "  "
                            + answer.at("/progress/percent").asInt() + " %  "
                            + answer.at("/progress/message").asText());
                    return answer.text("status").equals("done");
                })
                .at("/result");
        teller.remark("The whole book was counted again while the counter went on: " + done);
        owner.get(path).is(200, "status", "attempts", "/progress/percent");
    }

    /** Asks until the answer is enough, without telling of it when the person is quiet. */
    static Answer until(Caller person, String path, Predicate<Answer> enough) {
        return poll(person, path, enough);
    }

    private static Answer poll(Caller person, String path, Predicate<Answer> enough) {
        for (int i = 0; i < POLLS; i++) {
            Answer answer = person.get(path);
            if (enough.test(answer)) {
                return answer;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new UnexpectedAnswer(path + " does not come to it");
    }
}
