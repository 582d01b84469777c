package battwheels.vehicles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("DLMHdlmhßıſ0123456789 -./_·\t").ofMaxLength(20),
                Arbitraries.strings().ofMaxLength(20));
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll("typed") String typed) {
        String once = RegistrationNumber.normalised(typed);

        assertThat(RegistrationNumber.normalised(once)).isEqualTo(once);
    }

    @Property
    void whatHasNoObjectionIsANumber(@ForAll("typed") String typed) {
        boolean accepted = RegistrationNumber.objection(typed) == null;

        if (accepted) {
            assertThat(RegistrationNumber.of(typed).value()).matches("[A-Z0-9]{4,15}");
        } else {
            assertThatThrownBy(() -> RegistrationNumber.of(typed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dl 01 ab 1234, DL01AB1234, STATE", "DL-3C-AB-1234, DL3CAB1234, STATE", "MH 12 1234, MH121234, STATE",
        "KA.51.M.7, KA51M7, STATE", "22 bh 1234 aa, 22BH1234AA, BHARAT", "T 03 24 MH 1234 AB, T0324MH1234AB, TEMPORARY",
        "MH 01 TC 1234, MH01TC1234, TRADE", "MH 01 A 1234 TC 01, MH01A1234TC01, TRADE", "DEA 1234, DEA1234, OLD",
        "77 CD 12, 77CD12, DIPLOMATIC", "08B 123456K, 08B123456K, OTHER", "22 BH 1234 OO, 22BH1234OO, OTHER"
    })
    void platesAreNormalisedAndTheirFormatIsRecognised(String typed, String value, RegistrationSeries series) {
        RegistrationNumber number = RegistrationNumber.of(typed);

        assertThat(number.value()).isEqualTo(value);
        assertThat(number.series()).isEqualTo(series);
        assertThat(number.series().isRecognised()).isEqualTo(series != RegistrationSeries.OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABC", "NOPLATE", "DL 01 AB 1234 567890", "DL#01AB1234", "दिल्ली 01"})
    void whatIsNoPlateIsRefused(String typed) {
        assertThat(RegistrationNumber.objection(typed)).isNotNull();
    }

    @Test
    void aNumberNotNormalisedCannotBeMade() {
        assertThatThrownBy(() -> new RegistrationNumber("dl01ab1234")).isInstanceOf(IllegalArgumentException.class);
    }
}
