package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.Undo;
import dev.tare.core.text.Edits;
import dev.tare.optimizer.pass.Fidelity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidueTest {

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
        assertThat(Residue.foreign(new ManifestStep("any", 0, List.of(), undo), fidelity)
                        .isEmpty())
                .isEqualTo(allowed);
    }
}
