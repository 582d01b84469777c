package battwheels.isolation.rows;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import battwheels.platform.identity.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;

final class AccountRows implements DomainRows {
    private static final Clock CLOCK = Clock.systemUTC();
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
        secondFactor(rows, server);
        sessions(rows, server);
        verification(rows, server);
        devices(rows, server);
        platform(rows, server);
        rows.member("resetPassword", (shop, call) -> reset(shop, call, server));
        rows.member(
                "acceptPlatformAdmin",
                (shop, call) -> call.with("token", server.mails().token(Rows.PLATFORM_ADMIN, "platform_admin", 1))
                        .with("password", Member.PASSWORD));
    }

    private static void secondFactor(Rows rows, TestServer server) {
        rows.plain("getSecondFactor");
        rows.member("answerSecondFactor", (shop, call) -> {
            Member careful = server.signUp();
            Authenticator phone = Authenticator.setUpNow(careful.api(), careful.password());
            return call.with("challenge", careful.login(server.api()).text("/challenge"))
                    .with("code", phone.code(CLOCK, 1));
        });
        rows.spending("setUpSecondFactor", (shop, call) -> call.with("current_password", Member.PASSWORD));
        rows.spending(
                "confirmSecondFactor",
                (shop, call) -> call.finishedBy(
                        (open, caller) -> open.with("code", Authenticator.pending(caller, Member.PASSWORD, CLOCK))));
        rows.spending("renewRecoveryCodes", (shop, call) -> call.finishedBy(AccountRows::withNextCode));
        rows.spending(
                "removeSecondFactor",
                (shop, call) -> call.with("current_password", Member.PASSWORD).finishedBy(AccountRows::withNextCode));
    }

    /** The code after the one with which whoever calls has just set a second factor up. */
    private static Call withNextCode(Call call, Api caller) {
        return caller.token().isEmpty()
                ? call
                : call.with(
                        "code", Authenticator.setUpNow(caller, Member.PASSWORD).code(CLOCK, 1));
    }

    private static void sessions(Rows rows, TestServer server) {
        rows.plain("listSessions");
        rows.spending("endAllSessions", (shop, call) -> call);
        rows.member("endSession", (shop, call) -> {
            Api elsewhere = server.api()
                    .token(shop.member(Role.OWNER).login(server.api()).text("/token"));
            return call.path(
                    "session_id",
                    elsewhere
                            .get("/api/auth/sessions")
                            .at("/data")
                            .valueStream()
                            .filter(session -> session.path("current").asBoolean())
                            .findFirst()
                            .orElseThrow()
                            .path("session_id")
                            .asText());
        });
    }

    private static void devices(Rows rows, TestServer server) {
        rows.plain("authorizeDevice");
        rows.member(
                "getDevice",
                (shop, call) -> call.query("user_code", codes(server).text("/user_code")));
        rows.member(
                "approveDevice",
                (shop, call) -> call.with("user_code", codes(server).text("/user_code"))
                        .with("organization_id", shop.organizationId()));
        rows.member(
                "denyDevice",
                (shop, call) -> call.with("user_code", codes(server).text("/user_code")));
        rows.member("pollDeviceToken", (shop, call) -> {
            Answer codes = codes(server);
            shop.member(Role.VIEWER)
                    .api()
                    .post("/api/auth/device/approve", Map.of("user_code", codes.text("/user_code")))
                    .mustBe(200);
            return call.with("device_code", codes.text("/device_code"));
        });
    }

    private static Answer codes(TestServer server) {
        return server.api()
                .post("/api/auth/device/authorize", Map.of("device", "Tablet"))
                .mustBe(200);
    }

    private static void verification(Rows rows, TestServer server) {
        rows.member(
                "resendVerification",
                (shop, call) -> call.with("email", shop.member(Role.HR).email()));
        rows.member(
                "verifyEmail",
                (shop, call) ->
                        call.query("token", server.mails().token(server.signUp().email(), "email_verification", 1)));
    }

    private static void platform(Rows rows, TestServer server) {
        for (String operation : List.of("getPlatformUser", "lockUser", "unlockUser", "removeUserSecondFactor")) {
            rows.platformAdmin(
                    operation,
                    (shop, call) -> call.path("user_id", server.signUp().userId()));
        }
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
