package battwheels.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the library, which is right and slow. */
class InstantTextTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void anyInstantIsWrittenAndReadAsTheLibraryDoes() {
        var chance = new Random(11);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(chance.nextLong(first, last), chance.nextInt(1_000_000_000));
            String text = FORM.format(instant);

            assertThat(InstantText.write(instant)).isEqualTo(text);
            assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01T09:30:00Z",
                "2026-04-01T09:30:00.123456789Z",
                "2026-04-01T15:00:00.000+05:30",
                "2026-04-01T24:00:00.000Z",
                "2016-12-31T23:59:60.000Z",
                "2024-02-29T00:00:00.000Z",
                "-0044-03-15T12:00:00.000Z",
                "+12026-04-01T09:30:00.000Z"
            })
    void otherFormsAreReadAsTheLibraryReadsThem(String text) {
        assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z",
                "2026-04-00T00:00:00.000Z",
                "2026-04-01T09:60:00.000Z",
                "2026-04-01T25:00:00.000Z",
                "2026-04-01T09:30:61.000Z",
                "2026-04-01 09:30:00.000Z",
                "२०२६-04-01T09:30:00.000Z",
                "yesterday"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThatThrownBy(() -> InstantText.read(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void yearsOfMoreDigitsAreWrittenToo() {
        Instant far = Instant.parse("+12026-04-01T09:30:00Z");

        assertThat(InstantText.read(InstantText.write(far))).isEqualTo(far);
    }
}
