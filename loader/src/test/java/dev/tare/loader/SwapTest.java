package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.loader.use.CountingStatistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that are replaced on disk. */
@Timeout(60)
class SwapTest {

    private static final LoaderOptions OPTIONS = LoaderOptions.DEFAULT;

    @TempDir
    private Path folder;

    @Test
    void aBundleThatIsReplacedIsSwappedInAndPromptsGoOnWithTheOldOne() throws Exception {
        Path file = Files.write(folder.resolve("a.tare"), TestBundles.of(List.of("Old 0.\n", "Same.\n")));
        CountingStatistics statistics = new CountingStatistics();
        LoaderOptions options = OPTIONS.withRefresh(Duration.ZERO).withStatistics(statistics);
        try (ModuleLoader loader = ModuleLoader.open(file, options)) {
            Prompt old = loader.load("go");
            replace(file, "no bundle".getBytes(StandardCharsets.UTF_8));
            assertThat(loader.load("go").require("1").render(Map.of()).text()).contains("Same.");
            replace(file, TestBundles.of(List.of("New 0.\n", "Same.\n", "More.\n")));
            Prompt next = loader.load("go");
            assertThat(next.require("0").render(Map.of()).text()).contains("New 0.");
            assertThat(next.handles()).contains("docs/2.md");
            assertThat(old.require("0").render(Map.of()).text()).contains("Old 0.");
            assertThat(loader.refresh()).isFalse();
        }
        assertThat(statistics.snapshot().swaps()).isEqualTo(1);
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path side = Files.write(folder.resolve("side"), content);
        Files.move(side, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aBundleThatCannotBeOpenedIsTriedAgain() throws Exception {
        Path file = Files.write(folder.resolve("again.tare"), TestBundles.of(List.of("Old.\n")));
        try (ModuleLoader loader = ModuleLoader.open(file, OPTIONS.withRefresh(Duration.ofHours(1)))) {
            replace(file, "no bundle".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(loader::refresh).isInstanceOf(IOException.class);
            assertThatThrownBy(loader::refresh).isInstanceOf(IOException.class);
            replace(file, TestBundles.of(List.of("New.\n")));
            assertThat(loader.refresh()).isTrue();
            assertThat(loader.refresh()).isFalse();
            assertThat(loader.load("go").require("0").render(Map.of()).text()).contains("New.");
        }
    }
}
