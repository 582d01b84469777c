package battwheels.platform.people;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.PasswordRules;
import battwheels.platform.problem.ProblemCode;
import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Password hashes brought along from an older system. */
class OlderPasswordsTest {
    private static final String PASSWORD = "Charge-9-Scooters";
    private static final SteppedClock CLOCK = new SteppedClock();

    @TempDir
    static Path folder;

    private static TestDocuments documents;
    private static Users users;
    private static Passwords target;

    @BeforeAll
    static void open() {
        documents = TestDocuments.in(folder);
        result(documents.platform().ensureIndexes());
        users = new Users(documents.platform(), CLOCK);
        target = new Passwords(
                users,
                new FailedLogins(documents.platform(), CLOCK),
                new PasswordHasher(documents.vertx(), 2, 20, 19_456),
                PasswordRules.load());
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Bcrypt.class,
            names = {"A", "B", "Y"})
    void bcryptIsTakenAndReplacedByArgon2AtTheFirstLogin(Bcrypt variant) throws Exception {
        String email = "ravi-" + variant.minor() + "@example.com";
        String stored = BcryptFunction.getInstance(variant, 6).hash(PASSWORD).getResult();
        store(email, stored);

        onVirtualThread(() -> target.prove(email, PASSWORD));

        String after =
                onVirtualThread(() -> users.findByEmail(email).orElseThrow().passwordHash());
        assertThat(stored).startsWith("$2" + variant.minor() + "$");
        assertThat(after).startsWith("$argon2id$");
        onVirtualThread(() -> target.prove(email, PASSWORD));
    }

    @Test
    void aWrongPasswordMatchesNoBcryptAndReplacesNothing() throws Exception {
        String stored = BcryptFunction.getInstance(Bcrypt.B, 6).hash(PASSWORD).getResult();
        store("meera@example.com", stored);

        assertRefused("meera@example.com", "Charge-9-Scooter", ProblemCode.LOGIN_REFUSED);

        String after = onVirtualThread(
                () -> users.findByEmail("meera@example.com").orElseThrow().passwordHash());
        assertThat(after).isEqualTo(stored);
    }

    @Test
    void whoKnowsAPasswordKeptAsPlainSha256IsToldToChooseAnotherAndNobodyElseLearnsThat() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
        store("kiran@example.com", HexFormat.of().formatHex(digest));

        assertRefused("kiran@example.com", "Not-This-1", ProblemCode.LOGIN_REFUSED);
        assertRefused("kiran@example.com", PASSWORD, ProblemCode.PASSWORD_RESET_REQUIRED);
    }

    @Test
    void aHashNobodyCanReadMatchesNothing() throws Exception {
        store("asha@example.com", "$2b$31$" + "a".repeat(53));
        store("dev@example.com", "pbkdf2:sha256:1000$salt$0123456789abcdef");

        assertRefused("asha@example.com", PASSWORD, ProblemCode.LOGIN_REFUSED);
        assertRefused("dev@example.com", PASSWORD, ProblemCode.LOGIN_REFUSED);
    }

    private static void store(String email, String hash) throws Exception {
        String id = "user_" + HexFormat.of().formatHex(email.getBytes(StandardCharsets.UTF_8));
        onVirtualThread(() -> users.add(User.of(id, email, "Ravi Kumar", hash, CLOCK.instant())));
    }

    private static void assertRefused(String email, String password, ProblemCode code) {
        assertThatThrownBy(() -> onVirtualThread(() -> target.prove(email, password)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
