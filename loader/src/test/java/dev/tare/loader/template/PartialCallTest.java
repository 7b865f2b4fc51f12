package dev.tare.loader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateMaker.Share;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Partials with parameters, and the places that call them with words of their own. */
class PartialCallTest {

    /** Lines of partials: {@code @a} and {@code @b} are parameters, {@code $who} is a slot. */
    private static final List<String> LINES = List.of(
            "",
            "plain",
            "Review @a with care",
            "- @a first",
            "  @a, then @b",
            "@a@b!",
            "{@a}",
            "{{@a}} @b",
            "Ask $who for @a",
            "@a of $who, @a again",
            "$who",
            "}} @b {{",
            "<%@a%>",
            "ü @b \uD83D\uDE00");

    private static final List<String> BETWEEN =
            List.of("\n", "between\n", "$who\n", "  \n", "{{x}}\n", "}\n", "IF\n", "UNLESS\n", "END\n");

    private static final List<String> TAILS = List.of(".", ". ", "! more", "x", "é", " $who", "\t.\t");
    private static final List<String> WORDS = List.of("Java", "go", "pre-commit", "ümlaut", "日本", "0", "_");
    private static final Map<String, String> VALUES = Map.of("who", "<{{who}} & \"\n", "flag", "on");

    private static final Map<String, TemplateSlot.Kind> SLOTS = Map.of(
            "$who",
            TemplateSlot.Kind.NAME,
            "IF\n",
            TemplateSlot.Kind.SECTION,
            "UNLESS\n",
            TemplateSlot.Kind.INVERTED,
            "END\n",
            TemplateSlot.Kind.END);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        SLOTS.forEach((written, kind) -> {
            for (int at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
                int start = utf8(text.substring(0, at)).length;
                String name = kind == TemplateSlot.Kind.NAME ? "who" : "flag";
                places.add(new Place(start, start + utf8(written).length, name, kind, TemplateSlot.NONE));
            }
        });
        places.sort(Comparator.comparingInt(Place::start));
        return places;
    }

    /** Returns the lines with words in place of parameters. */
    private static String filled(String lines, Map<String, String> words) {
        String filled = lines;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("@" + word.getKey(), word.getValue());
        }
        return filled;
    }

    /** Returns the partial of lines: a parameter wherever one stands, and the words that stand there else. */
    private static Template partial(String lines, Map<String, String> words) {
        List<Place> places = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length(); i++) {
            String name = lines.charAt(i) == '@' ? lines.substring(i + 1, i + 2) : "";
            if (name.isEmpty()) {
                text.append(lines.charAt(i));
                continue;
            }
            int start = utf8(text.toString()).length;
            text.append(words.get(name));
            places.add(new Place(
                    start, utf8(text.toString()).length, name, TemplateSlot.Kind.PARAMETER, TemplateSlot.NONE));
            i++;
        }
        places.addAll(places(text.toString()));
        places.sort(Comparator.comparingInt(Place::start));
        return TemplateMaker.of(utf8(text.toString()), places, (bytes, start, end) -> end - start);
    }

    private static SortedMap<String, String> words(Random random) {
        SortedMap<String, String> words = new TreeMap<>();
        words.put("a", WORDS.get(random.nextInt(WORDS.size())));
        words.put("b", WORDS.get(random.nextInt(WORDS.size())));
        return words;
    }

    private static String lines(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        return lines + "The last of @a and @b";
    }

    /** A text that calls partials, and all that it is made of. */
    private record Sample(String text, Template template, Map<String, String> partials) {

        static Sample of(Random random) {
            List<String> lines = List.of(lines(random), lines(random));
            List<Template> partials = new ArrayList<>();
            Map<String, String> texts = new TreeMap<>();
            List<SortedMap<String, String>> defaults = new ArrayList<>();
            for (String one : lines) {
                defaults.add(words(random));
                partials.add(partial(one, defaults.get(defaults.size() - 1)));
                texts.put(
                        texts.isEmpty() ? "bcd" : "fg",
                        partials.get(partials.size() - 1).toString());
            }
            StringBuilder text = new StringBuilder();
            List<Share> shares = new ArrayList<>();
            int depth = 0;
            for (int i = random.nextInt(8); i > 0; i--) {
                String between = BETWEEN.get(random.nextInt(BETWEEN.size()));
                depth += between.equals("IF\n") || between.equals("UNLESS\n") ? 1 : 0;
                depth -= between.equals("END\n") ? 1 : 0;
                // At the very beginning other delimiters and a mark are no pair for Mustache.java; that is documented.
                text.append(text.isEmpty() && depth > 0 ? "first\n" : "").append(depth < 0 ? "" : between);
                depth = Math.max(0, depth);
                if (random.nextBoolean()) {
                    continue;
                }
                int which = random.nextInt(lines.size());
                SortedMap<String, String> words = words(random);
                int start = utf8(text.toString()).length;
                text.append(filled(lines.get(which), words));
                int end = utf8(text.toString()).length;
                words.entrySet().removeAll(defaults.get(which).entrySet());
                shares.add(new Share(start, end, which == 0 ? "bcd" : "fg", partials.get(which), words));
                text.append(TAILS.get(random.nextInt(TAILS.size()))).append('\n');
            }
            text.append("END\n".repeat(depth)).append(random.nextBoolean() ? "" : "end");
            byte[] bytes = utf8(text.toString());
            Template template = TemplateMaker.of(bytes, places(text.toString()), shares, (all, from, to) -> to - from);
            return new Sample(text.toString(), template, texts);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whatever words a place has, its text comes back, and Mustache.java gives what the segments give. */
    @Test
    void callsGiveTheText() throws IOException {
        int called = 0;
        int ofSections = 0;
        for (int seed = 0; seed < 6_000; seed++) {
            Sample sample = Sample.of(new Random(seed));
            Template template = sample.template();
            assertThat(text(template.asWritten())).as("seed %s", seed).isEqualTo(sample.text());
            String segments = text(template.renderSegments(Values.of(VALUES)));
            assertThat(text(template.render(Values.of(VALUES), Integer.MAX_VALUE)))
                    .as("seed %s", seed)
                    .isEqualTo(segments);
            assertThat(MustacheOracle.rendered(template.toString(), sample.partials(), VALUES))
                    .as("seed %s: %s", seed, template)
                    .isEqualTo(segments);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TemplateStream.of(template).render(Values.of(VALUES), out);
            assertThat(text(out.toByteArray())).isEqualTo(segments);
            int slots = places(sample.text()).stream()
                    .mapToInt(place -> place.end() - place.start())
                    .sum();
            assertThat(template.tokens()).isEqualTo(utf8(sample.text()).length - slots);
            assertThat(template.slots()).noneMatch(TemplateSlot::isParameter);
            called += template.index().calls().isEmpty() ? 0 : 1;
            ofSections += template.index().hasSections() && SectionRenderer.canRender(template) ? 1 : 0;
        }
        assertThat(called).isGreaterThan(3_000);
        assertThat(ofSections).isGreaterThan(500);
    }

    /** A slot that is written with braces is replaced by a tag, so that only other braces ask for other delimiters. */
    @Test
    void bracesOfSlotsAreNoText() {
        List<Place> args = List.of(new Place(4, 12, "ARGUMENTS", TemplateSlot.Kind.ARGUMENTS, TemplateSlot.NONE));
        assertThat(TemplateMaker.delimiters(utf8("Ask {{args}} now"), args)).isEqualTo(Delimiters.USUAL);
        Template template = TemplateMaker.of(utf8("Ask {{args}} now"), args, (bytes, start, end) -> end - start);
        assertThat(template).hasToString("Ask {{ARGUMENTS}} now");
        assertThat(text(template.asWritten())).isEqualTo("Ask {{args}} now");
        for (String text : List.of("Ask {{args}} {{args}}", "Ask {{args}}}", "Ask {{args}} of {{")) {
            assertThat(TemplateMaker.delimiters(utf8(text), args)).as(text).isNotEqualTo(Delimiters.USUAL);
        }
    }

    @Test
    void whatIsNoCallIsRefused() {
        Template partial = partial("Review @a well", Map.of("a", "Java"));
        for (String rest : List.of("", "\n", " \n", "\t\n.", "  ", "\r\n.", "\u00A0", "\uFEFF\n", "\u180E\n.")) {
            String text = "Review Go well" + rest;
            Share alone = new Share(0, 14, "bcd", partial, new TreeMap<>(Map.of("a", "Go")));
            assertThatThrownBy(() -> TemplateMaker.of(utf8(text), List.of(), List.of(alone), (all, from, to) -> 0))
                    .as(text)
                    .hasMessage("no lines for a partial at 0");
        }
        Share other = new Share(0, 14, "bcd", partial, new TreeMap<>(Map.of("b", "Go")));
        assertThatThrownBy(() ->
                        TemplateMaker.of(utf8("Review Go well."), List.of(), List.of(other), (all, from, to) -> 0))
                .hasMessage("the partial 'bcd' has no parameter 'b'");
        for (String word :
                List.of("", "two words", "}}", "{{x", "a\n", "a.b", "\uE000", "\uD83D\uDE00", "x".repeat(101))) {
            assertThatThrownBy(() -> new PartialCall(0, new TreeMap<>(Map.of("a", word)), 0))
                    .as(word)
                    .hasMessageStartingWith("no word: '");
        }
        assertThatThrownBy(() -> new PartialCall(0, new TreeMap<>(Map.of("i", "x")), 0))
                .hasMessage("no name of a parameter: 'i'");
    }

    /** Arguments are cut once, however often a partial is called that has a slot of one. */
    @Test
    void argumentsAreCutOnce() {
        Values values = Values.of(Map.of("ARGUMENTS", "x y"));
        TemplateSlot second = new TemplateSlot("1", TemplateSlot.Kind.POSITION, "$1", 1);
        byte[] first = values.in(words(new Random(1))).of(second);
        assertThat(text(first)).isEqualTo("y");
        assertThat(values.in(words(new Random(2))).of(second)).isSameAs(first);
        assertThat(values.of(second)).isSameAs(first);
    }

    @Test
    void tokensAreCountedBeyondAnInt() {
        PartialCall call = new PartialCall(0, new TreeMap<>(Map.of("a", "Go")), Integer.MAX_VALUE);
        TemplateIndex twice = new TemplateIndex(
                Delimiters.USUAL,
                List.of(),
                List.of("bcd"),
                List.of(call),
                new int[] {0, 2, 1},
                new int[] {1, 1},
                new int[] {0, 0, 0});
        String tag = "{{<bcd}}{{$a}}Go{{/a}}{{/bcd}}";
        Template template =
                new Template(twice, utf8(tag + ".\n" + tag + "."), List.of(partial("Review @a", Map.of("a", "Java"))));
        assertThat(template.tokens()).isEqualTo(2L * Integer.MAX_VALUE);
    }

    /** A text whose tags stand otherwise than a maker puts them is none for an engine, which would leave or take a line end. */
    @Test
    void aForgedPlaceGivesWhatItsSegmentsGive() throws IOException {
        TemplateSlot open = new TemplateSlot("a", TemplateSlot.Kind.SECTION, "{{IF a}}\n", TemplateSlot.NONE);
        TemplateSlot close = new TemplateSlot("a", TemplateSlot.Kind.END, "{{ENDIF a}}\n", TemplateSlot.NONE);
        TemplateSlot word = new TemplateSlot("a", TemplateSlot.Kind.PARAMETER, "w", TemplateSlot.NONE);
        for (String lines : List.of("-@-", "-\n@\n-", "-\n  @\n-", "@")) {
            int at = lines.indexOf('@');
            Template partial = new Template(
                    new TemplateIndex(
                            Delimiters.USUAL,
                            List.of(word),
                            List.of(),
                            new int[] {at, lines.length() - at - 1},
                            new int[] {0},
                            new int[] {0, 0}),
                    utf8(lines.replace("@", "{{$a}}w{{/a}}")));
            for (String around : List.of("x\n  |\n", "x\n|\n", "  |.\n", "x|\n", "x\n| \n", "x|.\n", "|", "|.\n")) {
                for (boolean isCall : List.of(true, false)) {
                    String before = around.substring(0, around.indexOf('|'));
                    String behind = around.substring(before.length() + 1);
                    String tag = isCall ? "{{> bcd}}" : "{{> bcd}}\n";
                    TemplateIndex index = new TemplateIndex(
                            Delimiters.USUAL,
                            List.of(open, close),
                            List.of("bcd"),
                            isCall ? List.of(new PartialCall(0, new TreeMap<>(), 0)) : List.of(),
                            new int[] {0, before.length(), behind.length(), 0},
                            new int[] {0, isCall ? 3 : 2, 1},
                            new int[] {0, 0, 0, 0});
                    Template forged = new Template(
                            index, utf8("{{#a}}\n" + before + tag + behind + "{{/a}}\n"), List.of(partial));
                    Values values = Values.of(Map.of("a", "true"));
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    TemplateStream.of(forged).render(values, out);
                    assertThat(text(forged.render(values, Integer.MAX_VALUE)))
                            .as("%s in %s", lines, forged)
                            .isEqualTo(text(out.toByteArray()))
                            .isEqualTo(before + lines.replace('@', 'w') + behind);
                }
            }
        }
    }

    /** Whoever takes the pieces may stop, so that a partial with large values is never in memory as a whole. */
    @Test
    void aPartialIsStreamedInPieces() throws IOException {
        Template partial = partial("$who".repeat(100) + " @a", Map.of("a", "Java"));
        Share share = new Share(0, 403, "bcd", partial, new TreeMap<>(Map.of("a", "Go")));
        String text = "$who".repeat(100) + " Go.";
        Template template = TemplateMaker.of(utf8(text), places(text), List.of(share), (all, from, to) -> to - from);
        List<Integer> pieces = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int count) {
                pieces.add(count);
                super.write(bytes, from, count);
            }
        };
        TemplateStream.of(template).render(Values.of(Map.of("who", "x".repeat(1000))), out);
        assertThat(text(out.toByteArray())).isEqualTo("x".repeat(100_000) + " Go.");
        assertThat(pieces).allMatch(count -> count <= 1000);
    }
}
