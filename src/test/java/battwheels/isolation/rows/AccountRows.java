package battwheels.isolation.rows;

import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.identity.Role;

final class AccountRows implements DomainRows {
    private static final String NEXT_PASSWORD = "Volts-And-Amps-42";

    @Override
    public void declare(Rows rows) {
        TestServer server = rows.server();
        rows.plain("getMe", "getMyOrganizations");
        rows.member("login", (shop, call) -> {
            Member somebody = shop.member(Role.VIEWER);
            return call.with("email", somebody.email()).with("password", somebody.password());
        });
        rows.spending("logout", (shop, call) -> call);
        rows.member("switchOrganization", (shop, call) -> call.with("organization_id", shop.organizationId()));
        rows.member("switchToOrganization", (shop, call) -> call.path("org_id", shop.organizationId()));
        rows.spending(
                "changePassword",
                (shop, call) -> call.with("current_password", Member.PASSWORD).with("new_password", NEXT_PASSWORD));
        rows.member(
                "forgotPassword",
                (shop, call) -> call.with("email", shop.member(Role.HR).email()));
        rows.member("resetPassword", (shop, call) -> reset(shop, call, server));
        rows.member(
                "acceptPlatformAdmin",
                (shop, call) -> call.with("token", server.mails().token(Rows.PLATFORM_ADMIN, "platform_admin", 1))
                        .with("password", Member.PASSWORD));
    }

    private static Call reset(Shop shop, Call call, TestServer server) {
        Member forgetful = server.signUp();
        shop.call("forgotPassword")
                .with("email", forgetful.email())
                .send(server.api())
                .mustBe(200);
        return call.with("token", server.mails().token(forgetful.email(), "password_reset", 1))
                .with("new_password", NEXT_PASSWORD);
    }
}
