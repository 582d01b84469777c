package battwheels.attacks;

import battwheels.fixtures.Api;
import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;
import battwheels.fixtures.PlatformAdmin;
import java.time.Duration;
import java.util.Map;

/** Sign-ins that are over, and ones that reach for what is not theirs. */
final class SessionAttacks {
    private SessionAttacks() {}

    static void add(Scene scene) {
        endedSessions(scene);
        memberships(scene);
        strangers(scene);
        platform(scene);
    }

    private static void endedSessions(Scene scene) {
        scene.attack("replay after sign-out", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            one.api().post("/api/auth/logout").mustBe(200);
            return scene.later(one.api());
        });
        scene.attack("replay after sign-out everywhere", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            scene.signIn(one).post("/api/auth/logout-everywhere").mustBe(200);
            return scene.later(one.api());
        });
        scene.attack("replay after the session was ended from elsewhere", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            Api second = scene.signIn(one);
            String first = second.get("/api/auth/sessions").text("/data/1/session_id");
            String other = second.get("/api/auth/sessions").text("/data/0/session_id");
            boolean current =
                    second.get("/api/auth/sessions").at("/data/0/current").asBoolean();
            second.delete("/api/auth/sessions/" + (current ? first : other)).mustBe(204);
            return scene.later(one.api());
        });
        scene.attack("replay after a change of password", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            one.api()
                    .post(
                            "/api/auth/change-password",
                            Map.of("current_password", one.password(), "new_password", Scene.NEXT))
                    .mustBe(200);
            return scene.later(one.api());
        });
        scene.attack("replay after a reset of the password", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            scene.reset(scene.forget(one, 1), Scene.NEXT).mustBe(200);
            return scene.later(one.api());
        });
        scene.attack("replay after a second factor was set up elsewhere", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            Api other = scene.signIn(one);
            Authenticator.setUp(one.api(), one.password(), scene.clock);
            return scene.later(other);
        });
    }

    private static void memberships(Scene scene) {
        scene.attack("session of somebody removed", "TENANT_ACCESS_DENIED", () -> {
            Member gone = scene.victim.invites("technician");
            scene.victim
                    .api()
                    .delete(Scene.ORGANIZATION + "/members/" + gone.userId())
                    .mustBe(204);
            scene.clock.advance(Duration.ofSeconds(1));
            return gone.api().get(Scene.TICKETS);
        });
        scene.attack("role of before", "RBAC_DENIED", () -> {
            Member lowered = scene.victim.invites("admin");
            scene.victim
                    .api()
                    .patch(Scene.ORGANIZATION + "/members/" + lowered.userId() + "/role", Map.of("role", "viewer"))
                    .mustBe(200);
            scene.clock.advance(Duration.ofSeconds(1));
            return lowered.api().put(Scene.ORGANIZATION, Map.of("city", "Pune"));
        });
    }

    private static void strangers(Scene scene) {
        scene.attack(
                "header of another organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.mallory
                        .api()
                        .organization(scene.victim.organizationId())
                        .get(Scene.TICKETS));
        scene.attack(
                "header of no organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.mallory
                        .api()
                        .organization("org_00000000000000000000000000000000")
                        .get(Scene.TICKETS));
        scene.attack(
                "pattern for an organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.mallory.api().organization("*").get(Scene.TICKETS));
        scene.attack(
                "switch to another organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.mallory
                        .api()
                        .post(
                                "/api/auth/switch-organization",
                                Map.of("organization_id", scene.victim.organizationId())));
        scene.attack("role of one organization in another", "RBAC_DENIED", () -> {
            scene.victim.invites("viewer", scene.mallory);
            scene.clock.advance(Duration.ofSeconds(1));
            return scene.mallory
                    .api()
                    .organization(scene.victim.organizationId())
                    .put(Scene.ORGANIZATION, Map.of("city", "Pune"));
        });
    }

    private static void platform(Scene scene) {
        scene.attack(
                "session of another ended",
                "NOT_FOUND",
                () -> scene.mallory
                        .api()
                        .delete("/api/auth/sessions/"
                                + scene.victim.api().get("/api/auth/sessions").text("/data/0/session_id")));
        scene.attack(
                "owner at the platform",
                "RBAC_DENIED",
                () -> scene.mallory.api().get("/api/v1/platform/users/" + scene.victim.userId()));
        scene.attack(
                "platform without a second factor",
                "SECOND_FACTOR_MISSING",
                () -> scene.platform.get("/api/v1/platform/users/" + scene.victim.userId()));
        scene.attack(
                "link of the platform admin again",
                "LINK_INVALID",
                () -> scene.server
                        .api()
                        .post(
                                "/api/auth/platform-admin/accept",
                                Map.of(
                                        "token",
                                        scene.server.mails().token(PlatformAdmin.EMAIL, "platform_admin", 1),
                                        "password",
                                        Scene.NEXT)));
    }

    static void late(Scene scene) {
        scene.attack("replay after its time", "SESSION_ENDED", () -> {
            Member one = scene.server.signUp();
            scene.clock.advance(Duration.ofHours(168));
            scene.refreshed();
            return one.api().get(Scene.ME);
        });
        scene.attack("invitation after a week", "LINK_INVALID", () -> {
            String token = scene.victim.inviteToken("viewer", Member.freshEmail());
            scene.clock.advance(Duration.ofDays(7));
            scene.refreshed();
            return scene.accept(token, Scene.NEXT);
        });
    }
}
