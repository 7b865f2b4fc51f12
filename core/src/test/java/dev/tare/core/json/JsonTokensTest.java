package dev.tare.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTokensTest {

    @Test
    void whiteSpaceMakesNoDifferenceAndAllElseDoes() {
        String json = "{ \"a\": [ 1.0, 2e5, true ], \"a\": \"x  y\" }";
        assertThat(JsonTokens.of("{\"a\":[1.0,2e5,true],\"a\":\"x  y\"}"))
                .isEqualTo(JsonTokens.of(json))
                .isPresent();
        for (String other : new String[] {
            json.replace("1.0", "1.00"),
            json.replace("x  y", "x y"),
            json.replace(", \"a\": \"x  y\"", ""),
            json.replace("true", "\"true\"")
        }) {
            assertThat(JsonTokens.of(other)).isPresent().isNotEqualTo(JsonTokens.of(json));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "[1 2]", "{}{}", "{a:1}", "nul"})
    void whatIsNoJsonHasNone(String text) {
        assertThat(JsonTokens.of(text)).isEmpty();
    }
}
