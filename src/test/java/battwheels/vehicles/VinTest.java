package battwheels.vehicles;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {
    private static final String AMERICAN = "1M8GDM9AXKP042788";

    @ParameterizedTest
    @ValueSource(strings = {"1M8GDM9AXKP042788", "1HGBH41JXMN109186", "5yj3e1ea2kf-317 000", "11111111111111111"})
    void americanNumbersWithTheirCheckDigitAreRead(String typed) {
        assertThat(Vin.objection(typed)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MA3EYD32S00123456", "MAT612345ABC00001", "LRW3E7EK0NC000001", "WVWZZZ1JZXW000001"})
    void elsewhereTheNinthPlaceIsTheMakers(String typed) {
        assertThat(Vin.of(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MA3EYD32S0012345", "MA3EYD32S001234567", "MAOEYD32S00123456", "MA3EYD32S0012345Q"})
    void lengthAndAlphabetHoldEverywhere(String typed) {
        assertThat(Vin.objection(typed)).isNotNull();
    }

    @Property
    void aWrongDigitInAnAmericanNumberIsFound(
            @ForAll @IntRange(min = 11, max = 16) int place, @ForAll @CharRange(from = '0', to = '9') char digit) {
        String changed = AMERICAN.substring(0, place) + digit + AMERICAN.substring(place + 1);

        assertThat(Vin.objection(changed) == null).isEqualTo(changed.equals(AMERICAN));
    }
}
