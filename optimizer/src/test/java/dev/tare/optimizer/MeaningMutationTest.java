package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Tier;
import dev.tare.optimizer.proof.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a pass would do whose fault is in its manifest too: layout goes that means something, and the way back brings it home. To the
 * bytes nothing is lost, so only the rendering tells.
 */
class MeaningMutationTest {

    private static final ModuleGraph NO_GRAPH =
            ModuleGraph.of(List.of(), List.of(), Tier.ROOTED, List.of(), TokenCounters.of(Encoding.O200K_BASE));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "two paragraphs become one; a.md; \"One.\\n\\nTwo.\\n\"; \"One.\\nTwo.\\n\"",
                "an item becomes the end of another; a.md; \"- one\\n- two\\n\"; \"- one\\n  two\\n\"",
                "words become code; a.md; \"One.\\n\\nTwo.\\n\"; \"One.\\n\\n    Two.\\n\"",
                "a line break goes; a.md; \"One.  \\nTwo.\\n\"; \"One.\\nTwo.\\n\"",
                "a list becomes loose; a.md; \"- one\\n- two\\n\"; \"- one\\n\\n- two\\n\"",
                "two lists become one; a.md; \"- one\\n\\n---\\n\\n- two\\n\"; \"- one\\n\\n- two\\n\"",
                "an item moves out of its list; a.md; \"- one\\n  - two\\n\"; \"- one\\n- two\\n\"",
                "a heading becomes text; a.md; \"# One\\n\"; \"One\\n\"",
                "a heading goes down a level; a.md; \"## One\\n\"; \"# One\\n\"",
                "text becomes a heading; a.md; \"One\\n\\n---\\n\"; \"One\\n---\\n\"",
                "emphasis goes; a.md; \"Do **not** go.\\n\"; \"Do not go.\\n\"",
                "code is indented otherwise; a.md; \"```py\\nif x:\\n    y\\n```\\n\"; \"```py\\nif x:\\ny\\n```\\n\"",
                "code loses blank lines; a.md; \"```\\na\\n\\n\\nb\\n```\\n\"; \"```\\na\\nb\\n```\\n\"",
                "a table becomes words; a.md; \"| a |\\n|---|\\n| b |\\n\"; \"| a |\\n\\n| b |\\n\"",
                "a cell goes; a.md; \"| a | b |\\n|---|---|\\n| | c |\\n\"; \"| a | b |\\n|---|---|\\n| c |\\n\"",
                "a column aligns otherwise; a.md; \"| a |\\n|:--|\\n| b |\\n\"; \"| a |\\n|---|\\n| b |\\n\"",
                "a row joins the table; a.md; \"| a |\\n|---|\\n\\nb\\n\"; \"| a |\\n|---|\\nb\\n\"",
                "markup ends later; a.md; \"<div>\\n\\n*a*\\n</div>\\n\"; \"<div>\\n*a*\\n</div>\\n\"",
                "texts of XML are indented otherwise; a.md;"
                        + " \"```xml\\n<a>\\n  if x:\\n    y\\n</a>\\n```\\n\"; \"```xml\\n<a>\\n  if x:\\n  y\\n</a>\\n```\\n\"",
                "words of XML are joined; a.md; \"```xml\\n<a>Use <b>x</b>\\n<c>y</c> now</a>\\n```\\n\";"
                        + " \"```xml\\n<a>Use <b>x</b><c>y</c> now</a>\\n```\\n\"",
                "words of XML are joined in a text; a.xml; \"<a>one two</a>\\n\"; \"<a>onetwo</a>\\n\"",
                "lines of XML are joined; a.xml; \"<a>\\n  one\\n  two\\n</a>\\n\"; \"<a>\\n  one two\\n</a>\\n\"",
                "space that is preserved goes; a.xml;"
                        + " \"<a xml:space='preserve'>\\n  one\\n</a>\\n\"; \"<a xml:space='preserve'>\\none\\n</a>\\n\"",
                "an attribute changes; a.xml; \"<a b='1 2'/>\\n\"; \"<a b='1  2'/>\\n\"",
                "a key moves out of another; a.yml; \"a:\\n  b: c\\n\"; \"a:\\nb: c\\n\"",
            })
    void layoutThatMeansSomethingIsMissed(String what, String path, String before, String after) {
        SourceText source = SourceText.of(new ModuleId(path.strip()), lines(before));
        byte[] output = lines(after).getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = verify(source, output);
        assertThat(findings).as(what).hasSize(1);
        assertThat(findings.get(0).check()).as(what).isEqualTo(Finding.Check.MEANING);
        assertThat(verify(source, source.utf8())).isEmpty();
    }

    private static String lines(String text) {
        return text.strip().replace("\\n", "\n");
    }

    private static List<Finding> verify(SourceText source, byte[] output) {
        ManifestStep forged = new ManifestStep("trailing-blanks", 0, List.of(), forged(source.utf8(), output));
        ManifestModule module = new ManifestModule(
                source.id(), ContentHash.of(source.utf8()), 0, output == source.utf8() ? List.of() : List.of(forged));
        return new Verifier(StandardPasses.of(1, Notation.OUTLINE))
                .verify(source, module, Optional.of(output), CitedPaths.of(NO_GRAPH, source.id(), Set.of()));
    }

    /** Returns edits over runs of layout that lead from the output to the source. */
    private static Undo forged(byte[] source, byte[] output) {
        Edits.Builder edits = new Edits.Builder();
        int i = 0;
        int j = 0;
        while (i < output.length || j < source.length) {
            int endI = skipLayout(output, i);
            int endJ = skipLayout(source, j);
            if (!Arrays.equals(output, i, endI, source, j, endJ)) {
                edits.replace(i, endI, Arrays.copyOfRange(source, j, endJ));
            }
            i = endI + 1;
            j = endJ + 1;
        }
        return Undo.along(edits.build(), output);
    }

    private static int skipLayout(byte[] text, int from) {
        int i = from;
        while (i < text.length && " \n|:-=#*_".indexOf(text[i]) >= 0) {
            i++;
        }
        return i;
    }
}
