package dev.tare.modules.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaterialTitlesTest {

    @Test
    void wholeWordsAndTheirPluralsCount() {
        assertThat(MaterialTitles.wordIn("4. Worked Examples")).isEqualTo("example");
        assertThat(MaterialTitles.wordIn("version_history")).isEqualTo("version");
        assertThat(MaterialTitles.wordIn("Exemplary conduct, versioned")).isEmpty();
        assertThat(MaterialTitles.wordIn("")).isEmpty();
    }

    @Test
    void someTitlesAreSurerThanOthers() {
        assertThat(MaterialTitles.wordIn("Output template")).isEqualTo("template");
        assertThat(MaterialTitles.sureWordIn("Output template")).isEmpty();
        assertThat(MaterialTitles.sureWordIn("Usage examples")).isEqualTo("example");
    }
}
