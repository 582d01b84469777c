package battwheels.evfi.index;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.platform.store.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A few cards that one question finds, in words that the library does not have. */
final class Horns {
    static final String CAUSE = "Corroded switch";

    private static final String CARDS = "/api/v1/evfi/failure-cards";
    private static final int COUNT = 3;

    private Horns() {}

    /** Their ids. */
    static List<String> approved(Api api) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ids.add(approved(api, i));
        }
        return ids;
    }

    static String approved(Api api, int number) {
        String id = api.post(
                        CARDS,
                        Map.of(
                                "title",
                                "Horn number " + number + " makes no sound",
                                "root_cause",
                                CAUSE,
                                "subsystem_category",
                                "horn",
                                "symptom_text",
                                "The trumpet wheezes hoarsely"))
                .mustBe(201)
                .text("/failure_id");
        api.post(CARDS + "/" + id + "/approve").mustBe(200);
        return id;
    }

    static Answer match(Api api) {
        return api.post("/api/v1/evfi/match", Map.of("query", "trumpet wheezes hoarsely", "limit", 20))
                .mustBe(200);
    }

    static List<String> ids(Answer answer) {
        return answer.json().findValuesAsText("failure_id");
    }

    /** The first answer that has all of them and is as degraded as wanted. */
    static Answer found(Api api, List<String> cards, boolean degraded) {
        Answer[] last = new Answer[1];
        Waiting.until(() -> {
            last[0] = match(api);
            return ids(last[0]).containsAll(cards) && last[0].at("/degraded").booleanValue() == degraded;
        });
        return last[0];
    }
}
