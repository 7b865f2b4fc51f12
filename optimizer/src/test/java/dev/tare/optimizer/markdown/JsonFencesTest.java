package dev.tare.optimizer.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tare.core.json.JsonReader;
import dev.tare.optimizer.pass.OnePass;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFencesTest {

    private static String fenced(String json) {
        return "Answer with:\n\n```json\n" + json + "```\n\nThe end.\n";
    }

    @Test
    void onlyWhiteSpaceBetweenTokensGoes() {
        String json = """
                {
                  "name" : "two  words, {not: json}\\n",
                  "n": [ 1.0, -2E+5, 0, 1e400 ],
                  "n": { },
                  "deep": [ [ true, false ], [ ], null ]
                }
                """;
        assertThat(OnePass.rewrite(new JsonFences(), "a.md", fenced(json))
                        .replace(", ", ",")
                        .replace(": ", ":"))
                .isEqualTo(fenced("""
                        {"name":"two  words, {not: json}\\n","n":[1.0,-2E+5,0,1e400],"n":{},"deep":[[true,false],[],null]}
                        """.replace(", ", ",").replace(": ", ":")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"a\": 1,\n}\n",
                "{\n  \"a\": 01\n}\n",
                "{\n  \"a\": .5\n}\n",
                "{\n  'a': 1\n}\n",
                "{\n  a: 1\n}\n",
                "{\n  \"a\": {{ x }}\n}\n",
                "{\n  \"a\": 1 // one\n}\n",
                "{\n  \"a\": ...\n}\n",
                "{\n  \"a\": \"\\x\"\n}\n",
                "{\n  \"a\": \"two\nlines\"\n}\n",
                "{\n  \"a\": 1\n}\n{ }\n",
                "[\n  1\n}\n",
                "[\n  1,\n",
                "\n  12\n",
                "\n"
            })
    void whatIsNoJsonByTheBookStays(String json) {
        assertThat(OnePass.rewrite(new JsonFences(), "a.md", fenced(json))).isEqualTo(fenced(json));
    }

    @Test
    void depthIsLimited() {
        String json = "[\n".repeat(100_000) + "]\n".repeat(100_000);
        assertThat(OnePass.rewrite(new JsonFences(), "a.md", fenced(json))).isEqualTo(fenced(json));
    }

    @Test
    void whatIsNotJsonIsNotTurnedBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonFences().turnBack("{\"a\" 1}".getBytes(StandardCharsets.UTF_8)));
    }

    /** Damaged in random places, a text either stays, or another reader takes both for the same. */
    @Test
    void anotherReaderSeesTheSame() {
        String json = "{\n  \"a b\" : [ 1.5, \"x  y\" , null ],\n  \"c\": { \"d\": true, \"e\": -0 }\n}\n";
        String[] dirt = {"\"", ",", ":", "{", "]", "0", "-", "e", "\\", " ", "\n", "u"};
        int changed = 0;
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(json);
            for (int i = random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(text.length() - 1);
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, dirt[random.nextInt(dirt.length)]);
                }
            }
            String before = fenced(text.toString());
            String after = OnePass.rewrite(new JsonFences(), "a.md", before);
            if (!after.equals(before)) {
                changed++;
                String left = after.substring(fenced("").indexOf("```\n\nThe"), after.indexOf("```\n\nThe"));
                assertThat(read(left)).isEqualTo(read(text.toString()));
            }
        }
        assertThat(changed).isGreaterThan(1000);
    }

    private static String read(String json) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replaceAll("place=line \\d+, column \\d+", "");
    }
}
