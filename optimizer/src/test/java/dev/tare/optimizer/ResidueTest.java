package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Tier;
import dev.tare.optimizer.markdown.BlankRuns;
import dev.tare.optimizer.markdown.Comments;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.structure.DuplicateModules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidueTest {

    private static final CitedPaths NOTHING = CitedPaths.of(
            ModuleGraph.of(List.of(), List.of(), Tier.ROOTED, List.of(), TokenCounters.of(Encoding.O200K_BASE)),
            new ModuleId("none.md"),
            Set.of());

    @ParameterizedTest
    @CsvSource({
        "LOSSLESS, '    ', true",
        "LOSSLESS, ' | --- ', true",
        "LOSSLESS, '&gt;', true",
        "LOSSLESS, '&gt;&gt;', true",
        "LOSSLESS, '&gt; not', false",
        "LOSSLESS, '&lt;', false",
        "LOSSLESS, not, false",
        "LOSSLESS, '<!-- a note -->', false",
        "INERT, '<!-- a note -->', true",
        "INERT, '<!-- a note --> never', false",
        "INERT, '***', true",
        "INERT, '9', false",
    })
    void layoutAndInertTextAreAllThatAManifestPutsIn(Fidelity fidelity, String text, boolean allowed) {
        Edits forward = new Edits.Builder()
                .replace(0, text.getBytes(StandardCharsets.UTF_8).length, new byte[0])
                .build();
        Undo undo = Undo.of(forward, text.getBytes(StandardCharsets.UTF_8));
        assertThat(Residue.foreign(
                                new ManifestStep("any", 0, List.of(), undo),
                                fidelity == Fidelity.INERT ? new Comments() : new BlankRuns(),
                                NOTHING)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/a.md, true",
        "'\n- @docs/a.md', true",
        "docs/c.md, false",
        "never, false",
        "'@docs/a.md never', false"
    })
    void passesOverTheGraphPutInPathsThatTheSourceCites(String text, boolean allowed, @TempDir Path root)
            throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("CLAUDE.md"), "Read @docs/a.md first.\n");
        Files.writeString(root.resolve("docs/a.md"), "Be kind.\n");
        Files.writeString(root.resolve("docs/b.md"), "Be brief.\n");
        ModuleGraph graph = Frameworks.read(root).graph();
        CitedPaths paths = CitedPaths.of(graph, new ModuleId("CLAUDE.md"), CitedPaths.fileNames(graph));
        byte[] before = text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        Undo undo = Undo.of(
                new Edits.Builder().replace(0, before.length, new byte[0]).build(), before);
        ManifestStep step = new ManifestStep("any", 0, List.of(), undo);
        assertThat(Residue.foreign(step, new DuplicateModules(), paths).isEmpty())
                .isEqualTo(allowed);
        assertThat(Residue.foreign(step, new BlankRuns(), paths)).isPresent();
    }
}
