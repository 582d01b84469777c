package battwheels.attacks;

import battwheels.fixtures.Member;
import java.time.Duration;
import java.util.Map;

/** Links out of mails, again, late and where they do not belong. */
final class LinkAttacks {
    private LinkAttacks() {}

    static void add(Scene scene) {
        mailedLinks(scene);
        invitations(scene);
    }

    private static void mailedLinks(Scene scene) {
        scene.attack("reset link again", "LINK_INVALID", () -> {
            Member one = scene.server.signUp();
            String token = scene.forget(one, 1);
            scene.reset(token, Scene.NEXT).mustBe(200);
            return scene.reset(token, "Other-Volts-43");
        });
        scene.attack("reset link after a later one", "LINK_INVALID", () -> {
            Member one = scene.server.signUp();
            String earlier = scene.forget(one, 1);
            scene.forget(one, 2);
            return scene.reset(earlier, Scene.NEXT);
        });
        scene.attack("reset link after an hour", "LINK_INVALID", () -> {
            Member one = scene.server.signUp();
            String token = scene.forget(one, 1);
            scene.clock.advance(Duration.ofHours(1));
            return scene.reset(token, Scene.NEXT);
        });
        scene.attack(
                "reset link turned to another user",
                "LINK_INVALID",
                () -> scene.reset(
                        scene.forget(scene.mallory, 1).replace(scene.mallory.userId(), scene.victim.userId()),
                        Scene.NEXT));
        scene.attack("reset link cut short", "LINK_INVALID", () -> {
            String token = scene.forget(scene.mallory, 2);
            return scene.reset(token.substring(0, token.length() - 1), Scene.NEXT);
        });
        scene.attack(
                "reset link guessed",
                "LINK_INVALID",
                () -> scene.reset(scene.victim.userId() + "." + "A".repeat(43), Scene.NEXT));
        scene.attack("reset link for a token", "AUTH_REQUIRED", () -> scene.bearer(scene.forget(scene.mallory, 3)));
        scene.attack("confirmation link again", "LINK_INVALID", () -> {
            Member one = scene.server.signUp();
            String token = scene.server.mails().token(one.email(), "email_verification", 1);
            scene.verify(token).mustBe(200);
            return scene.verify(token);
        });
        scene.attack(
                "confirmation link for a reset",
                "LINK_INVALID",
                () -> scene.reset(
                        scene.server.mails().token(scene.mallory.email(), "email_verification", 1), Scene.NEXT));
        scene.attack("confirmation link after a day", "LINK_INVALID", () -> {
            Member one = scene.server.signUp();
            String token = scene.server.mails().token(one.email(), "email_verification", 1);
            scene.clock.advance(Duration.ofHours(24));
            return scene.verify(token);
        });
    }

    private static void invitations(Scene scene) {
        scene.attack("invitation again", "LINK_INVALID", () -> {
            String token = scene.victim.inviteToken("viewer", Member.freshEmail());
            scene.accept(token, Scene.NEXT).mustBe(200);
            return scene.accept(token, Scene.NEXT);
        });
        scene.attack("invitation taken back", "LINK_INVALID", () -> {
            String token = scene.victim.inviteToken("viewer", Member.freshEmail());
            String id = scene.victim
                    .api()
                    .get(Scene.ORGANIZATION + "/invites?status=pending")
                    .text("/data/0/invite_id");
            scene.victim.api().delete(Scene.ORGANIZATION + "/invites/" + id).mustBe(204);
            return scene.accept(token, Scene.NEXT);
        });
        scene.attack(
                "invitation turned to another organization",
                "LINK_INVALID",
                () -> scene.accept(
                        scene.mallory
                                .inviteToken("admin", Member.freshEmail())
                                .replace(scene.mallory.organizationId(), scene.victim.organizationId()),
                        Scene.NEXT));
        scene.attack("invitation of a removed member", "LINK_INVALID", () -> {
            String token = scene.victim.inviteToken("viewer", Member.freshEmail());
            String user = scene.accept(token, Scene.NEXT).mustBe(200).text("/user/user_id");
            scene.victim.api().delete(Scene.ORGANIZATION + "/members/" + user).mustBe(204);
            return scene.accept(token, Scene.NEXT);
        });
        scene.attack(
                "somebody else's account by invitation",
                "LOGIN_REFUSED",
                () -> scene.accept(scene.mallory.inviteToken("admin", scene.victim.email()), Scene.NEXT));
        scene.attack(
                "invitation for a reset",
                "LINK_INVALID",
                () -> scene.reset(scene.mallory.inviteToken("viewer", Member.freshEmail()), Scene.NEXT));
        scene.attack("invited above oneself", "RBAC_DENIED", () -> {
            Member technician = scene.victim.invites("technician");
            return technician
                    .api()
                    .post(
                            Scene.ORGANIZATION + "/invite",
                            Map.of("email", Member.freshEmail(), "name", "Me", "role", "admin"));
        });
    }
}
