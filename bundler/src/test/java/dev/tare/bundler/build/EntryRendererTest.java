package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.EntryRenderer;
import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.template.MissingValueException;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.Phase;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What adapters for other libraries have in common: entries by name, values of any type, bundles that are replaced. */
@Timeout(60)
class EntryRendererTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path bundle;

    @BeforeEach
    void build() throws Exception {
        root = Files.createDirectories(folder.resolve("framework"));
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve("tare.yaml"), "slots:\n  fruit: ['{{fruit}}']\n");
        Files.writeString(root.resolve(".claude/commands/label.md"), "Label $ARGUMENTS of {{fruit}}, <b> and {x}.\n");
        bundle = folder.resolve("app.tare");
        write();
    }

    private void write() throws Exception {
        Path next = folder.resolve("next.tare");
        Builder.build(
                root,
                next,
                new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 1, Notation.KEEP, true, 1),
                "tare test",
                TaskExecutor.direct());
        Files.deleteIfExists(bundle);
        Files.move(next, bundle);
    }

    @Test
    void valuesAreTextAndNullIsNone() throws Exception {
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            EntryRenderer label = EntryRenderer.of(loader, "/label");
            assertThat(label.render(Map.of("ARGUMENTS", 12, "fruit", new StringBuilder("{{ARGUMENTS}} {x} <ST> $1")))
                            .text())
                    .isEqualTo("Label 12 of {{ARGUMENTS}} {x} <ST> $1, <b> and {x}.\n");
            Map<String, Object> nulls = new HashMap<>();
            nulls.put("ARGUMENTS", null);
            nulls.put("fruit", "plum");
            assertThat(label.render(nulls).text()).isEqualTo("Label  of plum, <b> and {x}.\n");
            nulls.put("fruit", null);
            assertThatThrownBy(() -> label.render(nulls))
                    .isInstanceOfSatisfying(
                            MissingValueException.class,
                            e -> assertThat(e.name()).isEqualTo("fruit"));
        }
    }

    @Test
    void toAskForAnEntryIsNoUseOfIt() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(statistics));
        EntryRenderer label = EntryRenderer.of(loader, "label");
        assertThat(statistics.snapshot().loads().get(Phase.CRITICAL)).isZero();
        assertThatThrownBy(() -> EntryRenderer.of(loader, "lable"))
                .isInstanceOfSatisfying(
                        NoSuchNameException.class,
                        e -> assertThat(e.suggestions()).containsExactly("label"));
        label.render(Map.of("fruit", "plum"));
        assertThat(statistics.snapshot().loads().get(Phase.CRITICAL)).isEqualTo(1);
        loader.close();
        assertThatThrownBy(() -> label.render(Map.of("fruit", "plum")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> EntryRenderer.of(loader, "label"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anotherBundleIsTakenUpAndMayLackTheEntry() throws Exception {
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            EntryRenderer label = EntryRenderer.of(loader, "label");
            Files.writeString(root.resolve(".claude/commands/label.md"), "Label it {{fruit}}.\n");
            write();
            assertThat(loader.refresh()).isTrue();
            assertThat(label.render(Map.of("fruit", "plum")).text()).isEqualTo("Label it plum.\n");
            Files.move(root.resolve(".claude/commands/label.md"), root.resolve(".claude/commands/bottle.md"));
            write();
            assertThat(loader.refresh()).isTrue();
            assertThatThrownBy(() -> label.render(Map.of("fruit", "plum")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the bundle no longer has the entry 'label'");
        }
    }

    @Test
    void manyThreadsRenderTheirOwnValues() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ModuleLoader loader = ModuleLoader.open(bundle)) {
            EntryRenderer label = EntryRenderer.of(loader, "label");
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int number = i;
                texts.add(threads.submit(() -> label.render(Map.of("ARGUMENTS", number, "fruit", "plum " + number))
                        .text()));
            }
            for (int i = 0; i < texts.size(); i++) {
                assertThat(texts.get(i).get()).isEqualTo("Label " + i + " of plum " + i + ", <b> and {x}.\n");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
