package dev.tare.optimizer.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.pass.OnePass;
import dev.tare.optimizer.pass.TextPass;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The JDK's parser judges what is lossless; the rest has to come back to the byte. */
@Tag("once")
class XmlPassesTest {

    private static final List<TextPass> PASSES = List.of(
            new XmlComments(), new XmlEscapes(), new XmlTags(), new XmlFences(), new XmlLayout(), new XmlOutline());

    private static String fenced(String xml) {
        return "# Head\n\n```xml\n" + xml + "```\n\nThe end.\n";
    }

    @Test
    void whateverIsInTheFenceComesBack() {
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            String xml = random.nextBoolean() ? RandomXml.wellFormed(random) : RandomXml.damaged(random);
            for (TextPass pass : PASSES) {
                String after = OnePass.rewrite(pass, "a.md", fenced(xml));
                assertThat(after).as("seed %s", seed).matches("# Head\n\n(```|~~~)xml\n[\\s\\S]*\\1\n\nThe end\\.\n");
            }
        }
    }

    @Test
    void theDocumentStaysTheSame() throws Exception {
        int changed = 0;
        for (int seed = 0; seed < 3000; seed++) {
            String xml = RandomXml.wellFormed(new Random(seed)).replace("größe", "groesse");
            List<String> before = events(xml);
            for (TextPass pass : List.of(new XmlComments(), new XmlEscapes(), new XmlTags(), new XmlLayout())) {
                String after = OnePass.rewrite(pass, "a.xml", xml);
                changed += after.equals(xml) ? 0 : 1;
                assertThat(events(after))
                        .as("%s, seed %s: <<%s>> and <<%s>>", pass.name(), seed, xml, after)
                        .isEqualTo(before);
            }
        }
        assertThat(changed).isGreaterThan(2000);
    }

    @Test
    void outlinesAreWhatPeopleExpect() {
        String xml = """
                <command name="deploy" level="2 of 3">
                  <purpose>Ship &amp; tell</purpose>
                  <w:steps>
                    <step order="1">
                      Build it.
                        Then test it.
                    </step>
                    <step order="2"/>
                  </w:steps>
                  <note>Use <b>care</b> here</note>
                  <!-- keep in order -->
                  Loose words
                  <empty></empty>
                </command>
                """;
        assertThat(OnePass.rewrite(new XmlOutline(), "a.md", fenced(xml))).isEqualTo(fenced("""
                command name=deploy level="2 of 3" >
                purpose: Ship &amp; tell
                w:steps
                 step order=1:
                  Build it.
                    Then test it.
                 step order=2/
                note: Use <b>care</b> here
                <!-- keep in order -->
                |Loose words
                empty
                """));
    }

    @Test
    void whatWouldCloseTheFenceIsKeptAway() {
        String xml =
                "<a>\n      ```\n      code\n      ```\n      " + "<b>some text</b>\n      ".repeat(20) + "\n</a>\n";
        for (TextPass pass : PASSES) {
            String after = OnePass.rewrite(pass, "a.md", fenced(xml));
            assertThat(after.lines().filter(line -> line.matches(" {0,3}```.*")))
                    .hasSize(2);
        }
    }

    @Test
    void tildesLetTextsWithFencesCloseUp() {
        String xml = "<a>\n  <b>\n    ```bash\n    one\n      two\n    three\n    ```\n  </b>\n</a>\n";
        assertThat(OnePass.rewrite(new XmlFences(), "a.md", fenced(xml)))
                .isEqualTo(
                        "# Head\n\n~~~xml\n<a>\n  <b>\n```bash\none\n  two\nthree\n```\n</b>\n</a>\n~~~\n\nThe end.\n");
        for (String kept : List.of(xml.replace("one", "~~~"), xml.replace("<a>", "<a xml:space=\"preserve\">"))) {
            assertThat(OnePass.rewrite(new XmlFences(), "a.md", fenced(kept))).isEqualTo(fenced(kept));
        }
        String inHtml = fenced(xml).replace("# Head\n\n", "<div>\n");
        assertThat(OnePass.rewrite(new XmlFences(), "a.md", inHtml)).isEqualTo(inHtml);
    }

    @Test
    void tagsCloseUp() {
        assertThat(
                        OnePass.rewrite(
                                new XmlTags(),
                                "a.md",
                                fenced(
                                        "<step order = \"1\"\n   kind = 'a = b' >Do it<w:p x = \"2\" /></step >\n<loose x = \"1\">\n")))
                .isEqualTo(fenced("<step order=\"1\" kind='a = b'>Do it<w:p x=\"2\"/></step >\n<loose x = \"1\">\n"));
    }

    @Test
    void aTextWithCommentsIsOneText() {
        assertThat(OnePass.rewrite(
                        new XmlLayout(),
                        "a.md",
                        fenced("<a>\n    one\n  <!-- a note\n of two lines -->\n      two\n</a>\n")))
                .isEqualTo(fenced("<a>\none\n<!-- a note\n of two lines -->\n  two\n</a>\n"));
    }

    @Test
    void spaceThatIsToBePreservedIs() {
        String xml = "<a>\n    <pre xml:space=\"preserve\">\n        x\n          y\n    </pre>\n</a>\n";
        for (TextPass pass : PASSES) {
            assertThat(OnePass.rewrite(pass, "a.md", fenced(xml))).isEqualTo(fenced(xml));
        }
    }

    /** Returns tags, attributes and texts in order; white space between elements and common indentation left out, and comments. */
    private static List<String> events(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        List<String> events = new ArrayList<>();
        walk(
                factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getDocumentElement(),
                events);
        return events;
    }

    private static void walk(Node node, List<String> events) {
        if (node instanceof Element element) {
            TreeMap<String, String> attributes = new TreeMap<>();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.put(
                        element.getAttributes().item(i).getNodeName(),
                        element.getAttributes().item(i).getNodeValue());
            }
            events.add("<" + element.getTagName() + attributes + ">");
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                walk(child, events);
            }
            events.add("</>");
        } else if (!node.getNodeValue().isBlank()) {
            events.add(dedent(node.getNodeValue()));
        }
    }

    private static String dedent(String text) {
        String[] lines = text.split("\n", -1);
        int common = Integer.MAX_VALUE;
        for (String line : lines) {
            if (!line.isBlank()) {
                common = Math.min(common, line.length() - line.stripLeading().length());
            }
        }
        StringBuilder left = new StringBuilder();
        for (String line : lines) {
            left.append(left.isEmpty() ? "" : "\n").append(line.isBlank() ? "" : line.substring(common));
        }
        return left.toString();
    }
}
