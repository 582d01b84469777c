package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.GstState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"' Asha@Example.COM ', asha@example.com", "a.b+c@sub.example.co.in, a.b+c@sub.example.co.in"})
    void addressesAreFolded(String typed, String folded) {
        assertThat(EmailAddress.of(typed).value()).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "asha",
                "asha@",
                "@example.com",
                "a b@example.com",
                "a@example",
                "a@-x.com",
                "a@x..com",
                "a@b@c.de"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(EmailAddress.objection(typed)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "+91 98765 43210, 9876543210",
        "098765-43210, 9876543210",
        "9876543210, 9876543210",
        "0091 9876543210, 9876543210",
        "(022) 2345 6789, 02223456789",
        "+1 212 555 0100 x12, 1212555010012",
        "112, 112"
    })
    void phoneNumbersAreKeptAndComparable(String typed, String dialled) {
        PhoneNumber number = PhoneNumber.of(typed);

        assertThat(number.value()).isEqualTo(typed);
        assertThat(number.dialled()).isEqualTo(dialled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "call me", "123456789012345678901", "98765\u0000"})
    void whatIsNoPhoneNumberIsRefused(String typed) {
        assertThat(PhoneNumber.objection(typed)).isNotNull();
    }

    @Property
    void whateverIsTypedIsEitherReadOrRefused(@ForAll String typed) {
        if (EmailAddress.objection(typed) == null) {
            assertThat(EmailAddress.of(EmailAddress.of(typed).value())).isEqualTo(EmailAddress.of(typed));
        }
        if (PhoneNumber.objection(typed) == null) {
            assertThat(PhoneNumber.of(PhoneNumber.of(typed).value())).isEqualTo(PhoneNumber.of(typed));
        }
    }

    @Test
    void aPanIsReadAndItsHolderTold() {
        assertThat(Pan.of("aapfu0939f").hasKnownHolder()).isTrue();
        assertThat(Pan.of("ABCDE1234F").hasKnownHolder()).isFalse();
        assertThat(Pan.objection("ABCDE12345")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"27, 27", "maharashtra, 27", "Jammu & Kashmir, 01", "' Tamil  Nadu ', 33"})
    void statesAreFoundByCodeAndName(String typed, String code) {
        assertThat(GstState.named(typed)).map(GstState::code).hasValue(code);
    }

    @Test
    void everyStateInUseIsKnown() {
        assertThat(GstState.all()).hasSize(37);
        assertThat(GstState.ofCode("25")).isEmpty();
    }
}
