package battwheels.ledger;

import battwheels.fixtures.Commands;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.Reply;
import battwheels.platform.tenancy.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Invoices of one workshop: drafted over HTTP, issued by the domain's own command. */
final class InvoiceBench {
    private final TestServer server;
    private final Member owner;
    private final String customer;

    InvoiceBench(TestServer server, Member owner) {
        this.server = server;
        this.owner = owner;
        this.customer = owner.api()
                .post(
                        "/api/v1/contacts",
                        Map.of("name", "Ravi Kumar", "contact_type", "customer", "place_of_supply", "29"))
                .mustBe(201)
                .text("/contact_id");
    }

    List<String> drafts(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> line = Map.of(
                    "name", "Battery pack", "hsn_sac_code", "850760", "rate", new BigDecimal("1000"), "tax_rate", 18);
            ids.add(owner.api()
                    .post("/api/v1/invoices", Map.of("customer_id", customer, "line_items", List.of(line, line)))
                    .mustBe(201)
                    .text("/invoice_id"));
        }
        return ids;
    }

    void issue(String invoice) throws Exception {
        Scope scope = Commands.scope(owner.organizationId(), Clock.systemUTC(), BenchStation.PATIENCE);
        Map<String, String> path = Map.of("invoice_id", invoice);
        Reply reply = server.ask("invoices", Commands.command("issueInvoice", scope, path, Query.EMPTY));
        if (reply instanceof Reply.Refused(var problem)) {
            throw new IllegalStateException("not issued: " + problem);
        }
    }
}
