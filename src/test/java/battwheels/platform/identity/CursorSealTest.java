package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorSealTest {
    private static final CursorBinding LIST =
            new CursorBinding("org_a", "listTickets", Map.of("status", "open", "search", "fan"), "created_at:desc");
    private static final byte[] PLACE = "[\"2026-11-01\",\"tkt_1\"]".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static CursorSeal target;

    @BeforeAll
    static void open() {
        KeyRing ring = KeyRing.open(folder, true, KeyTiming.forTokensOf(Duration.ofHours(1)), InstantSource.system());
        target = new CursorSeal(ring.sealer());
    }

    @Test
    void aCursorOpensForItsOwnList() {
        CursorBinding same =
                new CursorBinding("org_a", "listTickets", Map.of("search", "fan", "status", "open"), "created_at:desc");

        assertThat(target.open(target.seal(PLACE, LIST), same)).hasValue(PLACE);
    }

    @ParameterizedTest
    @MethodSource
    void aCursorOpensForNoOtherList(CursorBinding other) {
        assertThat(target.open(target.seal(PLACE, LIST), other)).isEmpty();
    }

    static Stream<CursorBinding> aCursorOpensForNoOtherList() {
        Map<String, String> filter = LIST.filter();
        return Stream.of(
                new CursorBinding("org_b", "listTickets", filter, "created_at:desc"),
                new CursorBinding("org_a", "listContacts", filter, "created_at:desc"),
                new CursorBinding("org_a", "listTickets", Map.of("status", "open"), "created_at:desc"),
                new CursorBinding(
                        "org_a", "listTickets", Map.of("status", "closed", "search", "fan"), "created_at:desc"),
                new CursorBinding("org_a", "listTickets", Map.of("status", "openfan", "search", ""), "created_at:desc"),
                new CursorBinding("org_a", "listTickets", Map.of(), "created_at:desc"),
                new CursorBinding("org_a", "listTickets", filter, "created_at:asc"),
                new CursorBinding("org_alistTickets", "", filter, "created_at:desc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "****",
                "AAAA",
                "eyJmb28iOjF9",
                "é",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
            })
    void anInventedCursorOpensNothing(String text) {
        assertThat(target.open(text, LIST)).isEmpty();
    }

    @Test
    void aChangedCursorOpensNothing() {
        String cursor = target.seal(PLACE, LIST);
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';

            assertThat(target.open(cursor.substring(0, i) + other + cursor.substring(i + 1), LIST))
                    .isEmpty();
        }
    }

    @Test
    void aCursorShowsNothingOfTheRowAndTravelsInAUrl() {
        assertThat(target.seal(PLACE, LIST)).matches("[A-Za-z0-9_-]+").doesNotContain("tkt");
        assertThat(target.seal(PLACE, LIST)).isNotEqualTo(target.seal(PLACE, LIST));
    }

    @Test
    void aCursorIsBounded() {
        assertThat(target.open(target.seal(new byte[CursorSeal.LARGEST], LIST), LIST))
                .hasValueSatisfying(content -> assertThat(content).hasSize(CursorSeal.LARGEST));
        assertThatThrownBy(() -> target.seal(new byte[CursorSeal.LARGEST + 1], LIST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(target.open("A".repeat(1 << 20), LIST)).isEmpty();
    }
}
