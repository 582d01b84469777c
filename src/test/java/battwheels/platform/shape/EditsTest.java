package battwheels.platform.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditsTest {
    private final Edits target = new Edits();

    @Test
    void onlyWhatBecameDifferentIsNamed() {
        target.kept("title", "a", "b");
        target.kept("make", "a", "a");
        target.kept("model", "a", null);

        assertThat(target.names()).containsExactly("title");
    }

    @Test
    void emptyTextClearsAnOptionalField() {
        assertThat(target.text("notes", "a", "")).isNull();
        assertThat(target.text("city", null, " ")).isNull();
        assertThat(target.text("state", "a", null)).isEqualTo("a");
        assertThat(target.names()).containsExactly("notes");
    }

    @Test
    void aValueThatOnlySettingCanChangeIsNotCleared() {
        assertThat(target.value("year", 2020, null)).isEqualTo(2020);
        assertThat(target.value("year", null, 2021)).isEqualTo(2021);
        assertThat(target.names()).containsExactly("year");
    }
}
