package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.xml.XmlOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outline that starts with markup looks like XML to the passes that follow; they have to leave it alone. */
class OutlineOnceTest {

    @TempDir
    private Path root;

    @Test
    void noLaterPassTakesAnOutlineForXml() throws IOException {
        Files.writeString(root.resolve("CLAUDE.md"), """
                # Calls

                ```xml
                <!-- an example of a call -->
                <call>
                  <module>the name of a module</module>
                  <options>
                    <parallel>true</parallel>
                 stop    <timeout>after half a minute</timeout>
                  </options>
                </call>
                ```
                """);
        Framework framework = Frameworks.read(root);
        Optimized optimized = Frameworks.optimize(framework, 1, Notation.OUTLINE, TaskExecutor.direct());
        List<PassStep> steps = optimized.steps(new ModuleId("CLAUDE.md"));
        assertThat(steps).extracting(step -> step.pass().name()).contains(XmlOutline.NAME);
        int outline = 0;
        while (!steps.get(outline).pass().name().equals(XmlOutline.NAME)) {
            outline++;
        }
        for (PassStep later : steps.subList(outline + 1, steps.size())) {
            for (var place : steps.get(outline).placesAfter()) {
                for (int i = 0; i < later.edits().size(); i++) {
                    assertThat(later.edits().end(i) <= place.start()
                                    || later.edits().start(i) >= place.end())
                            .as(later.pass().name())
                            .isTrue();
                }
            }
        }
    }
}
