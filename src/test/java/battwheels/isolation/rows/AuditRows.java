package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;

final class AuditRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.member("listAuditLogs", (shop, call) -> call.query("entity_id", TicketRows.ticket(shop)));
        rows.member(
                "listAuditLogsOfEntity",
                (shop, call) -> call.path("entity_type", "ticket").path("entity_id", TicketRows.ticket(shop)));
    }
}
