package dev.tare.modules.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class XmlScannerTest {

    private static SourceText source(String text) {
        return SourceText.of(new ModuleId("x.xml"), text);
    }

    /** Writes down what it hears, and whether anything is left out. */
    private static final class Recorder implements XmlVisitor {

        final SourceText source;
        final List<String> events = new ArrayList<>();
        int reached;
        boolean gap;

        Recorder(SourceText source) {
            this.source = source;
        }

        private void cover(int start, int end) {
            gap |= start != reached || end <= start;
            reached = end;
        }

        @Override
        public void startTag(int start, int end, int nameStart, int nameEnd, boolean empty) {
            cover(start, end);
            events.add((empty ? "empty " : "start ") + source.slice(nameStart, nameEnd));
        }

        @Override
        public void attribute(int nameStart, int nameEnd, int valueStart, int valueEnd) {
            gap |= valueEnd > reached;
            events.add("attribute " + source.slice(nameStart, nameEnd) + "=" + source.slice(valueStart, valueEnd));
        }

        @Override
        public void endTag(int start, int end, int nameStart, int nameEnd) {
            cover(start, end);
            events.add("end " + source.slice(nameStart, nameEnd));
        }

        @Override
        public void text(int start, int end) {
            cover(start, end);
            events.add("text " + source.slice(start, end).replace("\n", "\\n"));
        }

        @Override
        public void comment(int start, int end) {
            cover(start, end);
            events.add("comment " + source.slice(start, end));
        }

        @Override
        public void characterData(int start, int end) {
            cover(start, end);
            events.add("data " + source.slice(start, end));
        }

        @Override
        public void instruction(int start, int end) {
            cover(start, end);
            events.add("instruction " + source.slice(start, end));
        }

        @Override
        public void documentType(int start, int end) {
            cover(start, end);
            events.add("type " + source.slice(start, end));
        }
    }

    private static Recorder scan(SourceText source, List<Diagnostic> diagnostics) {
        Recorder recorder = new Recorder(source);
        XmlScanner scanner = new XmlScanner(source);
        scanner.scan(source.span(), recorder);
        diagnostics.addAll(scanner.diagnostics());
        assertThat(recorder.gap).as("a gap in " + source.slice(source.span())).isFalse();
        assertThat(recorder.reached).isEqualTo(source.length());
        return recorder;
    }

    private static void assertProblems(String text, String... expected) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        scan(source(text), diagnostics);
        assertThat(diagnostics)
                .extracting(d -> d.position().line() + ":" + d.position().column() + " " + d.message())
                .containsExactly(expected);
    }

    @Test
    void tellsAllThatIsThere() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Recorder recorder = scan(source("""
                        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "<y>">]>
                        <a b = 'c>d' e="f"><!-- <g> --><h/>t &amp; &x;<![CDATA[<i>&]]></a >"""), diagnostics);
        assertThat(recorder.events)
                .containsExactly(
                        "instruction <?xml version=\"1.0\"?>",
                        "type <!DOCTYPE a [<!ENTITY x \"<y>\">]>",
                        "text \\n",
                        "start a",
                        "attribute b=c>d",
                        "attribute e=f",
                        "comment <!-- <g> -->",
                        "empty h",
                        "text t &amp; &x;",
                        "data <![CDATA[<i>&]]>",
                        "end a");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void takesDamageAsText() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Recorder recorder = scan(source("<a>latency <200ms & more < b</a>"), diagnostics);
        assertThat(recorder.events).containsExactly("start a", "text latency <200ms & more < b", "end a");
        assertThat(diagnostics)
                .extracting(Diagnostic::message)
                .containsExactly(
                        "malformed XML: a < that starts no tag",
                        "malformed XML: a & that starts no reference",
                        "malformed XML: a < that starts no tag");
    }

    @Test
    void tellsEachKindOfDamage() {
        assertProblems("<a><b></a>", "1:4 malformed XML: a start tag without an end tag");
        assertProblems("<a></b></a>", "1:4 malformed XML: an end tag without a start tag");
        assertProblems("<a/>\n<b/><c/>", "2:1 malformed XML: a second root element");
        assertProblems(
                "<a b=c d/>",
                "1:4 malformed XML: an attribute's value without quotes",
                "1:8 malformed XML: an attribute without a value");
        assertProblems(
                "<a b=\"<&\"/>",
                "1:7 malformed XML: a < in an attribute's value",
                "1:8 malformed XML: a & that starts no reference");
        assertProblems("x<a/>", "1:1 malformed XML: text outside of the root element");
        assertProblems(
                "<a>&#x;&#12;&#xaF;&#a;&b;</a>",
                "1:4 malformed XML: a & that starts no reference",
                "1:19 malformed XML: a & that starts no reference");
        assertProblems("<a><!-- </a>", "1:4 malformed XML: a < that starts no tag");
        assertProblems("<a><!-- b -- c --></a>", "1:4 malformed XML: two hyphens inside a comment");
        assertProblems("<a>b ]]> c</a>", "1:6 malformed XML: the end of a CDATA section without its start");
    }

    @Test
    void tellsTheFirstProblemsOneByOneAndCountsTheOthers() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        scan(source("& ".repeat(50)), diagnostics);
        assertThat(diagnostics).hasSize(6);
        assertThat(diagnostics.get(5).message()).isEqualTo("malformed XML: 45 more places like these");
    }

    @Test
    void staysInsideThePartItIsGiven() {
        SourceText source = source("<a>```<b>x</b>```</a>");
        Recorder recorder = new Recorder(source);
        recorder.reached = 6;
        new XmlScanner(source).scan(new Span(6, 14), recorder);
        assertThat(recorder.events).containsExactly("start b", "text x", "end b");
    }

    @Test
    void agreesWithAParserOnWhatIsWellFormed() throws XMLStreamException {
        String[] pieces = {
            "<a>",
            "</a>",
            "<b>",
            "</b>",
            "<c/>",
            "<a x=\"1\">",
            "<b y='2' z=\"&lt;\">",
            "t",
            " ",
            "&amp;",
            "&#65;",
            "<",
            "&",
            ">",
            "<!-- c -->",
            "<!--",
            "<![CDATA[<]]>",
            "]",
            "<?p q?>",
            "<1",
            "<a",
            "\n",
            "é",
            "<a\n>",
            "</a\n>",
            "<d e = 'f' />",
            "<g h=i>",
            "</g>",
            "<k l>",
            "</k>"
        };
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        Random random = new Random(5);
        int wellFormed = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("<r>");
            int count = random.nextInt(7);
            for (int i = 0; i < count; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            text.append("</r>");
            List<Diagnostic> diagnostics = new ArrayList<>();
            Recorder recorder = scan(source(text.toString()), diagnostics);
            List<String> theirs = parse(factory, text.toString());
            assertThat(diagnostics.isEmpty()).as(text.toString()).isEqualTo(theirs != null);
            if (theirs != null) {
                wellFormed++;
                assertThat(elements(recorder.events)).as(text.toString()).isEqualTo(theirs);
            }
        }
        assertThat(wellFormed).isGreaterThan(2_000);
    }

    private static List<String> elements(List<String> events) {
        List<String> elements = new ArrayList<>();
        for (String event : events) {
            if (event.startsWith("start ") || event.startsWith("end ")) {
                elements.add(event);
            } else if (event.startsWith("empty ")) {
                elements.add("start " + event.substring(6));
                elements.add("end " + event.substring(6));
            }
        }
        return elements;
    }

    /** Returns the tags of a document, or null when the parser of the JDK refuses it. */
    private static List<String> parse(XMLInputFactory factory, String text) throws XMLStreamException {
        List<String> elements = new ArrayList<>();
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    elements.add("start " + reader.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    elements.add("end " + reader.getLocalName());
                }
            }
            return elements;
        } catch (XMLStreamException e) {
            return null;
        }
    }

    @Test
    void coversEveryByteWhateverTheInput() {
        String[] pieces = {
            "<", ">", "/", "a", "=", "\"", "'", " ", "\n", "&", ";", "#", "!", "-", "--", "?", "[", "]", "CDATA",
            "DOCTYPE", "é"
        };
        Random random = new Random(6);
        for (int round = 0; round < 40_000; round++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(20);
            for (int i = 0; i < count; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            scan(source(text.toString()), new ArrayList<>());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "</a>",
                "<a",
                "<a b=\"",
                "<a b='<a b=\"",
                "<",
                "&",
                "&a",
                "<!--",
                "<![CDATA[",
                "<?",
                "<!DOCTYPE [",
                "<!DOCTYPE a [ ]",
                "<a b=c>",
                "<a b ",
                "</",
                "&#",
                "<a>\n<b>\n",
                "<!ENTITY a \"&b;&b;\">"
            })
    void takesAnyRepetitionInAMoment(String piece) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        scan(source(piece.repeat(200_000)), diagnostics);
        assertThat(diagnostics.size()).isLessThanOrEqualTo(7);
    }

    @Test
    void leavesEntitiesAsTheText() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [\n<!ENTITY e0 SYSTEM \"file:///etc/passwd\">\n");
        for (int i = 1; i < 40; i++) {
            String ten = ("&e" + (i - 1) + ";").repeat(10);
            bomb.append("<!ENTITY e").append(i).append(" \"").append(ten).append("\">\n");
        }
        bomb.append("]>\n<a>&e39;</a>");
        List<Diagnostic> diagnostics = new ArrayList<>();
        Recorder recorder = scan(source(bomb.toString()), diagnostics);
        assertThat(recorder.events).endsWith("start a", "text &e39;", "end a");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void reportsDepthOnce() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        scan(source("<a>".repeat(100_000) + "</a>".repeat(100_000)), diagnostics);
        assertThat(diagnostics)
                .extracting(Diagnostic::message)
                .containsExactly("nested more than 512 deep; deeper parts are taken as text");
    }
}
