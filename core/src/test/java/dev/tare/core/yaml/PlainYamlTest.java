package dev.tare.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader for plain front matter against the YAML library: whatever it accepts, both read alike, spans included. */
class PlainYamlTest {

    private static final String[] VALUES = {
        "word",
        "two words",
        "",
        " ",
        "a: b",
        "a:b",
        "ends:",
        "a #comment",
        "a#b",
        "#c",
        "-",
        "--flag",
        "- x",
        "-x",
        "---",
        "[]",
        "[ ]",
        "[a, b]",
        "[a,b]",
        "[ a , 'b' ]",
        "[a, b,]",
        "[a]: x",
        "[a] [b]",
        "[Bash(git:*), Read]",
        "[a: b]",
        "[a:, b]",
        "[\"x\", y z]",
        "[a, [b]]",
        "[a #b]",
        "[a, # b",
        "[-, a]",
        "[--a]",
        "[-1, a-]",
        "[a?b, ?]",
        "[a'b, c\"d]",
        "{a: b}",
        "'quoted'",
        "'it''s'",
        "'open",
        "'a' b",
        "'a' # c",
        "'a'#c",
        "\"d\"",
        "\"d\\n\"",
        "\"\\u00e9\"",
        "\"\\x\"",
        "\"a: b\"",
        "'': x",
        "|",
        "|-",
        ">",
        ">-",
        "|+",
        ">2",
        "| # c",
        "&a x",
        "*a",
        "!t x",
        "%x",
        "@x",
        "`x`",
        "?x",
        "? x",
        ":x",
        "x\\",
        "é: ü",
        "é",
        "日本語 🎉",
        "true",
        "~",
        "null",
        "1.5",
        "a\tb",
        "\tx",
        "a ",
        "a  b",
        "a\u00a0b",
        "a\u2028b",
        "a\u0085b",
        "a\ufeffb",
        "a\u0007",
        "a\ufffe",
        "<<",
        "a, b",
        "x]",
        "x}",
        "'a', 'b'",
        "\"a\\\\\"",
        "\"a\\\"b\"",
        "\"a\\'b\"",
        "\"tab\\t\"",
        "a'b",
        "a\"b",
        "...",
        "a: 'b'",
        ","
    };

    private static final String[] KEYS = {
        "name",
        "description",
        "allowed-tools",
        "a.b",
        "x_1",
        "1",
        "",
        "two words",
        "'q'",
        "a-",
        "-a",
        "é",
        "<<",
        "key ",
        "N",
        "null",
        "[k]",
        "~/.x/y",
        "/opt",
        "~",
        "a/b"
    };

    private static final String[] LINE_ENDS = {
        "\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n \n", "\n# c\n", "\n  # c\n", "\r", " \n", "\n      \n"
    };

    @Test
    void readsWhatTheLibraryReads() {
        int accepted = 0;
        int faults = 0;
        for (int seed = 0; seed < 150_000; seed++) {
            String yaml = document(new Random(seed));
            int outcome = check(yaml);
            accepted += outcome == 1 ? 1 : 0;
            faults += outcome == 2 ? 1 : 0;
        }
        // The test would prove nothing if the reader gave up on all of them.
        assertThat(accepted).isGreaterThan(15_000);
        assertThat(faults).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: x\ndescription: does a thing\n",
                "allowed-tools: [Read, 'Bash(git:*)', \"x\"]\nmodel: opus",
                "paths:\n  - src/**/*.ts\n  - 'docs/**'\nname: rule\n",
                "paths:\n- a\n- b\nname: x\n",
                "description: >-\n  Folded over\n  two lines\n\n  and a paragraph\nname: x\n",
                "description: |\n  Line one: with colon\n    indented\n\n  Line two # no comment\n\n\nname: x\n",
                "metadata:\n  version: 1.0\n  tags: [a, b]\n  deep:\n    list:\n      - a\nname: x\n",
                "# comment\n\nname: x # trailing\nempty:\nlast:",
                "name: x\r\ndescription: y\r\nlist:\r\n  - a\r\n",
                "description: größer 日本 🎉\ntags: [é, ü]\n",
                "description: \"Say \\\"hi\\\"\\n\\nExample\"\n",
                "personas: []\nmcp-servers: [sequential, context7]\n",
                "argument-hint: --flag\n",
                "description: |\n  last line without an end",
                "description: Use this\n  when a line\n   is long\n\n\n  and more\nname: x\n",
                "",
                "\n\n# only a comment\n",
            })
    void acceptsWhatFrontMatterIsWrittenIn(String yaml) {
        assertThat(check(yaml)).as(yaml).isEqualTo(1);
    }

    @Test
    void leavesDeepAndLongOnesToTheLibrary() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            deep.append(" ".repeat(i)).append("k:\n");
        }
        assertThat(check(deep.toString())).isZero();
        assertThat(check("k".repeat(200) + ": v\n")).isZero();
    }

    /** Returns 1 when the plain reader took it, 2 when it named a fault, 0 when it gave up. */
    private static int check(String yaml) {
        String padding = "ä---\n";
        SourceText text = SourceText.of(ModuleId.of("a.md").orElseThrow(), padding + yaml + "\n---\nbody: x");
        int start = SourceText.of(ModuleId.of("a.md").orElseThrow(), padding).length();
        int end = start + SourceText.of(ModuleId.of("a.md").orElseThrow(), yaml).length();
        Span span = new Span(start, end);
        PlainYaml plain = new PlainYaml(text, span, YamlLimits.DEFAULT);
        YamlNode read = plain.read();
        if (read == null && plain.problem() == null) {
            return 0;
        }
        FullYaml full = new FullYaml(text, span, YamlLimits.DEFAULT);
        YamlNode expected = full.read();
        if (read != null) {
            assertThat(expected)
                    .as("the library refuses %s: %s", yaml, full.problem())
                    .isNotNull();
            assertThat(read).as(yaml).isEqualTo(expected);
            return 1;
        }
        assertThat(expected).as(yaml).isNull();
        assertThat(plain.problem()).as(yaml).isEqualTo(full.problem());
        return 2;
    }

    private static String document(Random random) {
        StringBuilder yaml = new StringBuilder();
        int lines = 1 + random.nextInt(6);
        for (int i = 0; i < lines; i++) {
            int indent = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
            yaml.append(" ".repeat(indent));
            switch (random.nextInt(8)) {
                case 0 -> yaml.append("- ").append(value(random));
                case 1 -> yaml.append("k").append(i).append(":").append(below(random));
                case 2 -> yaml.append(pick(KEYS, random)).append(": ").append(value(random));
                case 3 -> yaml.append("  ".repeat(random.nextInt(3))).append(value(random));
                default -> yaml.append("k").append(i).append(": ").append(value(random));
            }
            yaml.append(i == lines - 1 && random.nextBoolean() ? "" : pick(LINE_ENDS, random));
        }
        return yaml.toString();
    }

    /** Returns a list, a block or a mapping under a key, mostly well formed. */
    private static String below(Random random) {
        StringBuilder below = new StringBuilder();
        String header = random.nextBoolean() ? "" : " " + pick(new String[] {"|", "|-", ">", ">-"}, random);
        below.append(header);
        int indent = random.nextInt(4);
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            below.append(random.nextInt(6) == 0 ? "\n\n" : "\n").append(" ".repeat(indent));
            if (random.nextInt(8) == 0) {
                below.append(" ".repeat(random.nextInt(3)));
            }
            if (header.isEmpty()) {
                below.append(random.nextInt(3) == 0 ? "s" + i + ": " : "- ");
            }
            below.append(value(random));
        }
        return below.toString();
    }

    private static String value(Random random) {
        return random.nextInt(3) != 0 ? "plain text" : pick(VALUES, random);
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
