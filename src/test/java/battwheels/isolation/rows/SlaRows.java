package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;

final class SlaRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("getSlaConfig");
        rows.plain("updateSlaConfig");
        rows.member("getSlaBreachReport", (shop, call) -> call.query("technician_id", shop.technician()));
    }
}
