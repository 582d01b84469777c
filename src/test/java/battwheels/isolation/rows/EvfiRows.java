package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class EvfiRows implements DomainRows {
    private static final AtomicInteger CODES = new AtomicInteger();

    /** Made of the planted words, which differ from one call to the next. */
    private static final String OF_THE_WORDS = "signature_hash";

    @Override
    public void declare(Rows rows) {
        rows.plain("listFailureCards", "getFailureIndex", "rebuildFailureIndex");
        guided(rows);
        rows.plain("listPromotions", "listCardImports", "uploadCardImport", "quickCardImport");
        graph(rows);
        rows.member("getFailureOverview", (shop, call) -> {
            card(shop);
            return call;
        });
        for (String operation : List.of("getCardImport", "getCardImportReport", "executeCardImport")) {
            rows.member(
                    operation,
                    (shop, call) -> call.path("import_id", shop.made("uploadCardImport", "/import_id", up -> up)),
                    OF_THE_WORDS);
        }
        rows.member(
                "promoteFailureCard",
                (shop, call) -> call.path("failure_id", moved(shop, "approveFailureCard")),
                "text");
        for (String operation : List.of("getPromotion", "confirmPromotion", "withdrawPromotion")) {
            rows.member(operation, (shop, call) -> call.path("promotion_id", promotion(shop)), "text");
        }
        rows.member(
                "searchErrorCodes",
                (shop, call) -> call.query("code", shop.made("createErrorCode", "/dtc_code", EvfiRows::newCode)),
                "code");
        rows.member("createErrorCode", (shop, call) -> newCode(call), "dtc_code");
        rows.member(
                "matchFailures",
                (shop, call) -> {
                    moved(shop, "approveFailureCard");
                    return call;
                },
                OF_THE_WORDS,
                "processing_time_ms",
                "matches");
        rows.member("createFailureCard", (shop, call) -> call, OF_THE_WORDS);
        for (String operation : List.of(
                "getFailureCard",
                "updateFailureCard",
                "submitFailureCard",
                "approveFailureCard",
                "archiveFailureCard")) {
            rows.member(operation, (shop, call) -> call.path("failure_id", card(shop)), OF_THE_WORDS);
        }
        rows.member(
                "returnFailureCard",
                (shop, call) -> call.path("failure_id", moved(shop, "submitFailureCard")),
                OF_THE_WORDS);
        rows.member(
                "deprecateFailureCard",
                (shop, call) -> call.path("failure_id", moved(shop, "approveFailureCard")),
                OF_THE_WORDS);
    }

    private static void graph(Rows rows) {
        rows.plain("listArticles", "createArticle", "listSymptoms", "createSymptom");
        for (String operation : List.of("getArticle", "updateArticle", "approveArticle", "rejectArticle")) {
            rows.member(operation, (shop, call) -> call.path("article_id", article(shop)));
        }
        rows.member("createRelation", EvfiRows::relation);
        rows.member(
                "deleteRelation",
                (shop, call) -> call.path(
                        "relation_id", shop.made("createRelation", "/relation_id", made -> relation(shop, made))));
        rows.member(
                "getKnowledgeGraph",
                (shop, call) -> call.path("node_type", "article").path("node_id", article(shop)));
        rows.plain("listTicketFindings", "decideKnowledgeSharing", "listPatterns");
        // When the platform counted last is the same for all.
        rows.member("getKnowledgeSharing", (shop, call) -> call, "counted_at");
        rows.boundByKey("the id of the consent is made of the organization's", "getKnowledgeSharing");
        rows.member("detectPatterns", (shop, call) -> call, "patterns");
        rows.member(
                "reviewPattern",
                (shop, call) -> call.path("pattern_id", pattern(shop)),
                "description",
                "occurrence_count",
                "confidence_score");
        rows.member("noteTicketFinding", (shop, call) -> call.path("failure_card_id", card(shop)));
        rows.member("rankCauses", (shop, call) -> call, "causes", "escalate", "escalation_reasons");
    }

    /** Three failures of one part that name a ticket. */
    private static String pattern(Shop shop) {
        for (int i = 0; i < 3; i++) {
            String ticket = "tkt_0193c6f07a527b3e9f5e2d1c8a4b6e0" + i;
            shop.made("createFailureCard", "/failure_id", call -> call.with("source_ticket_id", ticket));
        }
        return shop.made("detectPatterns", "/patterns/0/pattern_id", call -> call);
    }

    private static String article(Shop shop) {
        return shop.made("createArticle", "/article_id", call -> call);
    }

    private static Call relation(Shop shop, Call call) {
        return call.with("source_type", "article")
                .with("source_id", article(shop))
                .with("target_type", "article")
                .with("target_id", article(shop));
    }

    private static void guided(Rows rows) {
        for (String operation : List.of("getGuidedSuggestions", "getTicketGuidedSession")) {
            rows.member(
                    operation,
                    (shop, call) -> call.path("ticket_id", TicketRows.ticket(shop)),
                    "suggested_paths",
                    "classified_subsystem");
        }
        rows.member("startGuidedSession", EvfiRows::beginning);
        for (String operation : List.of("getGuidedSession", "answerGuidedStep")) {
            rows.member(operation, (shop, call) -> {
                Call step = operation.equals("answerGuidedStep") ? call.path("step_id", "s1") : call;
                return step.path("session_id", session(shop));
            });
        }
        rows.member("getGuidedEstimate", (shop, call) -> {
            String id = session(shop);
            shop.made(
                    "answerGuidedStep",
                    "/session_completed",
                    answer -> answer.path("session_id", id).path("step_id", "s1"));
            return call.path("session_id", id);
        });
    }

    /** A card offered to all, its text not confirmed yet. */
    static String promotion(Shop shop) {
        String card = moved(shop, "approveFailureCard");
        return shop.made("promoteFailureCard", "/promotion_id", call -> call.path("failure_id", card));
    }

    private static Call beginning(Shop shop, Call call) {
        return call.with("ticket_id", TicketRows.ticket(shop)).with("failure_card_id", card(shop));
    }

    private static String session(Shop shop) {
        return shop.made("startGuidedSession", "/session_id", call -> beginning(shop, call));
    }

    /** A code is noted once in an organization. */
    private static Call newCode(Call call) {
        return call.with("dtc_code", "X" + CODES.incrementAndGet());
    }

    /** A new draft. */
    static String card(Shop shop) {
        return shop.made("createFailureCard", "/failure_id", call -> call);
    }

    private static String moved(Shop shop, String move) {
        String id = card(shop);
        return shop.made(move, "/failure_id", call -> call.path("failure_id", id));
    }
}
