package battwheels.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every way we know of to come in, stay in or get further in over HTTP without the right to: each is tried against a
 * whole server and refused with its code. {@code platform.identity.HostileTokensTest} forges the tokens themselves in
 * finer detail.
 */
class AttackListTest {
    private static final SteppedClock CLOCK = new SteppedClock();

    @RegisterExtension
    static final TestServer SERVER = new TestServer().at(CLOCK).with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    private static Scene scene;

    @BeforeAll
    static void settle() {
        scene = new Scene(SERVER, CLOCK);
        TokenAttacks.add(scene);
        CookieAttacks.add(scene);
        SessionAttacks.add(scene);
        LinkAttacks.add(scene);
        SecondFactorAttacks.add(scene);
        DeviceAttacks.add(scene);
        KeyAttacks.add(scene);
        SessionAttacks.late(scene);
    }

    @TestFactory
    Stream<DynamicTest> isRefused() {
        List<DynamicTest> attacks = scene.attacks();
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(100);
        assertThat(attacks.stream().map(DynamicTest::getDisplayName)).doesNotHaveDuplicates();
        return attacks.stream();
    }

    @AfterAll
    static void nobodyWasHarmed() {
        assertThat(scene.signIn(scene.victim)
                        .get(Scene.ORGANIZATION)
                        .mustBe(200)
                        .at("/city")
                        .isNull())
                .isTrue();
    }
}
