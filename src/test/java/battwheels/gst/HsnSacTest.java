package battwheels.gst;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HsnSacTest {
    @ParameterizedTest
    @ValueSource(strings = {"8507", "850760", "85076000", "998714", "8711"})
    void codesOfGoodsAndServicesAreTaken(String code) {
        assertThat(HsnSac.objection(code)).isNull();
        assertThat(HsnSac.of(" " + code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "85",
                "85076",
                "8507600",
                "850760001",
                "85O7",
                "-8507",
                "८५०७",
                "0007",
                "7701",
                "9987",
                "99871401"
            })
    void anythingElseIsRefused(String code) {
        assertThat(HsnSac.objection(code)).isNotNull();
    }

    @Test
    void aServiceStartsWith99() {
        assertThat(HsnSac.of("998714").isService()).isTrue();
        assertThat(HsnSac.of("8507").isService()).isFalse();
    }

    @Test
    void codesOfTheTradeAreDescribed() {
        assertThat(HsnSac.of("998714").description())
                .hasValueSatisfying(text -> assertThat(text).isNotBlank());
        assertThat(HsnSac.of("0101").description()).isEmpty();
    }
}
