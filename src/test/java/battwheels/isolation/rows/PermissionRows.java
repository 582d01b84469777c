package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;

final class PermissionRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("getPermissions");
        rows.withoutTenantData("getPermissions", "a fixed table");
    }
}
