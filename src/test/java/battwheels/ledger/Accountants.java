package battwheels.ledger;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two people at one book over HTTP: one writes, the other approves. */
final class Accountants {
    static final String ENTRIES = "/api/v1/journal-entries";
    static final String REPORTS = ENTRIES + "/reports/";

    final Member owner;
    final Member accountant;
    private final Map<String, String> accounts = new HashMap<>();

    Accountants(TestServer server) {
        this.owner = server.signUp();
        this.accountant = owner.invites("accountant");
        for (JsonNode account :
                api().get("/api/v1/chart-of-accounts").mustBe(200).at("/data")) {
            accounts.put(
                    account.path("account_code").asText(),
                    account.path("account_id").asText());
        }
    }

    Api api() {
        return owner.api();
    }

    String account(String code) {
        return accounts.getOrDefault(code, "none");
    }

    Answer write(String day, String debit, String credit, String rupees) {
        return accountant.api().post(ENTRIES, journal(day, debit, credit, rupees));
    }

    Map<String, Object> journal(String day, String debit, String credit, String rupees) {
        return Map.of(
                "entry_date",
                day,
                "description",
                "Rent of the month",
                "lines",
                List.of(
                        Map.of("account_id", account(debit), "debit_amount", new java.math.BigDecimal(rupees)),
                        Map.of("account_id", account(credit), "credit_amount", new java.math.BigDecimal(rupees))));
    }

    /** Written by one, approved by the other. */
    Answer post(String day, String debit, String credit, String rupees) {
        String id = write(day, debit, credit, rupees).mustBe(201).text("/entry_id");
        return api().post(ENTRIES + "/" + id + "/approve").mustBe(200);
    }
}
