package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;

final class JobsRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("listJobs");
        rows.member("getJob", (shop, call) -> call.path("job_id", job(shop)));
        rows.member("cancelJob", (shop, call) -> call.path("job_id", job(shop)));
        rows.member("retryJob", (shop, call) -> {
            String id = job(shop);
            return call.path("job_id", shop.made("cancelJob", "/job_id", cancel -> cancel.path("job_id", id)));
        });
    }

    /** One that waits to be worked off. */
    private static String job(Shop shop) {
        return shop.made("verifyLedger", "/job_id", call -> call);
    }
}
