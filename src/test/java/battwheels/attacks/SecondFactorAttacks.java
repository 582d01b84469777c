package battwheels.attacks;

import battwheels.fixtures.Member;
import java.time.Duration;
import java.util.Map;

/** Around the second factor, and around the first. */
final class SecondFactorAttacks {
    private SecondFactorAttacks() {}

    static void add(Scene scene) {
        secondFactors(scene);
        recoveryCodes(scene);
        passwords(scene);
    }

    private static void secondFactors(Scene scene) {
        scene.attack(
                "password alone", "SECOND_FACTOR_REQUIRED", () -> new Guarded(scene).member.login(scene.server.api()));
        scene.attack("code again", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            String code = one.phone.code(scene.clock, 0);
            scene.answer(one.challenge(), "code", code).mustBe(200);
            return scene.answer(one.challenge(), "code", code);
        });
        scene.attack("code of the step before the one taken", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            scene.answer(one.challenge(), "code", one.phone.code(scene.clock, 1))
                    .mustBe(200);
            return scene.answer(one.challenge(), "code", one.phone.code(scene.clock, 0));
        });
        scene.attack("code of two steps on", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            return scene.answer(one.challenge(), "code", one.phone.code(scene.clock, 2));
        });
        scene.attack(
                "code of another's phone",
                "LOGIN_REFUSED",
                () -> scene.answer(
                        new Guarded(scene).challenge(), "code", new Guarded(scene).phone.code(scene.clock, 0)));
        scene.attack("challenge again", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            String challenge = one.challenge();
            scene.answer(challenge, "code", one.phone.code(scene.clock, 0)).mustBe(200);
            return scene.answer(challenge, "code", one.phone.code(scene.clock, 1));
        });
        scene.attack("challenge after five minutes", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            String challenge = one.challenge();
            scene.clock.advance(Duration.ofMinutes(5));
            return scene.answer(challenge, "code", one.phone.code(scene.clock, 0));
        });
        scene.attack("challenge made up", "LOGIN_REFUSED", () -> scene.answer("AAAA", "code", "123456"));
        scene.attack("challenge for a token", "AUTH_REQUIRED", () -> scene.bearer(new Guarded(scene).challenge()));
    }

    private static void recoveryCodes(Scene scene) {
        scene.attack("recovery code again", "LOGIN_REFUSED", () -> {
            Guarded one = new Guarded(scene);
            String code = one.phone.recoveryCodes().getFirst();
            scene.answer(one.challenge(), "recovery_code", code).mustBe(200);
            return scene.answer(one.challenge(), "recovery_code", code);
        });
        scene.attack(
                "recovery code of another",
                "LOGIN_REFUSED",
                () -> scene.answer(
                        new Guarded(scene).challenge(),
                        "recovery_code",
                        new Guarded(scene).phone.recoveryCodes().getFirst()));
        scene.attack("codes tried out", "LOGIN_LOCKED", () -> {
            Guarded one = new Guarded(scene);
            for (int i = 0; i < 5; i++) {
                scene.answer(one.challenge(), "code", one.phone.code(scene.clock, 9))
                        .mustBe(401);
            }
            return scene.answer(one.challenge(), "code", one.phone.code(scene.clock, 0));
        });
        scene.attack("second factor replaced by who has the session", "ILLEGAL_MOVE", () -> {
            Guarded one = new Guarded(scene);
            return one.member.api().post("/api/auth/second-factor", Map.of("current_password", one.member.password()));
        });
        scene.attack("second factor passed by an invitation", "SECOND_FACTOR_REQUIRED", () -> {
            Guarded one = new Guarded(scene);
            return scene.accept(scene.mallory.inviteToken("viewer", one.member.email()), one.member.password());
        });
    }

    private static void passwords(Scene scene) {
        scene.attack("wrong password", "LOGIN_REFUSED", () -> scene.login(scene.mallory.email(), "Not-This-1"));
        scene.attack(
                "password in other letters",
                "LOGIN_REFUSED",
                () -> scene.login(
                        scene.mallory.email(), scene.mallory.password().toUpperCase(java.util.Locale.ROOT)));
        scene.attack(
                "password with something after it",
                "LOGIN_REFUSED",
                () -> scene.login(scene.mallory.email(), scene.mallory.password() + " "));
        scene.attack(
                "password of another",
                "LOGIN_REFUSED",
                () -> scene.login(Member.freshEmail(), scene.victim.password()));
        scene.attack("passwords tried out", "LOGIN_LOCKED", () -> {
            Member one = scene.server.signUp();
            for (int i = 0; i < 5; i++) {
                scene.login(one.email(), "Not-This-1").mustBe(401);
            }
            return one.login(scene.server.api());
        });
        scene.attack("password of before a reset", "LOGIN_REFUSED", () -> {
            Member one = scene.server.signUp();
            scene.reset(scene.forget(one, 1), Scene.NEXT).mustBe(200);
            return one.login(scene.server.api());
        });
        scene.attack(
                "password changed without the one before",
                "VALIDATION_FAILED",
                () -> scene.mallory
                        .api()
                        .post(
                                "/api/auth/change-password",
                                Map.of("current_password", "Not-This-1", "new_password", Scene.NEXT)));
    }
}
