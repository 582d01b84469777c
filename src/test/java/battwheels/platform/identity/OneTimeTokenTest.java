package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import battwheels.platform.tenancy.OrganizationId;
import java.security.SecureRandom;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeTokenTest {
    private static final String INVITE = "invite_0123456789abcdef";
    private static final OrganizationId ORGANIZATION = new OrganizationId("org_0123456789abcdef");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void theLinkSaysInClearWhereToLook() {
        OneTimeToken target = OneTimeToken.issue(Optional.of(ORGANIZATION), INVITE, RANDOM);

        assertThat(target.text()).startsWith("org_0123456789abcdef.invite_0123456789abcdef.");
        assertThat(OneTimeToken.parse(target.text())).contains(target);
    }

    @Test
    void aTokenWithoutAnOrganizationIsReadBack() {
        OneTimeToken target = OneTimeToken.issue(Optional.empty(), "usr_0123456789abcdef", RANDOM);

        assertThat(OneTimeToken.parse(target.text())).contains(target);
    }

    @Test
    void onlyItsOwnHashMatches() {
        OneTimeToken target = OneTimeToken.issue(Optional.empty(), INVITE, RANDOM);
        OneTimeToken other = OneTimeToken.issue(Optional.empty(), INVITE, RANDOM);

        assertThat(target.matches(target.hash())).isTrue();
        assertThat(target.matches(other.hash())).isFalse();
        assertThat(target.matches(target.secret())).isFalse();
        assertThat(target.matches("")).isFalse();
    }

    @Test
    void neitherTheHashNorALogLineShowsTheSecret() {
        OneTimeToken target = OneTimeToken.issue(Optional.of(ORGANIZATION), INVITE, RANDOM);

        assertThat(target.hash()).doesNotContain(target.secret());
        assertThat(target.toString()).doesNotContain(target.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "invite_0123456789abcdef",
                "invite_0123456789abcdef.short",
                "invite_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "INVITE_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "org_x.invite_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "usr_0123456789abcdef.invite_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "org_0123456789abcdef.invite_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.x",
                "org_0123456789abcdef.invite_0123456789abcdef.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "invite_$where.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void whatCannotBeATokenIsRefusedQuietly(String text) {
        assertThat(OneTimeToken.parse(text)).isEmpty();
    }

    @Property
    void readingNeverThrows(@ForAll String text) {
        assertThatCode(() -> OneTimeToken.parse(text)).doesNotThrowAnyException();
    }

    @Property
    void whatIsReadIsWrittenBackUnchanged(
            @ForAll @StringLength(min = 8, max = 40) @Chars({'0', '9', 'a'}) @CharRange(from = 'b', to = 'z') String id,
            @ForAll boolean inOrganization) {
        OneTimeToken target = OneTimeToken.issue(
                inOrganization ? Optional.of(ORGANIZATION) : Optional.empty(), "invite_" + id, RANDOM);

        assertThat(OneTimeToken.parse(target.text()).map(OneTimeToken::text)).contains(target.text());
    }
}
