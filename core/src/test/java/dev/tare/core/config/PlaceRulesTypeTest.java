package dev.tare.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRulesTypeTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private ConfigLayer layer(String text) {
        return ConfigLayer.ofFile(SourceText.of(ModuleId.of("tare.yaml").orElseThrow(), text), diagnostics);
    }

    private static List<String> texts(List<PlaceRule> rules) {
        List<String> texts = new ArrayList<>();
        rules.forEach(rule -> texts.add(rule.files() + "|" + rule.heading().orElse("-")));
        return texts;
    }

    @Test
    void aRuleIsAGlobAndPerhapsAHeading() {
        ConfigLayer layer = layer("""
                keep:
                  - docs/guide.md
                  - docs/guide.md#How to # begin
                  - '**#Examples'
                  - 'notes/c\\#.md#Part ?'
                defer: '*.md #  Change log '
                """);
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(texts(layer.get(ConfigKey.KEEP).orElseThrow()))
                .containsExactly("docs/guide.md|-", "docs/guide.md|How to", "**|Examples", "notes/c\\#.md|Part ?");
        assertThat(texts(layer.get(ConfigKey.DEFER).orElseThrow())).containsExactly("*.md|Change log");
        PlaceRule third = layer.get(ConfigKey.KEEP).orElseThrow().get(2);
        assertThat(third.named()).isEqualTo("keep: '**#Examples' (tare.yaml:4)");
    }

    @Test
    void aVariableSetsRulesTooAndThenThereIsNoLine() {
        ConfigLayer layer = ConfigLayer.ofEnvironment(Map.of("TARE_DEFER", "docs/, **#Log"), diagnostics);
        assertThat(texts(layer.get(ConfigKey.DEFER).orElseThrow())).containsExactly("docs/|-", "**|Log");
        assertThat(layer.get(ConfigKey.DEFER).orElseThrow().get(0).named()).isEqualTo("TARE_DEFER: 'docs/'");
        assertThat(TareConfig.layered(List.of(layer)).defer()).hasSize(2);
        assertThat(TareConfig.layered(List.of(layer)).keep()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "keep: { a: b }|1:7 keep: must be a list of rules such as 'docs/guide.md' or 'docs/**#Examples', not a mapping|-",
                "keep: [[a]]|1:8 keep: must be a list of rules such as 'docs/guide.md' or 'docs/**#Examples', not a list|-",
                "keep: ['#Log']|1:8 keep: '#Log' names no file|for all files write '**#Log'",
                "keep: ['a#']|1:8 keep: 'a#' names no heading|write its words after the #, or leave the # out for the whole file",
                "keep: ['a#---']|1:8 keep: 'a#---' names no heading|write its words after the #, or leave the # out for the whole file",
                "defer: ['!a']|1:9 defer: '!a' cannot take files back|name the files that are meant",
                "defer: ['a[#x']|1:9 defer: bad glob 'a[': a [ is never closed|-",
                "defer: [../a]|1:9 defer: bad glob '../a': it leaves the framework's root|-",
            })
    void wrongRulesAreToldAndLeftOut(String text, String told, String help) {
        ConfigLayer layer = layer(text);
        assertThat(diagnostics.sorted()).hasSize(1);
        Diagnostic diagnostic = diagnostics.sorted().get(0);
        assertThat(diagnostic.position().line() + ":" + diagnostic.position().column() + " " + diagnostic.message())
                .isEqualTo(told);
        assertThat(diagnostic.help()).isEqualTo(help.equals("-") ? "" : help);
        assertThat(layer.get(ConfigKey.KEEP).orElse(List.of())).isEmpty();
        assertThat(layer.get(ConfigKey.DEFER).orElse(List.of())).isEmpty();
    }
}
