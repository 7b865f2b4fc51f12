package dev.tare.optimizer.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is around words that stand in the place of others reads as it did, or is found not to. The place stands between guillemets. */
class SharedMeaningTest {

    private static final String WORDS = "As under *Rules* in `a.md`.";

    private static boolean reads(String marked, boolean xml, String words) {
        List<Span> places = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String[] parts = marked.split("[«»]", -1);
        for (int i = 0; i < parts.length; i++) {
            int start = text.toString().getBytes(StandardCharsets.UTF_8).length;
            text.append(parts[i]);
            if (i % 2 == 1) {
                places.add(new Span(start, text.toString().getBytes(StandardCharsets.UTF_8).length));
            }
        }
        byte[] before = text.toString().getBytes(StandardCharsets.UTF_8);
        List<String> all = places.stream().map(place -> words).toList();
        return xml ? SplitMeaning.xmlReadsBeside(before, places, all) : SplitMeaning.readsBeside(before, places, all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n«One line.\nAnd one more.»\n\nAfter.\n",
                "# A\n\n- «one\n- two»\n\nAfter.\n",
                "# A\n\n- «one\n- two»\n- three\n",
                "# A\n\n- zero\n- «one\n- two»\n- three\n\n«Words, too.»\n",
                "# A\n\n«## B\n\nText.\n\n```sh\nrun\n```»\n\n## C\n\n```sh\nother\n```\n",
                "# A\n\n«| a | b |\n|---|---|\n| c | d |»\n\nAfter.\n",
                "```xml\n<a>\n  <b>«some words»</b>\n</a>\n```\n",
                "1. «one\n2. two»\n\nAfter.\n"
            })
    void readsAsBefore(String marked) {
        assertThat(reads(marked, false, WORDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The words would be a part of a heading.
                "# A\n\n«One.»\nAfter.\n===\n",
                "# A «and B»\n",
                // A list that was one with blank lines between its items is another one without.
                "- one\n- «two\n\n- three»\n",
                // What is elsewhere needs what went.
                "See [x].\n\n«[x]: a.md»\n",
                // Two blocks, and not the whole of the first.
                "# A\n\n- one\n- tw«o\n\nAfter.»\n"
            })
    void readsOtherwise(String marked) {
        assertThat(reads(marked, false, WORDS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>\n  <b>«some words»</b>\n</a>",
                "<a>\n  <b>\n    «some words\n    and more»\n  </b>\n  <c>x</c>\n</a>",
                "<a><b>«<c>one</c><c>two</c>»</b></a>"
            })
    void xmlReadsAsBefore(String marked) {
        assertThat(reads(marked, true, WORDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A tag would be left without its partner.
                "<a>«<b>one»</b></a>",
                "<a><b>x «y</b>» z</a>",
                // The words would be some of a sentence.
                "<a>one «two» three</a>"
            })
    void xmlReadsOtherwise(String marked) {
        assertThat(reads(marked, true, WORDS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>\n  «<b>one</b>\n  <b>two</b>»\n  <c>three</c>\n</a>", "<a>«<b>one</b><b>two</b>»</a>"})
    void elementsStandForElements(String marked) {
        assertThat(reads(marked, true, "<same_as>" + WORDS + "</same_as>")).isTrue();
    }
}
