package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.*;
import dev.tare.core.token.*;
import dev.tare.modules.dialect.*;
import dev.tare.modules.link.*;
import dev.tare.modules.model.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Small frameworks with the habits of public families are read as their labels say. */
class FixtureFrameworksTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/tare/modules/frameworks");

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> frameworks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            assertThat(sorted).isNotEmpty();
            return sorted.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        LabelledFramework framework = LabelledFramework.of(file);
        Path folder = temporary.resolve(framework.name());
        framework.unpack(folder);
        Framework read = FrameworkReader.read(folder, ReadOptions.DEFAULT, TaskExecutor.direct());
        FrameworkLabels labels = FrameworkLabels.compare(
                framework.expectations(), read.harness().name(), read.graph(), read.diagnostics());
        labels.gaps.forEach(gap -> System.out.println(framework.name() + ": gap: " + gap));
        assertThat(labels.faults).as(framework.name()).isEmpty();
    }
}
