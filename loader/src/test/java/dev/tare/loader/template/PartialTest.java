package dev.tare.loader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateMaker.Share;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialTest {

    /** Lines, and what lies next to tags or looks like one; {@code $who} is a slot wherever it stands. */
    private static final List<String> LINES = List.of(
            "",
            "",
            "word",
            "  indented",
            "\ttab",
            "trailing  ",
            "Ask $who about it",
            "$who",
            "  $who  ",
            "$who$who",
            "{{x}}",
            "{{> bcd}}",
            "{{#a}}",
            "{{/a}}",
            "{$who}",
            "<%> x%>",
            "{",
            "}}",
            "ü\uD83D\uDE00",
            "> quote");

    private static final Map<String, String> VALUES = Map.of("who", "<{{who}} & \"\n");

    private static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf("$who"); at >= 0; at = text.indexOf("$who", at + 1)) {
            int start = utf8(text.substring(0, at)).length;
            places.add(new Place(start, start + 4, "who", TemplateSlot.Kind.NAME, TemplateSlot.NONE));
        }
        return places;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Template template(String text, List<Share> shares) {
        return TemplateMaker.of(utf8(text), places(text), shares, (bytes, start, end) -> end - start);
    }

    private static String lines(Random random, int most) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            lines.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        return lines.toString();
    }

    private static String rendered(Template template, Map<String, String> values) {
        return new String(template.render(Values.of(values), Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }

    /** Wherever lines stand in a partial, the text is the same, and what Mustache makes of it as well. */
    @Test
    void partialsGiveTheText() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Map<String, Template> partials = new TreeMap<>();
            List<String> shared = new ArrayList<>();
            for (String name : List.of("bcd", "bcf", "gh")) {
                shared.add(lines(random, 3));
                partials.put(name, template(shared.get(shared.size() - 1), List.of()));
            }
            StringBuilder text = new StringBuilder();
            List<Integer> starts = new ArrayList<>();
            List<Integer> which = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                if (random.nextBoolean()) {
                    starts.add(utf8(text.toString()).length);
                    which.add(random.nextInt(shared.size()));
                    text.append(shared.get(which.get(which.size() - 1)));
                } else {
                    text.append(lines(random, 3));
                }
            }
            text.append(random.nextBoolean() ? "" : "end $who");
            boolean usual = TemplateMaker.delimiters(utf8(text.toString()), places(text.toString()))
                    .equals(Delimiters.USUAL);
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                String name = List.copyOf(partials.keySet()).get(which.get(i));
                boolean apart =
                        shares.isEmpty() || shares.get(shares.size() - 1).end() < starts.get(i);
                if (apart && (starts.get(i) > 0 || usual)) {
                    int end = starts.get(i) + utf8(shared.get(which.get(i))).length;
                    shares.add(new Share(starts.get(i), end, name, partials.get(name)));
                }
            }
            Template template = template(text.toString(), shares);
            assertThat(new String(template.asWritten(), StandardCharsets.UTF_8))
                    .as("seed %s", seed)
                    .isEqualTo(text.toString());
            Map<String, String> texts = new TreeMap<>();
            partials.forEach((name, partial) -> texts.put(name, partial.toString()));
            String wanted = text.toString().replace("$who", VALUES.get("who"));
            assertThat(rendered(template, VALUES)).as("seed %s", seed).isEqualTo(wanted);
            assertThat(MustacheOracle.rendered(template.toString(), texts, VALUES))
                    .as("seed %s: %s", seed, template)
                    .isEqualTo(wanted);
            assertThat(template.tokens())
                    .isEqualTo(template.asWritten().length
                            - 4 * places(text.toString()).size());
        }
    }

    /** Whatever means something to Mustache is text in a prompt: each of its rules, before, between and behind tags of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Interpolation: plain, raw, with blanks, dotted, the whole context.
                "{{who}}",
                "{{{who}}}",
                "{{&who}}",
                "{{ who }}",
                "{{a.b.c}}",
                "{{.}}",
                "{{& . }}",
                // Sections and inverted ones: closed, open, nested, on lines of their own.
                "{{#who}}x{{/who}}",
                "{{#who}}",
                "{{/who}}",
                "{{#a}}{{#b}}c{{/b}}{{/a}}",
                "\n{{#a}}\nx\n{{/a}}\n",
                "{{^who}}x{{/who}}",
                "{{^a}}",
                "\n  {{^a}}\n  x\n  {{/a}}\n",
                // Partials: of a name that there is, of one that there is not, indented, dynamic, parents.
                "{{> bcd}}",
                "{{>none}}",
                "\n  {{> bcd}}\n",
                "{{>*who}}",
                "{{<bcd}}{{/bcd}}",
                "{{$block}}x{{/block}}",
                // Delimiters: set, half set, of ours.
                "{{=<% %>=}}",
                "{{= | | =}}",
                "{{=",
                "=}}",
                "<%who%>",
                "[%who%]",
                "{{=<% %>=}}<%who%><%={{ }}=%>",
                // Comments: in a line, over lines, alone.
                "{{! no }}",
                "{{!\nno\n}}",
                "\n{{! no }}\n",
                "a {{! no }} b",
                // White space around and between.
                " \t{{who}}\t ",
                "{{who}}\n\n",
                "\n\n{{ \n who \n }}\n",
                "   \n",
                "{{",
                "}}",
                "{",
                "}",
                "{{{",
                "}}}",
                "{{}}"
            })
    void theRulesOfMustacheAreText(String rule) {
        String partial = "Shared " + rule + " of $who" + rule + "\n";
        String head = rule + "$who" + rule + "\n";
        String text = head + partial + rule + "\n" + partial + "\n" + partial + "$who" + rule;
        Template shared = template(partial, List.of());
        List<Share> shares = new ArrayList<>();
        for (int at = text.indexOf(partial); at >= 0; at = text.indexOf(partial, at + partial.length())) {
            shares.add(new Share(at, at + partial.length(), "bcd", shared));
        }
        Template template = template(text, shares);
        assertThat(shares).hasSize(3);
        assertThat(new String(template.asWritten(), StandardCharsets.UTF_8)).isEqualTo(text);
        String wanted = text.replace("$who", VALUES.get("who"));
        assertThat(rendered(template, VALUES)).isEqualTo(wanted);
        assertThat(MustacheOracle.rendered(template.toString(), Map.of("bcd", shared.toString()), VALUES))
                .isEqualTo(wanted);
    }

    @Test
    void whatIsNoLinesIsRefused() {
        Template partial = template("one\n", List.of());
        for (String text : List.of("one", "x one\n", "one\r\n", "one two\n")) {
            int start = text.indexOf("one");
            assertThatThrownBy(() -> template(text, List.of(new Share(start, start + 3, "bcd", partial))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no lines for a partial at " + start);
        }
        assertThatThrownBy(() -> template("one\n{{\n", List.of(new Share(0, 4, "bcd", partial))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> template(
                        "one\none\n", List.of(new Share(0, 4, "bcd", partial), new Share(4, 8, "bcd", partial))))
                .isInstanceOf(IllegalArgumentException.class);
        Template nested = template("one\ntwo\n", List.of(new Share(0, 4, "bcd", partial)));
        assertThatThrownBy(() -> template("one\ntwo\n", List.of(new Share(0, 8, "bcf", nested))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a partial has partials");
    }

    @Test
    void namesAreShortAndNoTwoAreAlike() {
        Set<String> taken = new HashSet<>();
        assertThat(PartialName.of("0f0f", taken)).isEqualTo("bv");
        taken.add("bv");
        assertThat(PartialName.of("0f0f", taken)).isEqualTo("bvb");
        taken.addAll(Set.of("bvb", "bvbv"));
        assertThatThrownBy(() -> PartialName.of("0f0f", taken)).isInstanceOf(IllegalArgumentException.class);
        for (String none : List.of("", "b", "ab", "BC", "b c", "b/c", "b".repeat(65))) {
            assertThat(PartialName.isOne(none)).as(none).isFalse();
        }
    }
}
