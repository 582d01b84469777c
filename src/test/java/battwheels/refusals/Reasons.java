package battwheels.refusals;

import battwheels.fixtures.Api;
import battwheels.isolation.Call;
import battwheels.isolation.Shop;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a domain refuses for a reason of its own and no test of the domain comes by: operation, code, and how the call
 * that would succeed is brought to be refused. A new line belongs here, or better into the domain's own tests.
 */
final class Reasons {
    private static final int WRONG = 1_000_000;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Kolkata"));

    private final Ground ground;
    private final Provocations at;
    private final Shop shop;
    private final List<Reason> table = new ArrayList<>();

    Reasons(Ground ground, Provocations at) {
        this.ground = ground;
        this.at = at;
        this.shop = ground.shop;
        estimates();
        money();
        files();
        people();
        others();
        books();
        codes();
    }

    private record Reason(String operation, ProblemCode code, BiFunction<Call, Api, Call> arranged) {}

    void provoke() {
        long start = System.nanoTime();
        numbers();
        table.forEach(this::provoke);
        at.took("reasons", start);
    }

    private void provoke(Reason reason) {
        Operation operation = operation(reason.operation());
        at.check(reason.code(), operation, () -> {
            boolean spends = ground.calls.spends(operation);
            Api caller = spends ? ground.calls.somebody(shop).api() : ground.member(operation);
            Call call = ground.calls.call(operation, shop);
            return reason.arranged()
                    .apply(spends ? call : call.finished(caller), caller)
                    .unfinished()
                    .send(caller);
        });
    }

    private Operation operation(String operationId) {
        return ground.calls.contract().operation(operationId).orElseThrow();
    }

    private void on(String operation, ProblemCode code, UnaryOperator<Call> arranged) {
        table.add(new Reason(operation, code, (call, caller) -> arranged.apply(call)));
    }

    /** Refused once something else was done about the same. */
    private void after(String operation, ProblemCode code, String... others) {
        on(operation, code, call -> {
            for (String other : others) {
                about(call, other);
            }
            return call;
        });
    }

    /** Does something else about what the path names. */
    private void about(Call call, String other) {
        Call same = passing(other);
        for (Map.Entry<String, String> each : call.path().entrySet()) {
            same = same.path(each.getKey(), each.getValue());
        }
        accepted(same);
    }

    private void accepted(Call call) {
        Api caller = ground.member(call.operation());
        call.send(caller).mustBe(call.operation().answers().success());
    }

    /** As many as there may be; each call is made another by its number. */
    private void many(String operation, ProblemCode code, int most, BiFunction<Call, Integer, Call> nth) {
        table.add(new Reason(operation, code, (call, caller) -> {
            for (int i = 0; i < most; i++) {
                if (nth.apply(call, i).send(caller).code().equals(code.name())) {
                    break;
                }
            }
            return nth.apply(call, most);
        }));
    }

    private Call passing(String operation) {
        return ground.calls.call(operation(operation), shop);
    }

    private void estimates() {
        for (String move : List.of("sendEstimate", "updateEstimate", "acceptEstimate", "declineEstimate")) {
            after(move, ProblemCode.ILLEGAL_MOVE, "voidEstimate");
        }
        after("deleteEstimate", ProblemCode.ILLEGAL_MOVE, "sendEstimate");
        after("updateTicketEstimateLine", ProblemCode.ILLEGAL_MOVE, "voidEstimate");
        after("deleteTicketEstimateLine", ProblemCode.ILLEGAL_MOVE, "voidEstimate");
        on("answerSharedEstimate", ProblemCode.LINK_INVALID, call -> call.path("token", "nonsense"));
        on("answerSurvey", ProblemCode.LINK_INVALID, call -> call.path("token", "nonsense"));
    }

    private void money() {
        on("refundPayment", ProblemCode.BALANCE_EXCEEDED, call -> call.with("amount", WRONG));
        on(
                "createCreditNote",
                ProblemCode.BALANCE_EXCEEDED,
                call -> call.with(
                        "line_items", List.of(Map.of("name", "Fitting", "hsn_sac_code", "998714", "rate", WRONG))));
        on(
                "createCreditNote",
                ProblemCode.ILLEGAL_MOVE,
                call -> call.with(
                        "original_invoice_id",
                        passing("createInvoice").send(ground.owner).text("/invoice_id")));
        on("createAccount", ProblemCode.DUPLICATE, call -> call.with("account_code", "1200"));
    }

    private void files() {
        after("addAttachmentPiece", ProblemCode.ILLEGAL_MOVE, "addAttachmentPiece", "completeAttachment");
        many("createAttachment", ProblemCode.IN_USE, 100, (call, i) -> call);
        after("addImportPiece", ProblemCode.ILLEGAL_MOVE, "addImportPiece", "completeImport");
        on("completeImport", ProblemCode.ILLEGAL_MOVE, call -> call.path("import_id", imported()));
        on("executeImport", ProblemCode.ILLEGAL_MOVE, call -> call.path("import_id", imported()));
        on("deleteImport", ProblemCode.ILLEGAL_MOVE, call -> {
            Call carriedOut = passing("executeImport");
            accepted(carriedOut);
            return call.path("import_id", carriedOut.path().getOrDefault("import_id", ""));
        });
        on(
                "downloadExport",
                ProblemCode.ILLEGAL_MOVE,
                call -> call.path("export_id", shop.made("createExport", "/export_id", made -> made)));
        many("createExport", ProblemCode.IN_USE, 50, (call, i) -> call);
        many("createImport", ProblemCode.IN_USE, 100, (call, i) -> call);
    }

    private String imported() {
        return shop.made("createImport", "/import_id", call -> call);
    }

    private void others() {
        after("returnFailureCard", ProblemCode.ILLEGAL_MOVE, "approveFailureCard");
        on("noteTicketFinding", ProblemCode.ILLEGAL_MOVE, call -> {
            String card = call.path().getOrDefault("failure_card_id", "");
            accepted(passing("archiveFailureCard").path("failure_id", card));
            return call;
        });
        after("promoteFailureCard", ProblemCode.ILLEGAL_MOVE, "deprecateFailureCard");
        // One that a person lets try again is soon over; this one rests.
        on("dropEventDelivery", ProblemCode.ILLEGAL_MOVE, call -> {
            ground.change(
                    "event_deliveries",
                    new JsonObject().put("_id", call.path().get("delivery_id")),
                    new JsonObject().put("state", "retrying").put("next_ms", Long.MAX_VALUE));
            return call;
        });
        many("createApiKey", ProblemCode.TOO_MANY, 50, (call, i) -> call);
        many("createRole", ProblemCode.TOO_MANY, 50, (call, i) -> call.with("name", "Another desk " + i));
        on("updateSavedFilter", ProblemCode.DUPLICATE, call -> {
            accepted(passing("createSavedFilter").with("name", "Taken"));
            return call.with("name", "Taken");
        });
        many("createSavedFilter", ProblemCode.IN_USE, 100, (call, i) -> call.with("name", "Another filter " + i));
        many("putFlag", ProblemCode.TOO_MANY, 200, (call, i) -> call.path("flag_key", "another_flag_" + i));
    }

    private void books() {
        after("approveJournalEntry", ProblemCode.ILLEGAL_MOVE, "rejectJournalEntry");
        on("approveJournalEntry", ProblemCode.SELF_PROTECTED, call -> call.path("entry_id", written()));
        on("reverseJournalEntry", ProblemCode.ILLEGAL_MOVE, call -> call.path("entry_id", ofADocument()));
    }

    private String written() {
        return passing("createJournalEntry").send(ground.owner).mustBe(201).text("/entry_id");
    }

    private String ofADocument() {
        return shop.made("listJournalEntries", "/data/0/entry_id", call -> call.query("entry_type", "sales"));
    }

    private void people() {
        on("getDevice", ProblemCode.DEVICE_CODE_INVALID, call -> call.query("user_code", "BBBB-BBBB"));
        on("updateRole", ProblemCode.DUPLICATE, call -> {
            accepted(passing("createRole").with("name", "Twin desk"));
            return call.with("name", "Twin desk");
        });
        on("updateVehicle", ProblemCode.DUPLICATE, call -> {
            Call twin = passing("createVehicle");
            accepted(twin);
            return call.with(
                    "registration_number",
                    Objects.requireNonNull(twin.body())
                            .path("registration_number")
                            .asText());
        });
        for (String operation : List.of("renewRecoveryCodes", "removeSecondFactor")) {
            on(operation, ProblemCode.ILLEGAL_MOVE, call -> call.unfinished());
        }
    }

    /** Five wrong codes or passwords. The last of the table: nobody gets a device in for a while. */
    private void codes() {
        on(
                "approveDevice",
                ProblemCode.TENANT_ACCESS_DENIED,
                call -> call.with("organization_id", "org_0193c6f07a527b3e9f5e2d1c8a4b6e70"));
        many(
                "setUpSecondFactor",
                ProblemCode.LOGIN_LOCKED,
                5,
                (call, i) -> call.with("current_password", "Wrong-1-Word"));
        many("approveDevice", ProblemCode.LOGIN_LOCKED, 5, (call, i) -> call.with("user_code", "BBBB-BBBB"));
        many("denyDevice", ProblemCode.LOGIN_LOCKED, 5, (call, i) -> call.with("user_code", "BBBB-BBBB"));
        many("getDevice", ProblemCode.LOGIN_LOCKED, 5, (call, i) -> call.query("user_code", "BBBB-BBBB"));
    }

    /** In a book where a number was given in another series that is written alike. */
    private void numbers() {
        Shop other = ground.calls.shop();
        accepted(other, other.call("updateOrganization").with("state", "Maharashtra"));
        pattern(other, "receipt", "X");
        pattern(other, "invoice", "Y");
        ground.calls.call(operation("refundPayment"), other);
        pattern(other, "invoice", "X");
        refused(other, "issueInvoice", ProblemCode.DUPLICATE);
        refused(other, "sendInvoice", ProblemCode.DUPLICATE);
        pattern(other, "invoice", "Y");
        Call noted = ground.calls.call(operation("createCreditNote"), other);
        Call paid = ground.calls.call(operation("payInvoice"), other);
        Call received = ground.calls.call(operation("recordPayment"), other);
        pattern(other, "credit_note", "Y");
        pattern(other, "receipt", "Y");
        for (Call call : List.of(noted, paid, received)) {
            at.check(
                    ProblemCode.DUPLICATE,
                    call.operation(),
                    () -> call.send(other.owner().api()));
        }
        outOfOrder(ground.calls.shop());
    }

    /** A credit note is dated before the last one, and not before its invoice. */
    private void outOfOrder(Shop other) {
        accepted(other, other.call("updateOrganization").with("state", "Maharashtra"));
        Call draft = ground.calls
                .call(operation("createInvoice"), other)
                .with("invoice_date", TODAY.minusDays(1).toString());
        String invoice = draft.send(other.owner().api()).mustBe(201).text("/invoice_id");
        accepted(other, other.call("issueInvoice").path("invoice_id", invoice));
        Call note = ground.calls
                .call(operation("createCreditNote"), other)
                .with("original_invoice_id", invoice)
                .with("credit_note_date", TODAY.toString());
        accepted(other, note);
        Call earlier = note.with("credit_note_date", TODAY.minusDays(1).toString());
        at.check(
                ProblemCode.ISSUE_DATE_ORDER,
                earlier.operation(),
                () -> earlier.send(other.owner().api()));
    }

    private void pattern(Shop whose, String series, String letter) {
        Call change = whose.call("updateOrganizationSettings")
                .with("settings", Map.of("documents", Map.of(series + "_pattern", letter + "-{FY}-{N5}")));
        accepted(whose, change);
    }

    private void refused(Shop whose, String operation, ProblemCode code) {
        Call call = ground.calls.call(operation(operation), whose);
        at.check(code, call.operation(), () -> call.send(whose.owner().api()));
    }

    private static void accepted(Shop whose, Call call) {
        call.send(whose.owner().api()).mustBe(call.operation().answers().success());
    }
}
