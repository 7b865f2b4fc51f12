package dev.tare.loader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.template.TemplateMaker.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    /** What lies next to tags and looks like one, in several scripts and line ends. */
    private static final List<String> PIECES = List.of(
            "word",
            " ",
            "\n",
            "\r\n",
            "{",
            "}",
            "{{",
            "}}",
            "{{{",
            "{{x}}",
            "{{#a}}",
            "{{=<% %>=}}",
            "<%",
            "%>",
            "<",
            ">",
            "[%",
            "(%",
            "@%",
            "~%",
            "^%",
            "&amp;",
            "\"",
            "<b>",
            "ü",
            "\uD83D\uDE00",
            "$",
            "\\",
            "!",
            "= ",
            "\uE000");

    private static final List<String> NAMES = List.of("ARGUMENTS", "1", "2", "ARGUMENTS-0", "who", "CLAUDE_X");

    /** A text with slots, and what it is made of. */
    private record Text(String text, List<Place> places, List<String> pieces) {

        Template template() {
            return TemplateMaker.of(text.getBytes(StandardCharsets.UTF_8), places, (utf8, start, end) -> end - start);
        }
    }

    private static Text random(Random random) {
        // Once it has read CR LF, Mustache.java writes every later line end so; texts of one kind of line end it leaves
        // as they are.
        String otherLineEnd = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                int start = text.toString().getBytes(StandardCharsets.UTF_8).length;
                text.append('$').append(name);
                int end = text.toString().getBytes(StandardCharsets.UTF_8).length;
                places.add(new Place(
                        start,
                        end,
                        name,
                        kind(name),
                        kind(name) == TemplateSlot.Kind.POSITION ? 0 : TemplateSlot.NONE));
                pieces.add("$" + name);
            } else {
                String any = PIECES.get(random.nextInt(PIECES.size()));
                String piece = any.equals("\n") || any.equals("\r\n") ? otherLineEnd : any;
                text.append(piece);
                pieces.add(piece);
            }
        }
        return new Text(text.toString(), places, pieces);
    }

    private static TemplateSlot.Kind kind(String name) {
        return switch (name) {
            case "ARGUMENTS" -> TemplateSlot.Kind.ARGUMENTS;
            case "who" -> TemplateSlot.Kind.NAME;
            case "CLAUDE_X" -> TemplateSlot.Kind.HARNESS;
            default -> TemplateSlot.Kind.POSITION;
        };
    }

    private static String shown(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String rendered(Template template, Map<String, String> values) {
        return new String(template.render(Values.of(values), Integer.MAX_VALUE), StandardCharsets.UTF_8);
    }

    @Test
    void slotsAsWrittenGiveTheText() {
        for (int seed = 0; seed < 3_000; seed++) {
            Text text = random(new Random(seed));
            assertThat(new String(text.template().asWritten(), StandardCharsets.UTF_8))
                    .as("seed %s", seed)
                    .isEqualTo(text.text());
        }
    }

    /** The segments give what Mustache makes of the same template; its values are not escaped, nor read as templates. */
    @Test
    void mustacheRendersTheSame() {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            values.put(name, "<" + name + " & {{who}} \"" + "\n");
        }
        for (int seed = 0; seed < 3_000; seed++) {
            Text text = random(new Random(seed));
            Template template = text.template();
            String out = MustacheOracle.rendered(template.toString(), Map.of(), values);
            assertThat(shown(rendered(template, values)))
                    .as("seed %s: %s", seed, shown(template.toString()))
                    .isEqualTo(shown(out));
            StringBuilder joined = new StringBuilder();
            for (String piece : text.pieces()) {
                boolean slot = piece.length() > 1 && piece.startsWith("$");
                joined.append(slot ? values.get(piece.substring(1)) : piece);
            }
            assertThat(rendered(template, values)).isEqualTo(joined.toString());
        }
    }

    @Test
    void unsetArgumentsAreEmptyAndNamesAreErrors() {
        Text text = new Text(
                "$ARGUMENTS|$1|$CLAUDE_X",
                List.of(
                        new Place(0, 10, "ARGUMENTS", TemplateSlot.Kind.ARGUMENTS, TemplateSlot.NONE),
                        new Place(11, 13, "1", TemplateSlot.Kind.POSITION, 0),
                        new Place(14, 23, "CLAUDE_X", TemplateSlot.Kind.HARNESS, TemplateSlot.NONE)),
                List.of());
        assertThat(rendered(text.template(), Map.of())).isEqualTo("||$CLAUDE_X");
        Text named = new Text(
                "Dear $who!", List.of(new Place(5, 9, "who", TemplateSlot.Kind.NAME, TemplateSlot.NONE)), List.of());
        assertThatThrownBy(() -> rendered(named.template(), Map.of()))
                .isInstanceOf(MissingValueException.class)
                .hasMessage("there is no value for $who: give one by the name 'who'");
        assertThat(rendered(named.template(), Map.of("who", "{{who}}"))).isEqualTo("Dear {{who}}!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add login|add|login|",
                "  add   \"log in\" now|add|log in|now",
                "'a b' c|a b|c|",
                "don't stop|don't|stop|",
                "a \"b|a|\"b|",
                "a\\tb\\nc|a|b|c",
            })
    void argumentsAreSplitAsInAShell(String typed, String one, String two, String three) {
        Values values = Values.of(Map.of("ARGUMENTS", typed.replace("\\t", "\t").replace("\\n", "\n")));
        List<String> wanted = new ArrayList<>(List.of(one, two));
        wanted.add(three == null ? "" : three);
        for (int i = 0; i < 3; i++) {
            TemplateSlot digit = new TemplateSlot("" + i, TemplateSlot.Kind.POSITION, "$" + i, i);
            TemplateSlot named = new TemplateSlot("who", TemplateSlot.Kind.NAME, "$who", i);
            assertThat(values.of(digit)).asString(StandardCharsets.UTF_8).isEqualTo(wanted.get(i));
            if (!wanted.get(i).isEmpty()) {
                assertThat(values.of(named)).asString(StandardCharsets.UTF_8).isEqualTo(wanted.get(i));
            }
            assertThat(values.besideEntry().of(named))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("$who");
        }
        assertThat(values.of(new TemplateSlot("99999999999", TemplateSlot.Kind.POSITION, "$9", Integer.MAX_VALUE)))
                .isEmpty();
    }

    @Test
    void overlapsAndWrongIndexesAreRefused() {
        byte[] text = "abcdef".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TemplateMaker.of(
                        text,
                        List.of(
                                new Place(0, 3, "a", TemplateSlot.Kind.NAME, TemplateSlot.NONE),
                                new Place(2, 4, "b", TemplateSlot.Kind.NAME, TemplateSlot.NONE)),
                        (utf8, start, end) -> 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TemplateSlot("a b", TemplateSlot.Kind.NAME, "$a", TemplateSlot.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        TemplateIndex index =
                new TemplateIndex(Delimiters.USUAL, List.of(), List.of(), new int[] {4}, new int[0], new int[] {1});
        assertThatThrownBy(() -> new Template(index, text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TemplateIndex(
                        Delimiters.USUAL, List.of(), List.of(), new int[] {1, 2}, new int[] {0}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
