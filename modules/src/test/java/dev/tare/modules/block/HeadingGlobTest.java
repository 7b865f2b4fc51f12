package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingGlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Examples       | Examples               | true
            examples       | **EXAMPLES:**          | true
            Examples       | More examples          | false
            Examples       | Examples of use        | false
            *examples      | More examples          | true
            *examples*     | Some examples of use   | true
            error-handling | Error handling         | true
            error_handling | error-handling         | true
            Error handling | `error_handling`       | true
            "## Setup"     | Setup                  | true
            Part ?         | Part 3                 | true
            Part ?         | Part 10                | false
            "Part *"       | Partition              | false
            Part*          | Partition              | true
            *              | anything               | true
            Änderungen     | änderungen             | true
            a*b*c          | a x b y c              | true
            a*b*c          | a x c                  | false
            """)
    void comparesWordsOnly(String glob, String title, boolean named) {
        assertThat(HeadingGlob.of(glob).matches(title)).isEqualTo(named);
    }

    /** A regular expression is the oracle: slower, and not for what comes from outside. */
    @Test
    void wildcardsAreThoseOfARegularExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder glob = new StringBuilder();
            StringBuilder expression = new StringBuilder();
            for (int k = random.nextInt(7); k > 0; k--) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        glob.append('*');
                        expression.append(".*");
                    }
                    case 1 -> {
                        glob.append('?');
                        expression.append('.');
                    }
                    default -> {
                        char c = (char) ('a' + random.nextInt(2));
                        glob.append(c);
                        expression.append(c);
                    }
                }
            }
            StringBuilder title = new StringBuilder();
            for (int k = random.nextInt(8); k > 0; k--) {
                title.append((char) ('a' + random.nextInt(2)));
            }
            assertThat(HeadingGlob.of(glob.toString()).matches(title.toString()))
                    .as("%s in %s", glob, title)
                    .isEqualTo(Pattern.matches(expression.toString(), title));
        }
    }

    @Test
    void manyWildcardsDoNotMultiply() {
        String glob = "a*".repeat(2_000) + "b";
        long began = System.nanoTime();
        assertThat(HeadingGlob.of(glob).matches("a".repeat(5_000))).isFalse();
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2_000);
    }
}
