package battwheels.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.json.WireJson;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final JsonMapper BODIES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonMapper DOCUMENTS =
            JsonMapper.builder().addModule(new StoredMoney()).build();

    record Bill(Money total) {}

    @Property
    void everyAmountComesBackFromTheWireAsItWas(
            @ForAll @LongRange(min = -Money.LIMIT_PAISE, max = Money.LIMIT_PAISE) long paise) throws Exception {
        Money money = new Money(paise);

        String text = new String(WireJson.bytes(new Bill(money)), StandardCharsets.UTF_8);

        assertThat(text).matches("\\{\"total\":-?\\d+\\.\\d\\d}");
        assertThat(BODIES.readValue(text, Bill.class).total()).isEqualTo(money);
        assertThat(WireJson.read(BODIES.readTree(text), Bill.class).total()).isEqualTo(money);
    }

    @Property
    void everyAmountComesBackFromADocumentAsWholePaise(
            @ForAll @LongRange(min = -Money.LIMIT_PAISE, max = Money.LIMIT_PAISE) long paise) {
        Bill bill = new Bill(new Money(paise));

        Map<?, ?> document = DOCUMENTS.convertValue(bill, Map.class);

        assertThat(document.get("total")).asString().isEqualTo(Long.toString(paise));
        assertThat(DOCUMENTS.convertValue(document, Bill.class)).isEqualTo(bill);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0E99, 0",
        "0.01, 1",
        "1, 100",
        "1.5, 150",
        "1.500, 150",
        "1E2, 10000",
        "-0.01, -1",
        "100000000000.00, 10000000000000"
    })
    void exactRupeesAreReadHoweverTheyAreWritten(BigDecimal rupees, long paise) {
        assertThat(Money.ofRupees(rupees)).isEqualTo(new Money(paise));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1.005", "100000000000.01", "-100000000000.01", "1E999999999", "1E-999999999"})
    void whatIsNoAmountIsRefusedAndNotRounded(String rupees) {
        assertThat(Money.objection(new BigDecimal(rupees))).isNotNull();
        assertThatThrownBy(() -> Money.ofRupees(new BigDecimal(rupees))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1.00\"", "true", "{}", "1.001", "1e30"})
    void aBodyWithSomethingElseThanAnAmountSaysWhere(String json) {
        assertThatThrownBy(() -> BODIES.readValue("{\"total\":" + json + "}", Bill.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        refused -> assertThat(refused.getPathReference()).contains("\"total\""));
    }

    @ParameterizedTest
    @CsvSource({"100, 0.18, 18", "5, 0.5, 3", "-5, 0.5, -3", "1, 0.49, 0"})
    void aProductIsRoundedHalfUp(long paise, BigDecimal factor, long product) {
        assertThat(new Money(paise).timesHalfUp(factor)).isEqualTo(new Money(product));
    }

    @Test
    void sumsStayExactAndBounded() {
        Money most = new Money(Money.LIMIT_PAISE);

        assertThat(new Money(10).plus(new Money(20)).minus(new Money(5))).isEqualTo(new Money(25));
        assertThat(new Money(10).negated().isNegative()).isTrue();
        assertThat(new Money(1).compareTo(most)).isNegative();
        assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
