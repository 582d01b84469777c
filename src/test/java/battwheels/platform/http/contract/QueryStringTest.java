package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
    @Test
    void valuesAreDecodedExactlyOnce() {
        var target = (QueryString.Decoded) QueryString.decode("a=1%2B1&b=x+y&a=%25&c&=d");

        assertThat(target.all("a")).containsExactly("1+1", "%");
        assertThat(target.all("b")).containsExactly("x y");
        assertThat(target.all("c")).containsExactly("");
        assertThat(target.all("none")).isEmpty();
    }

    @Test
    void nothingIsNoParameters() {
        assertThat(QueryString.decode(null)).isEqualTo(QueryString.decode(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%ff=1", "a=%C0%AF", "a=%ED%A0%80", "a=%00", "a=%+1"})
    void wrongEncodingIsAFault(String raw) {
        assertThat(QueryString.decode(raw)).isInstanceOf(QueryString.Malformed.class);
    }
}
