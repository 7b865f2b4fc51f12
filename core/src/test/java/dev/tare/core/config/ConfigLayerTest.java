package dev.tare.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLayerTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void readsEveryKey() {
        TareConfig config = config("""
                harness: claude-code@2.1.277
                dialects: [claude-code, modular-xml]
                resolution: suffix
                roots: [.claude, ./plugins/kit/, .]
                include: '**/*.md'
                exclude:
                  - drafts/
                  - '*.min.md'
                encoding: cl100k_base
                model: gpt-4.1
                contextWindow: 128000
                limits:
                  maxFileBytes: 1000000
                  maxFiles: 500
                  maxDepth: 8
                installedPaths:
                  ~/.claude/kit/: kit
                variables:
                  project-root: .
                slots:
                  topic: '[TOPIC]'
                  '*': ['{{*}}', '[INSERT_*]']
                placeholders: ['path/to/*', example.md]
                strengths:
                  - { form: at-path, kind: agent, strength: lazy }
                  - { form: wiki-embed, strength: eager }
                startThreshold: 5000
                """);
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(config)
                .isEqualTo(new TareConfig(
                        Optional.of(new HarnessChoice("claude-code", Optional.of("2.1.277"))),
                        List.of("claude-code", "modular-xml"),
                        Resolution.SUFFIX,
                        List.of(".claude", "plugins/kit", ""),
                        List.of("**/*.md"),
                        List.of("drafts/", "*.min.md"),
                        Optional.of(Encoding.CL100K_BASE),
                        Optional.of("gpt-4.1"),
                        Optional.of(128_000),
                        new Limits(1_000_000, 500, 8),
                        Map.of("~/.claude/kit", "kit"),
                        Map.of("project-root", ""),
                        List.of(
                                new SlotPattern("topic", "[TOPIC]"),
                                new SlotPattern("*", "{{*}}"),
                                new SlotPattern("*", "[INSERT_*]")),
                        List.of("path/to/*", "example.md"),
                        List.of(
                                new StrengthRule("at-path", Optional.of("agent"), "lazy"),
                                new StrengthRule("wiki-embed", Optional.empty(), "eager")),
                        5_000,
                        List.of(),
                        List.of()));
    }

    @Test
    void slotsThatCannotBeFoundAreRefused() {
        for (String bad : List.of(
                "slots: [a]",
                "slots: { 'a b': x }",
                "slots: { a: }",
                "slots: { '*': '{x}' }",
                "slots: { '*': '*}' }",
                "slots: { '*': '{*' }",
                "slots: { '*': '{*}*}' }",
                "slots: { a: { b: c } }",
                "slots: { a: " + "x".repeat(101) + " }",
                "slots: { a: [" + "x, ".repeat(101) + "x] }")) {
            Diagnostics found = new Diagnostics();
            ConfigLayer.ofFile(SourceText.of(ModuleId.of("tare.yaml").orElseThrow(), bad), found);
            assertThat(found.sorted())
                    .as(bad)
                    .isNotEmpty()
                    .allMatch(one -> one.message().startsWith("slots: ")
                            && one.position().line() == 1);
        }
    }

    @Test
    void hasDefaultsForEverything() {
        assertThat(config("")).isEqualTo(TareConfig.DEFAULT);
        assertThat(config("# nothing yet\nexclude:\nlimits:\n")).isEqualTo(TareConfig.DEFAULT);
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exlcude: [a]|1:1 TARE402 unknown key 'exlcude'|did you mean 'exclude'?",
                "limits:\\n  maxFile: 3|2:3 TARE402 unknown key 'limits.maxFile'|did you mean 'maxFiles'?",
                "limits:\\n  zzzzzzzz: 3|2:3 TARE402 unknown key 'limits.zzzzzzzz'|known here: maxFileBytes, maxFiles, maxDepth",
                "limits: 3|1:9 TARE401 limits: must be a mapping of maxFileBytes, maxFiles, maxDepth, not '3'|",
                "resolution: sufix|1:13 TARE401 resolution: must be one of exact, rooted, suffix, name, not 'sufix'|did you mean 'suffix'?",
                "resolution: [exact]|1:13 TARE401 resolution: must be one of exact, rooted, suffix, name, not a list|",
                "encoding: o200k|1:11 TARE401 encoding: must be one of o200k_base, cl100k_base, p50k_base, r50k_base, not 'o200k'|",
                "contextWindow: 200k|1:16 TARE401 contextWindow: must be a whole number from 1 to 2147483647, not '200k'|",
                "contextWindow: '200'|1:16 TARE401 contextWindow: must be a whole number from 1 to 2147483647, not '200'|",
                "contextWindow: -1|1:16 TARE401 contextWindow: must be a whole number from 1 to 2147483647, not '-1'|",
                "limits: { maxDepth: 0 }|1:21 TARE401 limits.maxDepth: must be a whole number from 1 to 1000, not '0'|",
                "limits: { maxDepth: 99999999999999999999 }|1:21 TARE401 limits.maxDepth: must be a whole number from 1 to 1000, not '99999999999999999999'|",
                "exclude: { a: b }|1:10 TARE401 exclude: must be a list of globs, not a mapping|",
                "exclude: [a, [b]]|1:14 TARE401 exclude: must be a list of globs, not a list|",
                "exclude: ['a[']|1:11 TARE401 exclude: bad glob 'a[': a [ is never closed|",
                "exclude: ['a\\']|1:11 TARE401 exclude: bad glob 'a\\': it ends in a backslash|",
                "exclude: ['../x']|1:11 TARE401 exclude: bad glob '../x': it leaves the framework's root|",
                "exclude: ['!']|1:11 TARE401 exclude: bad glob '!': it names nothing|",
                "roots: [../other]|1:9 TARE401 roots: '../other' leaves the framework's root|",
                "roots: [/etc]|1:9 TARE401 roots: '/etc' must be a folder of the framework|write it from the framework's root, with /",
                "roots: [C:/x]|1:9 TARE401 roots: 'C:/x' must be a folder of the framework|write it from the framework's root, with /",
                "model: [a]|1:8 TARE401 model: must be a text, not a list|",
                "harness: '@2'|1:10 TARE401 harness: must be a name, or name@version, not '@2'|",
                "harness: claude@|1:10 TARE401 harness: must be a name, or name@version, not 'claude@'|",
                "variables: { '{root}': x }|1:14 TARE401 variables: '{root}' is no variable|write the name alone, without { } and $",
                "variables: { root: /x }|1:20 TARE401 variables: '/x' must be a folder of the framework|write it from the framework's root, with /",
                "variables: [a]|1:12 TARE401 variables: must be a mapping from variable to folder, not a list|",
                "installedPaths: { ~/x: [a] }|1:24 TARE401 installedPaths: must be a mapping from path prefix to folder, not a list|",
                "strengths: eager|1:12 TARE401 strengths: must be a list of rows such as { form: at-path, kind: agent, strength: lazy }, not 'eager'|",
                "strengths: [{ form: at-path }]|1:13 TARE401 strengths: a row without strength|strength is one of eager, conditional, lazy",
                "strengths: [{ form: atpath, strength: lazy }]|1:21 TARE401 strengths: form must be one of at-path, link, path, xml-path, component-include, section-include, manifest, template-include, wiki-link, wiki-embed, namespaced, file-mention, preloaded-skill, front-matter-name, at-name, slash-command, qualified-name, not 'atpath'|did you mean 'at-path'?",
                "strengths: [{ form: path, strengt: lazy, strength: lazy }]|1:27 TARE402 unknown key 'strengths.strengt'|did you mean 'strength'?",
                "a: b: c|1:5 TARE303 invalid YAML: a ': ' stands inside an unquoted value; put the value in quotes|",
                "model: a\\nmodel: b|2:1 TARE303 invalid YAML: the key 'model' is written twice|",
                "- a|1:1 TARE303 invalid YAML: 'key: value' lines are expected here, not a list|",
            })
    void reportsEachFaultAtItsPlace(String yaml, String expected, String help) {
        ConfigLayer layer = layer(yaml.replace("\\n", "\n"));
        assertThat(diagnostics.sorted()).extracting(ConfigLayerTest::line).contains(expected);
        assertThat(diagnostics.sorted())
                .filteredOn(d -> line(d).equals(expected))
                .extracting(Diagnostic::help)
                .containsExactly(help == null ? "" : help);
        assertThat(layer.get(ConfigKey.RESOLUTION)).isEmpty();
    }

    @Test
    void reportsAllFaultsAtOnceAndKeepsWhatIsRight() {
        TareConfig config = config("""
                resolutoin: exact
                exclude: [drafts/, 'a[', ok]
                contextWindow: many
                limits: { maxFiles: 7, maxDepht: 3 }
                model: gpt-4.1
                """);
        assertThat(diagnostics.sorted())
                .extracting(d -> d.position().line() + " " + d.kind())
                .containsExactly(
                        "1 UNKNOWN_CONFIG_KEY", "2 INVALID_CONFIG", "3 INVALID_CONFIG", "4 UNKNOWN_CONFIG_KEY");
        assertThat(config.exclude()).containsExactly("drafts/", "ok");
        assertThat(config.limits().maxFiles()).isEqualTo(7);
        assertThat(config.model()).hasValue("gpt-4.1");
        assertThat(config.contextWindow()).isEmpty();
    }

    @Test
    void readsTheEnvironment() {
        ConfigLayer layer = ConfigLayer.ofEnvironment(
                Map.of(
                        "TARE_RESOLUTION", "name",
                        "TARE_EXCLUDE", "drafts/, *.bak",
                        "TARE_LIMITS_MAX_FILE_BYTES", "99",
                        "TARE_HARNESS", "codex",
                        "TARE_MODEL", " ",
                        "TARE_ENCODING", "utf-8",
                        "TARE_CORPORA", "elsewhere",
                        "PATH", "x"),
                diagnostics);
        TareConfig config = TareConfig.layered(List.of(layer));
        assertThat(config.resolution()).isEqualTo(Resolution.NAME);
        assertThat(config.exclude()).containsExactly("drafts/", "*.bak");
        assertThat(config.limits().maxFileBytes()).isEqualTo(99);
        assertThat(config.harness()).hasValue(new HarnessChoice("codex", Optional.empty()));
        assertThat(config.model()).isEmpty();
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::message)
                .containsExactly("TARE_ENCODING: must be one of o200k_base, cl100k_base, p50k_base, r50k_base, not"
                        + " 'utf-8'");
    }

    @Test
    void aStrongerLayerWinsKeyByKey() {
        ConfigLayer user = layer("model: a\nexclude: [x]\nlimits: { maxFiles: 1, maxDepth: 1 }\nvariables: { a: x }\n");
        ConfigLayer project = layer("model: b\nexclude: [y]\nlimits: { maxFiles: 2 }\nvariables: { b: y }\n");
        ConfigLayer environment = ConfigLayer.ofEnvironment(Map.of("TARE_MODEL", "c"), diagnostics);
        ConfigLayer flags = ConfigLayer.EMPTY.with(ConfigKey.START_THRESHOLD, 3);
        TareConfig config = TareConfig.layered(List.of(user, project, environment, flags));
        assertThat(config.model()).hasValue("c");
        assertThat(config.exclude()).containsExactly("y");
        assertThat(config.limits()).isEqualTo(new Limits(Limits.DEFAULT.maxFileBytes(), 2, 1));
        assertThat(config.variables()).isEqualTo(Map.of("b", "y"));
        assertThat(config.startThreshold()).isEqualTo(3);
        assertThat(config.resolution()).isEqualTo(Resolution.ROOTED);
    }

    @Test
    void aFlagIsReportedByItsName() {
        ConfigLayer flags = ConfigLayer.EMPTY.withText(ConfigKey.RESOLUTION, "--resolution", "exakt", diagnostics);
        assertThat(flags.isEmpty()).isTrue();
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::message, Diagnostic::help)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "--resolution: must be one of exact, rooted, suffix, name, not 'exakt'",
                        "did you mean 'exact'?"));
        assertThatThrownBy(() -> flags.withText(ConfigKey.VARIABLES, "--variables", "a", diagnostics))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheOrderOfMaps() {
        TareConfig config = config("variables: { z: a, m: b, a: c, q: d }\n");
        assertThat(config.variables().keySet()).containsExactly("z", "m", "a", "q");
    }

    private TareConfig config(String yaml) {
        return TareConfig.layered(List.of(layer(yaml)));
    }

    private ConfigLayer layer(String yaml) {
        return ConfigLayer.ofFile(SourceText.of(ModuleId.of("tare.yaml").orElseThrow(), yaml), diagnostics);
    }

    private static String line(Diagnostic d) {
        return d.position().line() + ":" + d.position().column() + " "
                + d.kind().code() + " " + d.message();
    }
}
