package battwheels.attacks;

import battwheels.fixtures.Api;
import battwheels.fixtures.Browser;
import java.util.Map;

/** Other pages in the browser of somebody signed in. */
final class CookieAttacks {
    private CookieAttacks() {}

    static void add(Scene scene) {
        cookies(scene);
    }

    private static void cookies(Scene scene) {
        Browser browser = Browser.fresh().after(scene.victim.login(scene.server.api()));
        Browser own = Browser.fresh().after(scene.mallory.login(scene.server.api()));
        String session = browser.value(Browser.SESSION);
        String token = browser.value(Browser.CSRF);
        scene.attack("change from a foreign page", "CSRF_REFUSED", () -> scene.city(browser.reads(scene.server.api())));
        scene.attack(
                "guessed header",
                "CSRF_REFUSED",
                () -> scene.city(browser.reads(scene.server.api()).with("X-CSRF-Token", "guess")));
        scene.attack(
                "empty header and cookie",
                "CSRF_REFUSED",
                () -> scene.city(scene.cookies(session, "").with("X-CSRF-Token", "")));
        scene.attack(
                "header without its cookie",
                "CSRF_REFUSED",
                () -> scene.city(scene.server
                        .api()
                        .with("Cookie", "session_token=" + session)
                        .with("X-CSRF-Token", token)));
        scene.attack(
                "pair of another session planted",
                "CSRF_REFUSED",
                () -> scene.city(
                        scene.cookies(session, own.value(Browser.CSRF)).with("X-CSRF-Token", own.value(Browser.CSRF))));
        scene.attack(
                "pair made up",
                "CSRF_REFUSED",
                () -> scene.city(scene.cookies(session, "same").with("X-CSRF-Token", "same")));
        planted(scene, browser, own);
    }

    private static void planted(Scene scene, Browser browser, Browser own) {
        String session = browser.value(Browser.SESSION);
        String token = browser.value(Browser.CSRF);
        scene.attack("pair of an earlier sign-in", "CSRF_REFUSED", () -> {
            Browser later = Browser.fresh().after(scene.victim.login(scene.server.api()));
            return scene.city(scene.cookies(later.value(Browser.SESSION), token).with("X-CSRF-Token", token));
        });
        scene.attack(
                "two csrf cookies",
                "CSRF_REFUSED",
                () -> scene.city(scene.server
                        .api()
                        .with("Cookie", "session_token=" + session + "; csrftoken=x; csrftoken=" + token)
                        .with("X-CSRF-Token", token)));
        scene.attack(
                "csrf token in the query",
                "CSRF_REFUSED",
                () -> browser.reads(scene.server.api())
                        .put(Scene.ORGANIZATION + "?csrftoken=" + token, Map.of("city", "Pune")));
        scene.attack(
                "two session cookies",
                "AUTH_REQUIRED",
                () -> scene.server
                        .api()
                        .with("Cookie", "session_token=" + own.value(Browser.SESSION) + "; session_token=" + session)
                        .get(Scene.ME));
        scene.attack("session fixation", "AUTH_REQUIRED", () -> {
            Api fixed = scene.server.api().with("Cookie", "session_token=fixed-by-mallory");
            fixed.post("/api/auth/login", Map.of("email", scene.victim.email(), "password", scene.victim.password()))
                    .mustBe(200);
            return fixed.get(Scene.ME);
        });
        scene.attack("cookie after sign-out", "SESSION_ENDED", () -> {
            Browser left = Browser.fresh().after(scene.victim.login(scene.server.api()));
            left.changes(scene.server.api()).post("/api/auth/logout").mustBe(200);
            return scene.later(left.reads(scene.server.api()));
        });
        scene.attack(
                "csrf token for a session",
                "AUTH_REQUIRED",
                () -> scene.server
                        .api()
                        .with("Cookie", "session_token=" + token)
                        .get(Scene.ME));
    }
}
