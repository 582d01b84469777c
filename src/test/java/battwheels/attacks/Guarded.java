package battwheels.attacks;

import battwheels.fixtures.Authenticator;
import battwheels.fixtures.Member;

/** Somebody with a second factor. */
final class Guarded {
    final Member member;
    final Authenticator phone;
    private final Scene scene;

    Guarded(Scene scene) {
        this.scene = scene;
        this.member = scene.server.signUp();
        this.phone = Authenticator.setUp(member.api(), member.password(), scene.clock);
    }

    /** Of a sign-in that got as far as the password. */
    String challenge() {
        return member.login(scene.server.api()).mustBe(401).text("/challenge");
    }
}
