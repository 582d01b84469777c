package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.gst.GstState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GstinTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Provide
    Arbitrary<String> gstins() {
        Arbitrary<String> states = Arbitraries.of(GstState.all()).map(GstState::code);
        Arbitrary<String> letters =
                Arbitraries.strings().withCharRange('A', 'Z').ofLength(5);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(4);
        Arbitrary<String> last = Arbitraries.strings().withCharRange('A', 'Z').ofLength(1);
        Arbitrary<String> entity = Arbitraries.strings()
                .withCharRange('1', '9')
                .withCharRange('A', 'Z')
                .ofLength(1);
        return Combinators.combine(states, letters, digits, last, entity)
                .as((state, five, four, one, number) -> state + five + four + one + number + "Z")
                .map(first -> first + Gstin.checkCharacter(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"27AAPFU0939F1ZV", "29AAGCB7383J1Z4", " 27aapfu0939f1zv "})
    void numbersInUseAreRead(String typed) {
        assertThat(Gstin.objection(typed)).isNull();
        assertThat(Gstin.of(typed).value()).isUpperCase().hasSize(15);
    }

    @Property
    void aNumberWithItsCheckCharacterIsRead(@ForAll("gstins") String gstin) {
        assertThat(Gstin.objection(gstin)).isNull();
        assertThat(Gstin.of(gstin).pan().value()).isEqualTo(gstin.substring(2, 12));
        assertThat(Gstin.of(gstin).stateCode()).isEqualTo(gstin.substring(0, 2));
    }

    @Property
    void everyWrongCharacterIsFound(
            @ForAll("gstins") String gstin,
            @ForAll @IntRange(max = 14) int place,
            @ForAll @IntRange(max = 35) int wrong) {
        String changed = gstin.substring(0, place) + ALPHABET.charAt(wrong) + gstin.substring(place + 1);

        assertThat(Gstin.objection(changed) == null).isEqualTo(changed.equals(gstin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "27AAPFU0939F1Z", "27AAPFU0939F1ZVX", "27AAPFU0939F1ZW", "27AAPFU093AF1ZV", "2ïAAPFU0939F1ZV"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(Gstin.objection(typed)).isNotNull();
    }

    @Test
    void anUnknownStateIsRefusedThoughTheCheckCharacterFits() {
        String first = "99AAPFU0939F1Z";

        assertThat(Gstin.objection(first + Gstin.checkCharacter(first))).contains("state code");
    }

    @Test
    void aCheckTellsStateAndPanOrWhyNot() {
        assertThat(GstinCheck.of("27aapfu0939f1zv").details())
                .isEqualTo(new GstinCheck.Details("27", "Maharashtra", "AAPFU0939F"));
        assertThat(GstinCheck.of("27AAPFU0939F1ZW"))
                .isEqualTo(new GstinCheck("27AAPFU0939F1ZW", false, null, "has a wrong check character (the last)"));
    }
}
