package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Small frameworks with the habits of public families are read as their labels say. */
class FixtureFrameworksTest {

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> frameworks() throws IOException {
        Path folder = Path.of(System.getProperty("tare.repository.root", ".."))
                .resolve("modules/src/test/resources/dev/tare/modules/frameworks");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(LabelledFramework::of)
                .map(framework -> DynamicTest.dynamicTest(framework.name(), () -> check(framework)));
    }

    private void check(LabelledFramework labelled) throws IOException {
        Path root = Files.createDirectory(temporary.resolve(labelled.name()));
        labelled.unpack(root);
        Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        FrameworkLabels labels = FrameworkLabels.compare(
                labelled.expectations(), framework.harness().name(), framework.graph(), framework.diagnostics());
        BrokenCounts.assertEqualIn(framework);
        for (String gap : labels.gaps()) {
            System.out.println("known gap in " + labelled.name() + ": " + gap);
        }
        assertThat(String.join("\n", labels.faults()))
                .as("what the labels of %s say otherwise", labelled.name())
                .isEmpty();
    }
}
