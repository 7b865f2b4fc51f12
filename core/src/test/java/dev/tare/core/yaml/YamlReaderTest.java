package dev.tare.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static final ModuleId ID = ModuleId.of("a.md").orElseThrow();

    @Test
    void givesExactPlacesInBytes() {
        SourceText text = SourceText.of(ID, """
                größe: {a: "ü", b: [é, 日本]}
                blöcke:
                  - 'x'
                  - k: &anker 🎉 party
                    l: *anker
                text: |+
                  Ümläut

                last: !tag wert
                """);
        YamlNode.Mapping root = YamlReader.read(text, text.span()).mapping();
        List<String> slices = new ArrayList<>();
        slices(text, root, slices);
        assertThat(slices)
                .containsExactly(
                        "{a: \"ü\", b: [é, 日本]}",
                        "\"ü\"",
                        "[é, 日本]",
                        "é",
                        "日本",
                        "- 'x'\n  - k: &anker 🎉 party\n    l: *anker",
                        "'x'",
                        "k: &anker 🎉 party\n    l: *anker",
                        "&anker 🎉 party",
                        "*anker",
                        "|+\n  Ümläut",
                        "!tag wert");
        assertThat(root.entries().stream().map(e -> text.slice(e.keySpan())))
                .containsExactly("größe", "blöcke", "text", "last");
    }

    private static void slices(SourceText text, YamlNode node, List<String> into) {
        List<YamlNode> children = node instanceof YamlNode.Mapping mapping
                ? mapping.entries().stream().map(YamlNode.Entry::value).toList()
                : node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        for (YamlNode child : children) {
            into.add(text.slice(child.span()));
            slices(text, child, into);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsBehindAByteOrderMark(boolean flow) {
        SourceText text = SourceText.of(ID, "\ufeff" + (flow ? "{key: value}" : "key: value\n"));
        YamlReading reading = YamlReader.read(text, text.span());
        assertThat(reading.problem()).isEmpty();
        assertThat(text.slice(reading.mapping().get("key").orElseThrow().span()))
                .isEqualTo("value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "\r\n\r\n"})
    void readsNothingAsAnEmptyMapping(String yaml) {
        YamlReading reading = YamlReader.readMapping(
                SourceText.of(ID, yaml), SourceText.of(ID, yaml).span());
        assertThat(reading.problem()).isEmpty();
        assertThat(reading.mapping().entries()).isEmpty();
    }

    @Test
    void wantsAMappingWhereOneIsNeeded() {
        assertThat(problemOfMapping("- a\n- b\n")).isEqualTo("1:1 'key: value' lines are expected here, not a list");
        assertThat(problemOfMapping("just words\n")).isEqualTo("1:1 'key: value' lines are expected here, not a text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "description: Use this: when|1:22 a ': ' stands inside an unquoted value; put the value in quotes",
                "a: 1\\nb: 2\\na: 3|3:1 the key 'a' is written twice",
                "{a: 1, a: 2}|1:8 the key 'a' is written twice",
                "a: 1\\nwords only\\nb: 2|3:1 a line without ': ' stands where a key is expected",
                "a:\\n\\tb: 1|2:1 a tab stands where only spaces may indent",
                "a: @b|1:4 an unquoted value cannot start with '@'",
                "a: `b|1:4 an unquoted value cannot start with '`'",
                "a: %b|1:4 an unquoted value cannot start with '%'",
                "argument-hint: [file] [mode]|1:23 unexpected '[' after a value; put the whole value in quotes, or mend the indent",
                "a: 'open\\nb: c|2:5 a quote is never closed",
                "a: \"\\d\"|1:6 an unknown escape in double quotes; double the backslash, or use single quotes",
                "a: [b, c\\nd: e|2:2 a list in [ ] lacks a comma or its ]",
                "a: *nowhere|1:4 the alias *nowhere has no anchor above it",
                "a: &x [*x]|1:8 the alias *x stands inside what it means",
                "[a]: b|1:1 a key must be a text, not a list or a mapping",
                "a: 1\\n---\\nb: 2|2:1 a second document starts here; one is expected",
                "a: ü: b|1:5 a ': ' stands inside an unquoted value; put the value in quotes",
                "ü: {a: b|1:9 a mapping in { } lacks a comma or its }",
                "é: x\u0007y|1:5 the control character U+0007 is not allowed",
            })
    void saysWhatIsWrongAndWhere(String yaml, String expected) {
        assertThat(problem(yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"")))
                .isEqualTo(expected);
    }

    @Test
    void everyProblemIsOneLineInsideTheSpan() {
        String[] parts = {
            "a",
            ":",
            " ",
            "\n",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "#",
            "\t",
            "ü",
            "🎉",
            "? ",
            "---\n",
            "...\n",
            ",",
            "\\",
            "\r",
            "<<: ",
            "%YAML 2.0\n",
            "!<",
            "!!",
            "\u0001",
            "\u0085",
            "\u2028",
            "x: ",
            "  "
        };
        int problems = 0;
        for (int seed = 0; seed < 30_000; seed++) {
            Random random = new Random(seed);
            StringBuilder yaml = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                yaml.append(parts[random.nextInt(parts.length)]);
            }
            SourceText text = SourceText.of(ID, yaml.toString());
            YamlReading reading = YamlReader.read(text, text.span());
            if (reading.problem().isPresent()) {
                YamlProblem problem = reading.problem().get();
                problems++;
                assertThat(problem.message()).as(yaml.toString()).isNotBlank().doesNotContain("\n", "\r");
                assertThat(text.span().contains(problem.span()))
                        .as(yaml.toString())
                        .isTrue();
            }
            checkSpans(text, reading.node(), text.span(), yaml.toString());
        }
        assertThat(problems).isGreaterThan(5_000);
    }

    private static void checkSpans(SourceText text, YamlNode node, Span within, String yaml) {
        assertThat(within.contains(node.span()))
                .as("%s in %s of %s", node, within, yaml)
                .isTrue();
        boolean alias = node.span().length() > 0 && text.utf8()[node.span().start()] == '*';
        if (!alias && node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                assertThat(node.span().contains(entry.keySpan()))
                        .as("%s of %s", entry, yaml)
                        .isTrue();
                checkSpans(text, entry.value(), node.span(), yaml);
            }
        } else if (!alias && node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> checkSpans(text, item, node.span(), yaml));
        }
    }

    @Test
    void refusesBombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i));
            laughs.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
        }
        assertThat(problem(laughs.toString())).contains("more than 100000 values, aliases followed");
        StringBuilder ladder = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 100; i++) {
            ladder.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(problem(ladder.toString())).contains("nested more than 64 deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "- ",
                "? ",
                "[{a: ",
                "&a [",
                "!t ",
                "'",
                "\"",
                "a: ",
                "*a ",
                "k: |\n  x\n",
                "#",
                "\n",
                "- [",
                "\ta",
                "[a, ",
                "x\n",
                "\u00e9: \n "
            })
    void endsSoonOnAMillionBytesOfAnything(String piece) {
        String yaml = piece.repeat((1 << 20) / piece.getBytes(StandardCharsets.UTF_8).length);
        for (String text : List.of(yaml, "k: " + yaml.substring(3), "k:\n  - " + yaml.substring(8))) {
            SourceText source = SourceText.of(ID, text);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> YamlReader.read(source, source.span()));
        }
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        SourceText text = SourceText.of(ID, "k: " + "x".repeat(100));
        YamlReading reading = YamlReader.read(text, text.span(), new YamlLimits(50, 10, 10));
        assertThat(reading.problem().orElseThrow().message()).isEqualTo("103 bytes, over the limit of 50");
        assertThat(reading.mapping().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k: [a, b, c, d]",
                "k: {a: b, c: d}",
                "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n",
                "k:\n - a\n - b\n - c\n - d"
            })
    void refusesMoreValuesThanTheLimit(String yaml) {
        SourceText text = SourceText.of(ID, yaml);
        assertThat(YamlReader.read(text, text.span(), new YamlLimits(100, 10, 4))
                        .problem())
                .hasValueSatisfying(p -> assertThat(p.message()).startsWith("more than 4 values"));
    }

    @Test
    void readsDamagedFrontMatterLineByLine() {
        SourceText text = SourceText.of(ID, """
                name: my-agent
                description: Use this: when "x" happens\\n<example>user: "hi"</example>
                allowed-tools: Bash(git:*), Read
                argument-hint: [file] [mode]
                tags: [a, 'b']   # both
                quoted: "x: y"
                # model: none
                paths:
                \t- src/**
                  - 'docs/**'
                words that are no key
                name: again
                long: |
                  first: line
                  second
                indented text
                empty:
                """);
        YamlReading reading = YamlReader.read(text, text.span());
        assertThat(reading.isTolerant()).isTrue();
        YamlNode.Mapping values = reading.mapping();
        assertThat(values.entries().stream().map(YamlNode.Entry::key))
                .containsExactly(
                        "name",
                        "description",
                        "allowed-tools",
                        "argument-hint",
                        "tags",
                        "quoted",
                        "paths",
                        "long",
                        "empty");
        assertThat(values.get("name").orElseThrow().asText()).hasValue("my-agent");
        assertThat(values.get("description").orElseThrow().asText())
                .hasValue("Use this: when \"x\" happens\\n<example>user: \"hi\"</example>");
        assertThat(values.get("argument-hint").orElseThrow().asText()).hasValue("[file] [mode]");
        assertThat(values.get("tags").orElseThrow().asTexts()).containsExactly("a", "b");
        assertThat(values.get("quoted").orElseThrow().asText()).hasValue("x: y");
        assertThat(values.get("paths").orElseThrow().asTexts()).containsExactly("src/**", "docs/**");
        assertThat(values.get("long").orElseThrow().asText()).hasValue("first: line\nsecond");
        assertThat(values.get("empty").orElseThrow().asText()).hasValue("");
        for (YamlNode.Entry entry : values.entries()) {
            assertThat(text.slice(entry.keySpan())).isEqualTo(entry.key());
            assertThat(text.span().contains(entry.value().span())).isTrue();
        }
    }

    @Test
    void theLineReaderAgreesWithYamlOnFlatLines() {
        SourceText text = SourceText.of(ID, """
                name: x
                tags: [a, b]
                quoted: 'it''s'
                list:
                  - one
                  - "two"
                number: 1
                """);
        assertThat(LineYaml.read(text, text.span(), YamlLimits.DEFAULT).asMap().values().stream()
                        .map(YamlNode::asTexts))
                .containsExactlyElementsOf(YamlReader.read(text, text.span()).mapping().asMap().values().stream()
                        .map(YamlNode::asTexts)
                        .toList());
    }

    private static String problem(String yaml) {
        SourceText text = SourceText.of(ID, yaml);
        return problem(text, YamlReader.read(text, text.span()));
    }

    private static String problemOfMapping(String yaml) {
        SourceText text = SourceText.of(ID, yaml);
        return problem(text, YamlReader.readMapping(text, text.span()));
    }

    private static String problem(SourceText text, YamlReading reading) {
        YamlProblem problem = reading.problem().orElseThrow(() -> new AssertionError("read as " + reading.node()));
        var position = text.position(problem.span().start());
        return position.line() + ":" + position.column() + " " + problem.message();
    }
}
