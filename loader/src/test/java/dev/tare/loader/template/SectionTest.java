package dev.tare.loader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateMaker.Share;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {

    private static final Pattern PLACES = Pattern.compile(
            "(?m)^[ \\t]*\\{\\{(IF|UNLESS|ENDIF|ENDUNLESS) (\\w+)}}[ \\t]*(?:\\r?\\n|\\z)|\\$(who|topic)");

    private static final List<String> LINES = List.of(
            "word",
            "",
            "  indented $who",
            "$topic",
            "trailing  ",
            "{{x}}",
            "{",
            "}} $who}",
            "<%who%>",
            "{{#a}}",
            "{{/a}}",
            "{{! no }}",
            "$who$topic",
            "ü\uD83D\uDE00",
            "> quote");

    private static final Map<String, String> VALUES = Map.of("who", "<{{who}} & \"\n", "topic", "{{#a}}$1");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        Matcher found = PLACES.matcher(text);
        while (found.find()) {
            int start = utf8(text.substring(0, found.start())).length;
            int end = start + utf8(found.group()).length;
            String word = found.group(1);
            places.add(
                    word == null
                            ? new Place(start, end, found.group(3), TemplateSlot.Kind.NAME, TemplateSlot.NONE)
                            : new Place(start, end, found.group(2), kind(word), TemplateSlot.NONE));
        }
        return places;
    }

    private static TemplateSlot.Kind kind(String word) {
        return switch (word) {
            case "IF" -> TemplateSlot.Kind.SECTION;
            case "UNLESS" -> TemplateSlot.Kind.INVERTED;
            default -> TemplateSlot.Kind.END;
        };
    }

    private static Template template(String text, List<Share> shares) {
        return TemplateMaker.of(utf8(text), places(text), shares, (bytes, start, end) -> end - start);
    }

    /** What an installer does: line by line, with a stack. */
    private static String installed(String text, Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        List<Boolean> holds = new ArrayList<>();
        for (String line : text.split("(?<=\n)")) {
            Matcher mark = PLACES.matcher(line);
            if (mark.matches() && mark.group(1) != null) {
                boolean set = values.getOrDefault(mark.group(2), "").equals("true");
                switch (mark.group(1)) {
                    case "IF" -> holds.add(set);
                    case "UNLESS" -> holds.add(!set);
                    default -> holds.remove(holds.size() - 1);
                }
            } else if (!holds.contains(false)) {
                out.append(line);
            }
        }
        Matcher slot = Pattern.compile("\\$(who|topic)").matcher(out);
        return slot.replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }

    private static String rendered(Template template, Map<String, String> values) {
        return new String(template.render(Values.of(values), Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }

    private static String streamed(Template template, Map<String, String> values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TemplateStream(
                        template.index(),
                        template.partials(),
                        () -> new ByteArrayInputStream(utf8(template.toString())))
                .render(Values.of(values), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** All ways give the same: segments, streams, Mustache.java as Tare uses it, as anybody does, and what an installer writes. */
    private static void holdsBothWays(String text, List<Share> shares, Map<String, String> values) throws IOException {
        Template template = template(text, shares);
        String as = template + " of " + text;
        assertThat(new String(template.asWritten(), StandardCharsets.UTF_8)).isEqualTo(text);
        String wanted = installed(text, values);
        Values given = Values.of(values);
        byte[] segments = template.renderSegments(given);
        assertThat(new String(segments, StandardCharsets.UTF_8)).as(as).isEqualTo(wanted);
        assertThat(rendered(template, values)).as(as).isEqualTo(wanted);
        assertThat(streamed(template, values)).as(as).isEqualTo(wanted);
        if (text.indexOf('\r') < 0) {
            assertThat(SectionRenderer.canRender(template)).as(as).isTrue();
            assertThat(new String(SectionRenderer.render(template, given, 0), StandardCharsets.UTF_8))
                    .as(as)
                    .isEqualTo(wanted);
            Map<String, String> partials = new TreeMap<>();
            shares.forEach(share -> partials.put(share.name(), share.partial().toString()));
            Map<String, Object> plain = new HashMap<>(values);
            for (String flag : List.of("a", "b", "c")) {
                plain.put(flag, values.getOrDefault(flag, "").equals("true"));
            }
            // Mustache.java leaves the end of a line that sets delimiters.
            String mustache = template.index().head().endsWith("\n")
                    ? template.toString().replaceFirst("\n", "")
                    : template.toString();
            assertThat(MustacheOracle.rendered(mustache, partials, plain))
                    .as(as)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void conditionsGiveWhatAnInstallerWrites() throws IOException {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
            String partialText = LINES.get(random.nextInt(LINES.size())) + "\n$who\n";
            Template partial = template(partialText, List.of());
            StringBuilder text = new StringBuilder();
            List<Integer> starts = new ArrayList<>();
            fill(text, random, end, partialText, starts, 0);
            if (random.nextInt(4) == 0 && text.length() > end.length()) {
                text.setLength(text.length() - end.length());
            }
            boolean usual = TemplateMaker.delimiters(utf8(text.toString()), places(text.toString()))
                    .equals(Delimiters.USUAL);
            List<Share> shares = new ArrayList<>();
            int before = -1;
            for (int start : starts) {
                int stop = start + utf8(partialText).length;
                boolean inText = stop <= utf8(text.toString()).length;
                if (inText && start > before && (start > 0 || usual)) {
                    shares.add(new Share(start, stop, "bcd", partial));
                    before = stop;
                }
            }
            Map<String, String> values = new HashMap<>(VALUES);
            for (String flag : List.of("a", "b", "c")) {
                if (random.nextBoolean()) {
                    values.put(flag, random.nextInt(4) == 0 ? "false" : "true");
                }
            }
            holdsBothWays(text.toString(), shares, values);
        }
    }

    private static void fill(
            StringBuilder text, Random random, String end, String partial, List<Integer> starts, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            int kind = random.nextInt(6);
            if (kind < 2 && depth < 4) {
                String word = random.nextBoolean() ? "IF" : "UNLESS";
                String flag = List.of("a", "b", "c").get(random.nextInt(3));
                String blank = List.of("", "", "  ", "\t").get(random.nextInt(4));
                text.append(blank).append("{{" + word + " " + flag + "}}" + blank + end);
                fill(text, random, end, partial, starts, depth + 1);
                text.append(blank).append("{{END" + word + " " + flag + "}}" + end);
            } else if (kind == 2 && end.equals("\n")) {
                starts.add(utf8(text.toString()).length);
                text.append(partial);
            } else {
                text.append(LINES.get(random.nextInt(LINES.size()))).append(end);
            }
        }
    }

    /** The rules of sections, each in a case of its own, with the flag set and not set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{IF a}}\nyes\n{{ENDIF a}}\n",
                "before\n{{IF a}}\nyes\n{{ENDIF a}}\nbehind\n",
                "before\n\n{{UNLESS a}}\n\nno\n\n{{ENDUNLESS a}}\n\nbehind",
                "{{IF a}}\n{{ENDIF a}}\n",
                "{{IF a}}\n{{UNLESS b}}\nboth\n{{ENDUNLESS b}}\n{{ENDIF a}}",
                "{{IF a}}\n{{IF a}}\ntwice\n{{ENDIF a}}\n{{ENDIF a}}\n",
                "{{IF a}}\nyes\n{{ENDIF a}}\n{{UNLESS a}}\nno\n{{ENDUNLESS a}}\n",
                "  {{IF a}}  \n  kept\n\t{{ENDIF a}}\t\nlast",
                "{{IF a}}\r\nyes\r\n{{ENDIF a}}\r\nbehind\n",
                "{{IF a}}\nHello $who\n{{ENDIF a}}\n$topic",
                "{{IF a}}\n{{#b}}x{{/b}}{{^b}}{{=| |=}}\n{{ENDIF a}}\n{{/a}}",
                "{{IF a}}\n{{> bcd}}\n{{ENDIF a}}\n{{! comment }}\n",
                "{{IF who}}\n$who\n{{ENDIF who}}\n",
                "x{{IF a}}\n{{UNLESS b}}\n{{ENDUNLESS b}}\n"
            })
    void theRulesOfSections(String text) throws IOException {
        for (String a : List.of("true", "false", "")) {
            Map<String, String> values = new HashMap<>(Map.of("who", "true", "topic", "{{a}}", "a", a));
            holdsBothWays(text, List.of(), values);
        }
        holdsBothWays(text, List.of(), Map.of("who", "true", "topic", "$who"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "false,false",
        "FALSE,false",
        "'',false",
        "no,false",
        "Off,false",
        "0,false",
        "1,true",
        "yes,true",
        "{{a}},true",
        "falsehood,true"
    })
    void aFlagIsSetByWhatIsNotFalse(String value, boolean set) {
        Template template = template("{{IF a}}\nyes\n{{ENDIF a}}\n{{UNLESS a}}\nno\n{{ENDUNLESS a}}\n", List.of());
        assertThat(rendered(template, Map.of("a", value))).isEqualTo(set ? "yes\n" : "no\n");
    }

    /** Names are asked for among the values only, whatever a map or a text has of its own. */
    @Test
    void nothingIsLookedInto() {
        for (String name : List.of("size", "class", "empty", "hashCode", "length", "values", "toString")) {
            Template template = template("{{IF " + name + "}}\nyes\n{{ENDIF " + name + "}}\nno\n", List.of());
            assertThat(rendered(template, Map.of())).isEqualTo("no\n");
        }
    }

    @Test
    void whatDoesNotHoldNeedsNoValue() {
        Template template = template("{{IF a}}\n$who\n{{ENDIF a}}\nend\n", List.of());
        assertThat(rendered(template, Map.of())).isEqualTo("end\n");
        assertThatThrownBy(() -> rendered(template, Map.of("a", "true"))).isInstanceOf(MissingValueException.class);
        assertThatThrownBy(() -> template.render(Values.of(Map.of("a", "true", "who", "12345")), 9))
                .isInstanceOf(TooLargeException.class);
    }

    /** Two slots of one name stay each as it was written; there Mustache would know one value only. */
    @Test
    void slotsOfOneNameStayAsTheyWereWritten() {
        String text = "{{IF a}}\n$1 {1}\n{{ENDIF a}}\n";
        List<Place> places = List.of(
                new Place(0, 9, "a", TemplateSlot.Kind.SECTION, TemplateSlot.NONE),
                new Place(9, 11, "1", TemplateSlot.Kind.POSITION, 1),
                new Place(12, 15, "1", TemplateSlot.Kind.POSITION, 1),
                new Place(16, 28, "a", TemplateSlot.Kind.END, TemplateSlot.NONE));
        Template template = TemplateMaker.of(utf8(text), places, (bytes, start, end) -> 0);
        Values values = Values.of(Map.of("a", "true", "ARGUMENTS", "x y"));
        assertThat(template.render(values, 100)).asString().isEqualTo("y y\n");
        assertThat(template.render(values.besideEntry(), 100)).asString().isEqualTo("$1 {1}\n");
    }

    /** What an index does not tell of is text, though Mustache would run it. */
    @Test
    void aForgedTextIsNotRun() {
        TemplateSlot open = new TemplateSlot("a", TemplateSlot.Kind.SECTION, "{{IF a}}\n", TemplateSlot.NONE);
        TemplateSlot close = new TemplateSlot("a", TemplateSlot.Kind.END, "{{ENDIF a}}\n", TemplateSlot.NONE);
        String forged = "{{#a}}\n{{> self}}\n{{/a}}\n";
        TemplateIndex index = new TemplateIndex(
                Delimiters.USUAL, List.of(open, close), List.of(), new int[] {0, 11, 0}, new int[] {0, 1}, new int[] {
                    0, 1, 0
                });
        Template template = new Template(index, utf8(forged));
        assertThat(SectionRenderer.canRender(template)).isFalse();
        assertThat(rendered(template, Map.of("a", "true"))).isEqualTo("{{> self}}\n");
    }

    @Test
    void sectionsThatDoNotFitAreRefused() {
        for (String text : List.of(
                "{{IF a}}\n",
                "{{ENDIF a}}\n",
                "{{IF a}}\n{{IF b}}\n{{ENDIF a}}\n{{ENDIF b}}\n",
                "{{IF a}}\n".repeat(33) + "{{ENDIF a}}\n".repeat(33))) {
            assertThatThrownBy(() -> template(text, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(template("{{IF a}}\n".repeat(32) + "{{ENDIF a}}\n".repeat(32), List.of())
                        .render(Values.of(Map.of()), 1))
                .isEmpty();
        assertThatThrownBy(() -> TemplateMaker.of(
                        utf8("x {{IF a}}"),
                        List.of(new Place(2, 10, "a", TemplateSlot.Kind.SECTION, TemplateSlot.NONE)),
                        (bytes, start, end) -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a condition within a line at 2");
    }
}
