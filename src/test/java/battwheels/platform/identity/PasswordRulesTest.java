package battwheels.platform.identity;

import static battwheels.platform.identity.PasswordFault.COMMON;
import static battwheels.platform.identity.PasswordFault.NO_DIGIT;
import static battwheels.platform.identity.PasswordFault.NO_SPECIAL;
import static battwheels.platform.identity.PasswordFault.NO_UPPER_CASE;
import static battwheels.platform.identity.PasswordFault.SHORTER_THAN_EIGHT;
import static battwheels.platform.identity.PasswordFault.SHORTER_THAN_SIX;
import static battwheels.platform.identity.PasswordFault.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final PasswordRules RULES = PasswordRules.load();

    private final PasswordRules target = RULES;

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(target.faultsAtChange("abc"))
                .containsExactly(SHORTER_THAN_EIGHT, NO_UPPER_CASE, NO_DIGIT, NO_SPECIAL);
    }

    @Test
    void signUpAsksForSixCharactersOnly() {
        assertThat(target.faultsAtSignUp("blau-7")).isEmpty();
        assertThat(target.faultsAtSignUp("blau7")).containsExactly(SHORTER_THAN_SIX);
    }

    @Test
    void changeAsksForMore() {
        assertThat(target.faultsAtChange("Blau-Wal7")).isEmpty();
        assertThat(target.faultsAtChange("blau-7")).containsExactly(SHORTER_THAN_EIGHT, NO_UPPER_CASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password123!", "P@ssw0rd", "Welcome@123", "12345678"})
    void whatIsGuessedFirstIsRefusedWhateverItsForm(String password) {
        assertThat(target.faultsAtSignUp(password)).contains(COMMON);
        assertThat(target.faultsAtChange(password)).contains(COMMON);
    }

    @Test
    void aCharacterIsWhatAPersonSeesAsOneCodePoint() {
        assertThat(target.faultsAtSignUp("🔋🔋🔋")).contains(SHORTER_THAN_SIX);
        assertThat(target.faultsAtSignUp("🔋".repeat(200))).isEmpty();
        assertThat(target.faultsAtSignUp("🔋".repeat(201))).containsExactly(TOO_LONG);
    }

    @Test
    void spaceIsAllowedButNotSpecial() {
        assertThat(target.faultsAtChange("Three Words 4")).containsExactly(NO_SPECIAL);
    }

    @Property
    void signUpFindsNothingThatChangeDoesNotFindToo(
            @ForAll boolean strong, @ForAll @StringLength(max = 210) String text) {
        String password = strong ? "Aq7!" + text : text;

        if (RULES.faultsAtChange(password).isEmpty()) {
            assertThat(RULES.faultsAtSignUp(password)).isEmpty();
        }
    }
}
