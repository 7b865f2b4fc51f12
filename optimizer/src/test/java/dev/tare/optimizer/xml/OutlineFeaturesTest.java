package dev.tare.optimizer.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.pass.OnePass;
import org.junit.jupiter.api.Test;

/** What each kind of XML looks like as an outline. {@link OnePass} sees to it that it comes back to the byte. */
class OutlineFeaturesTest {

    private static void outline(String xml, String expected) {
        String before = "```xml\n" + xml + "```\n";
        assertThat(OnePass.rewrite(new XmlOutline(), "a.md", before)).isEqualTo("```xml\n" + expected + "```\n");
    }

    @Test
    void attributes() {
        outline("""
                <steps kind="ordered" of='two words' empty="" path="a/b.md">
                  <step order="1">Go on</step>
                </steps>
                """, """
                steps kind=ordered of='two words' empty="" path="a/b.md"
                 step order=1: Go on
                """);
    }

    @Test
    void repeatedTags() {
        outline("""
                <rules>
                  <rule>Test first</rule>
                  <rule>Test last</rule>
                  <rule>Test first</rule>
                </rules>
                """, """
                rules >
                rule: Test first
                rule: Test last
                rule: Test first
                """);
    }

    @Test
    void textsThatACommentPartsKeepTheirIndentationAgainstEachOther() {
        outline("""
                <rules>
                  <rule>Test first</rule>
                      "Look here:",
                  <!-- How to look -->
                    Go from there.
                </rules>
                """, """
                rules >
                rule: Test first
                |  "Look here:",
                <!-- How to look -->
                |Go from there.
                """);
    }

    @Test
    void mixedContent() {
        outline("""
                <rules>
                  <rule>Use <b>great</b> care
                    with <file>names</file></rule>
                  <rule>Go on</rule>
                </rules>
                """, """
                rules >
                rule:
                 Use <b>great</b> care
                 with <file>names</file>
                rule: Go on
                """);
    }

    @Test
    void entities() {
        outline("""
                <rules>
                  <rule>a &lt; b &amp;&amp; c &#8212; &name;</rule>
                  <rule note="x &amp; y">Go on</rule>
                </rules>
                """, """
                rules >
                rule: a &lt; b &amp;&amp; c &#8212; &name;
                rule note="x &amp; y": Go on
                """);
    }

    @Test
    void namespacedNames() {
        outline("""
                <w:p xmlns:w="http://example.org/w">
                  <w:r w:kind="bold">
                    <w:t>Words</w:t>
                  </w:r>
                  <w:empty/>
                </w:p>
                """, """
                w:p xmlns:w="http://example.org/w" >
                w:r w:kind=bold
                 w:t: Words
                w:empty/
                """);
    }

    @Test
    void characterData() {
        outline("""
                <example>
                  <code><![CDATA[if (a < b) { run(); }]]></code>
                  <name>One</name>
                  <name>Two</name>
                </example>
                """, """
                example >
                code
                 <![CDATA[if (a < b) { run(); }]]>
                name: One
                name: Two
                """);
    }

    @Test
    void comments() {
        outline("""
                <rules>
                  <!-- in this order -->
                  <rule>Test first</rule>
                  <rule>Test last</rule>
                </rules>
                """, """
                rules >
                <!-- in this order -->
                rule: Test first
                rule: Test last
                """);
    }

    @Test
    void bareAmpersandsAndBrackets() {
        outline("""
                <limits>
                  <time>Under <200ms & over 5 < 6 ones</time>
                  <size>R&D, 3 > 2</size>
                </limits>
                """, """
                limits >
                time: Under <200ms & over 5 < 6 ones
                size: R&D, 3 > 2
                """);
    }

    @Test
    void damagedTagsAreLinesAsTheyAre() {
        outline("""
                <rules>
                  <rule>Test first</rule>
                  <rule">Test last</rule>
                  <rule a=b>Test twice</rule>
                  <loose>
                  <rule>Test on</rule>
                </wrong>
                </rules>
                """, """
                rules >
                rule: Test first
                |<rule">Test last</rule>
                <rule a=b>Test twice</rule>
                <loose>
                rule: Test on
                </wrong>
                """);
    }

    @Test
    void marksOfTheOutlineInTheText() {
        outline("""
                <rules>
                  <rule>step order=1: x</rule>
                  <rule>
                    |not a table
                    check/
                    a >
                  </rule>
                  <rule>{{ x }} and \\$1 and [[ y ]]</rule>
                  | loose bar
                </rules>
                """, """
                rules >
                rule: step order=1: x
                rule:
                 |not a table
                 check/
                 a >
                rule: {{ x }} and \\$1 and [[ y ]]
                || loose bar
                """);
    }
}
