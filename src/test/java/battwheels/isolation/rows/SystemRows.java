package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;

final class SystemRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("getHealth", "getPublicKeys");
    }
}
