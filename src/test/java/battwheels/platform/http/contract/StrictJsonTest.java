package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void decimalsKeepEveryDigit() {
        var tree = tree("{\"amount\":90071992547409.93,\"rate\":0.10}");

        assertThat(tree.get("amount").decimalValue()).isEqualTo(new BigDecimal("90071992547409.93"));
        assertThat(tree.get("rate").decimalValue().toPlainString()).isEqualTo("0.10");
    }

    @Test
    void aMemberGivenTwiceIsNamed() {
        assertThat(fault("{\"lines\":[{\"qty\":1,\"qty\":2}]}"))
                .isEqualTo(new Fault("/lines/0/qty", "qty is given twice."));
    }

    @Test
    void membersThatAreOneAfterUnescapingAreGivenTwice() {
        assertThat(fault("{\"a\":1,\"\\u0061\":2}")).isEqualTo(new Fault("/a", "a is given twice."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "[Infinity]",
                "[+1]",
                "[01]",
                "[.5]",
                "[1.]",
                "[0x10]",
                "{} {}",
                "{}x",
                "nul",
                "// c\n{}",
                "\"\t\"",
                "[1e999999999]",
                "[1e-999999999]",
                "[\"\\ud800\"]",
                "[\"\\u0000\"]",
                "{\"\\u0000\":1}",
                "\uFEFF{}",
                "]",
                "[}"
            })
    void hostileTextIsAFaultAndNoException(String text) {
        assertThat(fault(text).message()).isNotBlank();
    }

    @Test
    void depthIsBounded() {
        assertThat(fault("[".repeat(33) + "]".repeat(33)).message()).contains("at most 32 levels");
        assertThat(fault("[".repeat(100_000)).message()).contains("at most 32 levels");
        assertThat(tree("[".repeat(32) + "]".repeat(32))).isNotNull();
    }

    @Test
    void longNumbersNamesAndTextsAreBounded() {
        assertThat(fault("[" + "9".repeat(61) + "]").message()).contains("at most 60 characters");
        assertThat(fault("{\"" + "n".repeat(300) + "\":1}").message()).contains("too long");
        assertThat(fault("[\"" + "t".repeat(1_100_000) + "\"]").message()).contains("too long");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xFF, 0xE2})
    void bytesThatAreNotUtf8AreRefused(int wrong) {
        var bytes = new byte[] {'[', '"', (byte) wrong, '"', ']'};

        assertThat(StrictJson.parse(bytes))
                .isEqualTo(new StrictJson.Parsed.Unreadable(new Fault("", "the body must be UTF-8.")));
    }

    @Test
    void surrogatesAndOverlongFormsInBytesAreRefused() {
        assertThat(StrictJson.parse(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isInstanceOf(StrictJson.Parsed.Unreadable.class);
        assertThat(StrictJson.parse(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}))
                .isInstanceOf(StrictJson.Parsed.Unreadable.class);
    }

    @Test
    void utf16IsNotGuessed() {
        assertThat(StrictJson.parse("{}".getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(StrictJson.Parsed.Unreadable.class);
    }

    @Test
    void noContentIsRepeatedInAFaultOfSyntax() {
        assertThat(fault("{\"password\": secretish}").message()).doesNotContain("secretish");
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() {
        assertThat(tree("[\"\\ud83d\\ude00\"]").get(0).asText()).isEqualTo("\uD83D\uDE00");
    }

    @Property(tries = 500)
    void noBytesWhateverCauseAnException(@ForAll byte[] bytes) {
        assertThat(StrictJson.parse(bytes)).isNotNull();
    }

    @Property(tries = 300)
    void brokenBodiesAreFaultsOrTrees(@ForAll @IntRange(max = 60) int at, @ForAll byte wrong) {
        var bytes = "{\"title\":\"No charge \\u20b9\",\"cost\":12.50,\"tags\":[true,null,{}]}"
                .getBytes(StandardCharsets.UTF_8);
        bytes[at % bytes.length] = wrong;

        assertThat(StrictJson.parse(bytes)).isNotNull();
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
        return ((StrictJson.Parsed.Tree) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))).root();
    }

    private static Fault fault(String json) {
        return ((StrictJson.Parsed.Unreadable) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))).fault();
    }
}
