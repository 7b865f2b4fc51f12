package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SectionTreeTest {

    @Test
    void headingsHoldWhatStandsBelowThem() {
        assertThat(draw("a.md", """
                ---
                name: a
                ---
                Before.

                # One
                Text.

                - first
                  goes on

                  - nested
                - second

                Loose
                -----
                | a | b |
                |---|---|
                | 1 | 2 |

                > quoted

                ---

                <!-- a note -->

                ## Two
                1. one
                2. two
                # Three
                """)).isEqualTo("""
                MODULE
                  FRONT_MATTER: --- …
                  LEAD
                    PARAGRAPH: Before.
                  SECTION One
                    PARAGRAPH: Text.
                    LIST
                      ITEM: - first …
                      ITEM: - second
                    SECTION Loose
                      TABLE: | a | b | …
                      QUOTE: > quoted
                      RULE: ---
                      COMMENT: <!-- a note -->
                    SECTION Two
                      LIST
                        ITEM: 1. one
                        ITEM: 2. two
                  SECTION Three: # Three
                """);
    }

    @Test
    void elementsOfInstructionXmlAreNodes() {
        assertThat(draw("a.md", """
                # One
                ```xml
                <!-- first -->
                <steps order="1">
                  <step>Read <file>a</file> first.</step>
                  <step name="b">
                    Words that lead in
                    <rule>One</rule>
                    and out.
                  </step>
                  <pair><a>1</a><b>2</b></pair>
                  <none/>
                </steps>
                ```

                ```java
                class A<T> {}
                ```
                """)).isEqualTo("""
                MODULE
                  SECTION One
                    FENCE xml
                      COMMENT: <!-- first -->
                      ELEMENT steps
                        ELEMENT step: <step>Read <file>a</file> first.</step>
                        ELEMENT step
                          TEXT: Words that lead in
                          ELEMENT rule: <rule>One</rule>
                          TEXT: and out.
                        ELEMENT pair
                          ELEMENT a: <a>1</a>
                          ELEMENT b: <b>2</b>
                        ELEMENT none: <none/>
                    FENCE java: ```java …
                """);
    }

    @Test
    void rawElementsHoldNoHeadingsAndNoCode() {
        assertThat(draw("a.md", """
                <process>
                # No heading

                <step>
                ```xml
                <shown>
                ```
                Use `<name>` and go on.
                </step>
                <step>Two</step>
                </process>

                Text with <b>an element</b> in it.
                """)).isEqualTo("""
                MODULE
                  LEAD
                    ELEMENT process
                      TEXT: # No heading
                      ELEMENT step: <step> …
                      ELEMENT step: <step>Two</step>
                    PARAGRAPH: Text with <b>an element</b> in it.
                """);
    }

    @Test
    void whatIsDamagedIsNotTakenApart() {
        assertThat(draw("a.md", """
                ```xml
                <a>
                  <b>
                    <c>One</c>
                    <d>Less than <200ms, and <unclosed> here</d>
                  </b>
                  <e>
                    <f>
                    <g>Two</g>
                  </e>
                </a>
                ```

                ```xml
                <a>
                  <b>One</b>
                ```
                """)).isEqualTo("""
                MODULE
                  LEAD
                    FENCE xml
                      ELEMENT a
                        ELEMENT b
                          ELEMENT c: <c>One</c>
                          ELEMENT d: <d>Less than <200ms, and <unclosed> here</d>
                        ELEMENT e: <e> …
                    FENCE xml: ```xml …
                """);
    }

    @Test
    void anXmlFileIsItsElements() {
        assertThat(draw("a.xml", """
                <?xml version="1.0"?>
                <agent>
                  <role>You review.</role>
                  <example>
                    ```
                    <role>
                    ```
                  </example>
                </agent>
                """)).isEqualTo("""
                MODULE
                  LEAD
                    DECLARATION: <?xml version="1.0"?>
                    ELEMENT agent
                      ELEMENT role: <role>You review.</role>
                      ELEMENT example: <example> …
                """);
    }

    @Test
    void anElementOnLinesOfItsOwnTakesThemAlong() {
        SectionTree tree = Trees.of("a.md", "```xml\n<a>\r\n  <b>1</b>\t\r\n  <c>2</c><d/>\r\n</a>\n```\n");
        assertThat(tree.nodes())
                .filteredOn(node -> node.kind() == SectionNode.Kind.ELEMENT)
                .extracting(tree::text)
                .containsExactly(
                        "<a>\r\n  <b>1</b>\t\r\n  <c>2</c><d/>\r\n</a>\n", "  <b>1</b>\t\r\n", "<c>2</c>", "<d/>");
        SectionNode b = tree.nodes().stream()
                .filter(node -> node.title().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(tree.source().slice(b.head())).isEqualTo("<b>");
        assertThat(tree.source().slice(b.tail())).isEqualTo("</b>");
    }

    @Test
    void emptyAndBlankTextsAreTrees() {
        assertThat(draw("a.md", "")).isEqualTo("MODULE: \n");
        assertThat(draw("a.md", "\n \n")).isEqualTo("MODULE: \n");
        assertThat(draw("a.md", "\ufeff# A")).isEqualTo("MODULE\n  SECTION A: # A\n");
    }

    @Test
    void deepElementsBelongToTheirParent() {
        String text = "```xml\n" + "<a>\n".repeat(1000) + "x\n" + "</a>\n".repeat(1000) + "```\n";
        SectionTree tree = Trees.of("a.md", text);
        Trees.check(tree);
        assertThat(tree.nodes().stream().mapToInt(SectionNode::depth).max()).hasValue(66);
    }

    @Test
    @Timeout(20)
    void hostileTextsTakeTimeInProportionToTheirLength() {
        int n = 100_000;
        Trees.check(Trees.of("a.md", "- a\n".repeat(n)));
        Trees.check(Trees.of("a.md", "# a\n###### b\n".repeat(n)));
        Trees.check(Trees.of("a.md", "```xml\n" + "<a>".repeat(n)));
        Trees.check(Trees.of("a.md", "```xml\n" + "<a></b>\n".repeat(n) + "```"));
        Trees.check(Trees.of("a.md", "```xml\n<r>" + "<a/> ".repeat(n) + "</r>\n```"));
        Trees.check(Trees.of("a.md", "```xml\n<r>" + "~~~ a\n".repeat(n) + "</r>\n```"));
        Trees.check(Trees.of("a.md", "<r>\n" + "<a>\n".repeat(n) + "</r>\n"));
        Trees.check(Trees.of("a.xml", "<a>" + " ".repeat(n) + "<b>".repeat(n) + "</b>".repeat(n) + "</a>"));
    }

    private static String draw(String path, String text) {
        SectionTree tree = Trees.of(path, text);
        Trees.check(tree);
        return Trees.draw(tree);
    }
}
