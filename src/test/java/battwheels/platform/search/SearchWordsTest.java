package battwheels.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Does NOT charge!, '[\"does\",\"not\",\"charge\"]'",
        "Ökonom é Straße, '[\"okonom\",\"e\",\"straße\"]'",
        "asha@example.com, '[\"asha\",\"example\",\"com\"]'",
        "बैटरी नहीं चलती, '[\"बैटरी\",\"नहीं\",\"चलती\"]'",
        "'$where .* {}', '[\"where\"]'",
        "twice twice, '[\"twice\"]'"
    })
    void wordsAreFoldedAndCutWhereLettersEnd(String text, String words) {
        assertThat(SearchWords.of(Stream.of(text)).encode()).isEqualTo(words);
    }

    @Test
    void whatIsKeptAndAskedIsBounded() {
        String endless = "word".repeat(10_000);
        String many = String.join(
                " ",
                Stream.iterate(1, n -> n + 1).limit(5_000).map(n -> "w" + n).toList());

        assertThat(SearchWords.of(Stream.of(endless, many)).size()).isEqualTo(SearchWords.KEPT_MAX);
        assertThat(SearchWords.of(Stream.of(endless)).getString(0)).hasSize(SearchWords.LENGTH_MAX);
        assertThat(SearchWords.beginningWith(many)
                        .getJsonArray("$or")
                        .getJsonObject(0)
                        .getJsonArray("$and")
                        .size())
                .isEqualTo(SearchWords.ASKED_MAX);
    }

    @Test
    void nothingTypedBecomesAPattern() {
        assertThat(SearchWords.beginningWith(".*(a+)+$ {\"$gt\": \"\"}").encode())
                .doesNotContain("$regex")
                .contains("\"$gte\":\"a\",\"$lt\":\"b\"");
        assertThat(SearchWords.beginningWith("?!").encode()).isEqualTo("{\"search_words\":{\"$in\":[]}}");
    }
}
