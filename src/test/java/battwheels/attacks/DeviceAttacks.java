package battwheels.attacks;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Codes of devices. */
final class DeviceAttacks {
    private DeviceAttacks() {}

    static void add(Scene scene) {
        devices(scene);
        grants(scene);
    }

    private static void devices(Scene scene) {
        scene.attack(
                "device code guessed",
                "DEVICE_CODE_INVALID",
                () -> scene.poll("dev_00000000000000000000000000000000." + "A".repeat(43)));
        scene.attack(
                "device code with another's secret",
                "DEVICE_CODE_INVALID",
                () -> scene.poll(scene.codes().text("/device_code").split("\\.")[0] + "."
                        + scene.codes().text("/device_code").split("\\.")[1]));
        scene.attack(
                "user code for a device code",
                "DEVICE_CODE_INVALID",
                () -> scene.poll(scene.codes().text("/user_code")));
        scene.attack(
                "device code for a token",
                "AUTH_REQUIRED",
                () -> scene.bearer(scene.codes().text("/device_code")));
        scene.attack("device code again", "DEVICE_CODE_INVALID", () -> {
            Answer codes = scene.codes();
            scene.approve(scene.victim, codes).mustBe(200);
            scene.poll(codes.text("/device_code")).mustBe(200);
            return scene.poll(codes.text("/device_code"));
        });
        scene.attack("device code after its time", "DEVICE_CODE_EXPIRED", () -> {
            Answer codes = scene.codes();
            scene.clock.advance(Duration.ofMinutes(10));
            return scene.poll(codes.text("/device_code"));
        });
        scene.attack(
                "device nobody let in",
                "AUTHORIZATION_PENDING",
                () -> scene.poll(scene.codes().text("/device_code")));
    }

    private static void grants(Scene scene) {
        scene.attack("device turned away", "ACCESS_DENIED", () -> {
            Answer codes = scene.codes();
            scene.victim
                    .api()
                    .post("/api/auth/device/deny", Map.of("user_code", codes.text("/user_code")))
                    .mustBe(200);
            return scene.poll(codes.text("/device_code"));
        });
        scene.attack("device let in before a change of password", "DEVICE_CODE_INVALID", () -> {
            Member one = scene.server.signUp();
            Answer codes = scene.codes();
            scene.approve(one, codes).mustBe(200);
            scene.reset(scene.forget(one, 1), Scene.NEXT).mustBe(200);
            return scene.poll(codes.text("/device_code"));
        });
        scene.attack(
                "device into another organization",
                "TENANT_ACCESS_DENIED",
                () -> scene.server
                        .signUp()
                        .api()
                        .post(
                                "/api/auth/device/approve",
                                Map.of(
                                        "user_code",
                                        scene.codes().text("/user_code"),
                                        "organization_id",
                                        scene.victim.organizationId())));
        scene.attack("user codes tried out", "LOGIN_LOCKED", () -> {
            Member one = scene.server.signUp();
            Answer codes = scene.codes();
            for (String guess : List.of("BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD", "FFFF-FFFF", "GGGG-GGGG")) {
                one.api().get("/api/auth/device?user_code=" + guess).mustBe(400);
            }
            return scene.approve(one, codes);
        });
    }
}
