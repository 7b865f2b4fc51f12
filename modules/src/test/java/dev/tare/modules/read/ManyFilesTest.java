package dev.tare.modules.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.config.Limits;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ManyFilesTest {

    @TempDir
    Path root;

    @Test
    @Timeout(300)
    void readsAHundredThousandFiles() throws IOException {
        for (int folder = 0; folder < 1_000; folder++) {
            Path path = Files.createDirectories(root.resolve("g" + folder % 10 + "/f" + folder));
            Files.writeString(path.resolve(".gitignore"), "*.tmp.md\n");
            for (int file = 0; file < 100; file++) {
                Files.writeString(path.resolve("m" + file + (file % 10 == 0 ? ".tmp.md" : ".md")), "x");
            }
        }
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            Diagnostics diagnostics = new Diagnostics();
            FrameworkFiles files = FrameworkFiles.read(
                    root, Limits.DEFAULT, List.of(), List.of(), executor, diagnostics, ReadProgress.NONE);
            assertThat(files.sources()).hasSize(90_000);
            assertThat(diagnostics.sorted()).isEmpty();
        }
    }
}
