package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SectionsTest {

    private static String find(SourceText source, String name) {
        return Sections.of(source).find(name).map(source::slice).orElse("nothing");
    }

    private static final SourceText GUIDE = Blocks.markdown("""
            # Guide

            ## Set up `tare` *now*
            one
            ### Deeper
            two
            ## Usage
            three
            ## Usage
            four

            <part>

            ## Inside
            five
            </part>
            six

            Über & Größe
            ------------
            seven

            ```yaml
            Paths:
              Reports: a
              Tasks:
              - b
            # no heading
            Other: c
            ```
            ```
            # code
            ```
            <a id="legacy"></a>

            ## {#custom} End
            """);

    @Test
    void endsASectionAtTheNextHeadingOfItsLevelOrHigher() {
        assertThat(find(GUIDE, "Set up tare now")).isEqualTo("## Set up `tare` *now*\none\n### Deeper\ntwo\n");
        assertThat(find(GUIDE, "Deeper")).isEqualTo("### Deeper\ntwo\n");
        assertThat(find(GUIDE, "Guide")).isEqualTo(GUIDE.slice(GUIDE.span()));
    }

    @Test
    void takesTheAnchorsOfGitHub() {
        assertThat(find(GUIDE, "set-up-tare-now")).startsWith("## Set up");
        assertThat(find(GUIDE, "usage")).isEqualTo("## Usage\nthree\n");
        assertThat(find(GUIDE, "usage-1")).startsWith("## Usage\nfour\n");
        assertThat(find(GUIDE, "über--größe")).startsWith("Über & Größe\n---");
        assertThat(find(GUIDE, "%C3%BCber--gr%C3%B6%C3%9Fe")).startsWith("Über");
        assertThat(find(GUIDE, "usage-2")).isEqualTo("nothing");
    }

    @Test
    void takesNamesWithOtherMarksBetweenTheWords() {
        assertThat(find(GUIDE, "Set_Up_Tare_Now")).startsWith("## Set up");
        assertThat(find(GUIDE, "SET UP TARE NOW")).startsWith("## Set up");
    }

    @Test
    void endsAHeadingInsideAnElementWithTheElement() {
        assertThat(find(GUIDE, "Inside")).isEqualTo("## Inside\nfive\n</part>\n");
    }

    @Test
    void findsKeysInFencesOfYaml() {
        assertThat(find(GUIDE, "Paths")).isEqualTo("Paths:\n  Reports: a\n  Tasks:\n  - b\n");
        assertThat(find(GUIDE, "Tasks")).isEqualTo("  Tasks:\n  - b\n");
        assertThat(find(GUIDE, "Paths.Reports")).isEqualTo("  Reports: a\n");
        assertThat(find(GUIDE, "Other.Reports")).isEqualTo("nothing");
        assertThat(find(GUIDE, "code")).isEqualTo("nothing");
    }

    @Test
    void findsAnchorsOfHtml() {
        assertThat(find(GUIDE, "legacy")).isEqualTo("## {#custom} End\n");
        assertThat(find(GUIDE, "custom")).isEqualTo("## {#custom} End\n");
    }

    @Test
    void listsTheNamesInOrder() {
        assertThat(Sections.of(GUIDE).names())
                .containsExactly(
                        "Guide",
                        "Set up tare now",
                        "Deeper",
                        "Usage",
                        "Inside",
                        "Über & Größe",
                        "Paths",
                        "Reports",
                        "Tasks",
                        "Other",
                        "{#custom} End");
    }

    @Test
    void findsHeadingsAndKeysInYamlThatIsNotValid() {
        SourceText source = Blocks.source("x.yml", """
                # Constants

                ## Universal_Legend
                | a | b |
                |---|---|

                ## Paths & Folders
                ```yaml
                Documentation_Paths:
                  Reports: ".docs/"
                ```

                Top:
                  "quoted key": 1
                # in between
                  - name: x
                    args: [1]
                  - name: y
                Next: {a: b}
                """);
        assertThat(find(source, "Universal_Legend")).isEqualTo("## Universal_Legend\n| a | b |\n|---|---|\n\n");
        assertThat(find(source, "Documentation_Paths.Reports")).isEqualTo("  Reports: \".docs/\"\n");
        assertThat(find(source, "Paths_&_Folders")).startsWith("## Paths & Folders\n```yaml");
        assertThat(find(source, "quoted key")).isEqualTo("  \"quoted key\": 1\n");
        assertThat(find(source, "Top"))
                .isEqualTo("Top:\n  \"quoted key\": 1\n# in between\n  - name: x\n    args: [1]\n  - name: y\n");
        assertThat(find(source, "Top.args")).isEqualTo("    args: [1]\n");
        assertThat(find(source, "Next")).isEqualTo("Next: {a: b}\n");
        assertThat(find(source, "Absent")).isEqualTo("nothing");
    }

    @Test
    void staysLinear() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("# same\n").append("k: v\n").append(" ".repeat(i % 50)).append("deep: v\n");
        }
        SourceText yaml = Blocks.source("x.yml", text.toString());
        assertThat(Sections.of(yaml).find("same-49999")).isPresent();
        assertThat(Sections.of(yaml).find("k.deep")).isPresent();
        assertThat(Sections.of(yaml).find("k.deep.deep.deep")).isEmpty();
        assertThat(Sections.of(yaml).find("a.".repeat(10_000))).isEmpty();
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            numbered.append("# a\n# a-").append(i % 100).append('\n');
        }
        assertThat(Sections.of(Blocks.markdown(numbered.toString())).find("a-77"))
                .isPresent();
    }
}
