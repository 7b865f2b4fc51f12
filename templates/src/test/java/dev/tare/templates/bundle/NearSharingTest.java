package dev.tare.templates.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker.Place;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.Values;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines that differ in a few words, as partials with parameters. */
@Tag("once")
class NearSharingTest {

    private static final TokenCounter COUNTER = TokenCounters.of(Encoding.O200K_BASE);

    /** {@code @a} and {@code @b} are words that differ, {@code $who} is a slot. */
    private static final List<String> LINES = List.of(
            "You review @a code, and you know the idioms of @a better than anybody else in the team.",
            "- Run `@b check` first, and report what it says about @a before you change anything.",
            "## @a",
            "@a",
            "",
            "  @a, $who, and whatever @b prints are put into the report of the day by hand.",
            "Nothing on this line differs, and it is long enough to be worth a partial of its own.",
            "{@a} {{@b}} }} are braces; nobody who reads them may take them for a tag of ours.",
            "Ask $who, who has paid for all of this so far, whether @b may be installed",
            "最後に @a のコードを読み、@b の結果を報告してください。必ず最後まで読むこと。",
            "- plain");

    private static final List<String> WORDS =
            List.of("Java", "Python", "go", "pre-commit", "Ümlaut", "x", "日本語", "rust_lang", "42");

    private static PlacedText text(String text) {
        List<Place> places = new ArrayList<>();
        Map.of(
                        "$who",
                        TemplateSlot.Kind.NAME,
                        "{{IF on}}\n",
                        TemplateSlot.Kind.SECTION,
                        "{{ENDIF on}}\n",
                        TemplateSlot.Kind.END)
                .forEach((written, kind) -> {
                    for (int at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
                        int start = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
                        String name = kind == TemplateSlot.Kind.NAME ? "who" : "on";
                        places.add(new Place(start, start + written.length(), name, kind, TemplateSlot.NONE));
                    }
                });
        places.sort(Comparator.comparingInt(Place::start));
        return new PlacedText(text.getBytes(StandardCharsets.UTF_8), places);
    }

    private static CompiledTexts compiled(List<String> texts) {
        return CompiledTexts.of(
                texts.stream().map(NearSharingTest::text).toList(), true, COUNTER, TaskExecutor.direct());
    }

    private static String filled(String lines, String a, String b) {
        return lines.replace("@a", a).replace("@b", b);
    }

    private static List<String> random(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            lines.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        List<String> texts = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            StringBuilder text = new StringBuilder("# " + random.nextInt(1000) + "\n{{IF on}}\n");
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                text.append(random.nextInt(3) > 0 ? "between\n" : "");
                text.append(filled(
                        lines.toString(),
                        WORDS.get(random.nextInt(WORDS.size())),
                        WORDS.get(random.nextInt(WORDS.size()))));
                text.append(random.nextInt(3) == 0 ? LINES.get(random.nextInt(LINES.size())) + "\n" : "");
            }
            texts.add(text + "{{ENDIF on}}\n" + (random.nextBoolean() ? "" : "end"));
        }
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Every text comes back from its segments and from Mustache.java, which runs what has conditions, and no count rises. */
    @Test
    void sharingLosesNothingAndSaves() {
        int called = 0;
        int several = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            CompiledTexts compiled = compiled(random(new Random(seed)));
            long stored = 0;
            for (int i = 0; i < compiled.texts().size(); i++) {
                Template template = compiled.templates().get(i);
                String text = text(compiled.texts().get(i).utf8());
                assertThat(text(template.asWritten())).as("seed %s", seed).isEqualTo(text);
                String rendered = text.replace("{{IF on}}\n", "").replace("{{ENDIF on}}\n", "");
                assertThat(text(template.render(
                                Values.of(Map.of("on", "yes", "who", "{{me}} $who")), Integer.MAX_VALUE)))
                        .as("seed %s: %s", seed, template)
                        .isEqualTo(rendered.replace("$who", "{{me}} $who"));
                for (PartialCall call : template.index().calls()) {
                    called++;
                    several += call.values().size() > 1 ? 1 : 0;
                }
            }
            for (Template template : compiled.templates()) {
                stored += COUNTER.count(template.toString());
            }
            for (Template template : compiled.partials().values()) {
                stored += COUNTER.count(template.toString());
                // By the specification the tag that sets delimiters takes the end of a blank line behind it.
                assertThat(template.toString()).as("seed %s", seed).doesNotContainPattern("^\\{\\{=.*=}}\\h*\n");
            }
            assertThat(compiled.sharing().stored()).isEqualTo(stored);
            assertThat(compiled.sharing().saved()).as("seed %s", seed).isGreaterThanOrEqualTo(0);
        }
        assertThat(called).isGreaterThan(1_000);
        assertThat(several).isGreaterThan(200);
    }

    @Test
    void wordsThatDifferTogetherAreOneParameter() {
        String lines = "# Reviewer\nYou review @a code, and know the idioms of @a better than anybody else.\n"
                + "- Say what @a has in its library before something is written by hand";
        List<String> texts = new ArrayList<>();
        for (String word : List.of("Java", "Kotlin", "Rust", "Kotlin")) {
            texts.add(texts.size() + "\n" + filled(lines, word, "") + ".\n");
        }
        CompiledTexts compiled = compiled(texts);
        assertThat(compiled.partials().values())
                .extracting(Template::toString)
                .containsExactly(filled(lines, "{{$a}}Kotlin{{/a}}", ""));
        String name = compiled.partials().firstKey();
        assertThat(compiled.templates())
                .extracting(Template::toString)
                .containsExactlyInAnyOrder(
                        "0\n{{<" + name + "}}{{$a}}Java{{/a}}{{/" + name + "}}.\n",
                        "1\n{{> " + name + "}}.\n",
                        "2\n{{<" + name + "}}{{$a}}Rust{{/a}}{{/" + name + "}}.\n",
                        "3\n{{> " + name + "}}.\n");
    }

    /** What differs in the last word needs no parameter for it. */
    @Test
    void theLastWordStays() {
        String line = "Whoever pays is asked for the reason of each and every expense over ten, and for a receipt"
                + " that has the day, the sum and the name of whoever was paid, says ";
        CompiledTexts compiled = compiled(List.of(
                "1\n- In Bonn:\n" + line + "Ann\n",
                "2\n- In Bern:\n" + line + "Bob\n",
                "3\n- In Rome:\n" + line + "Cleo\n"));
        assertThat(compiled.partials().values())
                .extracting(Template::toString)
                .containsExactly("- In {{$a}}Bonn{{/a}}:\n" + line);
        assertThat(compiled.templates())
                .extracting(Template::toString)
                .allMatch(text -> text.matches("(?s).*}}(Ann|Bob|Cleo)\n"));
    }

    /** Files that somebody copied, put another word into, and changed a few lines of. */
    @Test
    void copiesAreStoredOnce() {
        Random random = new Random(7);
        List<String> model = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            model.add(random.nextInt(3) == 0 ? sentence(random) + " @a " + sentence(random) : sentence(random));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<String> copy = new ArrayList<>(model);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                copy.set(random.nextInt(copy.size()), sentence(random));
            }
            texts.add(filled(String.join("\n", copy) + "\n", "word" + i, ""));
        }
        CompiledTexts compiled = compiled(texts);
        assertThat(compiled.sharing().stored()).isLessThan(compiled.sharing().unshared() / 5);
    }

    /** No two of these lines differ in one word alone; those around them do. */
    @Test
    void severalWordsOfALineMayDiffer() {
        String lines = "You review @a code, and know its idioms better than anybody else in the whole team.\n"
                + "Run @b over what is written in @a first, and report what it has found before you go on.\n"
                + "Say what @a has in its library before something is written by hand or asked for.\n";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            texts.add(filled(lines, "Lang" + i, "tool" + i));
        }
        CompiledTexts compiled = compiled(texts);
        assertThat(compiled.partials()).hasSize(1);
        assertThat(compiled.sharing().uses()).isEqualTo(4);
        assertThat(compiled.partials().values().iterator().next().toString())
                .contains("Run {{$b}}tool0{{/b}} over what is written in {{$a}}Lang0{{/a}} first");
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 8 + random.nextInt(8); i > 0; i--) {
            sentence.append(i % 3 == 0 ? "the " : "thing")
                    .append((char) ('a' + random.nextInt(26)))
                    .append(' ');
        }
        return sentence.append("end.").toString();
    }

    /** Many lines that are alike in one word or another, and long lines of many words. */
    @Test
    void hostileTextsTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            Random random = new Random(1);
            StringBuilder few = new StringBuilder();
            StringBuilder many = new StringBuilder();
            StringBuilder next = new StringBuilder();
            StringBuilder wide = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                few.append("a")
                        .append(random.nextInt(3))
                        .append(" b")
                        .append(random.nextInt(3))
                        .append(" c")
                        .append(random.nextInt(3))
                        .append(" ends here with some words that are the same\n");
                many.append("Line ").append(i).append(" is one of very many that differ in a word\n");
                next.append("word")
                        .append(i % 7)
                        .append(" and word")
                        .append(i)
                        .append(" meet word")
                        .append(i + 1)
                        .append('\n');
            }
            for (int i = 0; i < 3_000; i++) {
                wide.append(i).append(" and a few words more that are none of another line".repeat(19));
                wide.append(" end.\n");
            }
            for (String one : List.of(
                    few.toString(),
                    many.toString(),
                    next.toString(),
                    wide.toString(),
                    "w ".repeat(400_000) + "\n",
                    "w x\n".repeat(100_000))) {
                CompiledTexts compiled = compiled(List.of(one, "a\n" + one));
                assertThat(compiled.templates().get(0).asWritten())
                        .isEqualTo(compiled.texts().get(0).utf8());
                assertThat(compiled.sharing().saved()).isGreaterThanOrEqualTo(0);
            }
        });
    }
}
