package dev.tare.optimizer.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.repeat.SharedPrefix.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts begin with alike is told by whole blocks, and what another order would add to it. */
class SharedPrefixTest {

    private static final String HOUSE = "# House\n\nBe brief.\n\n".repeat(200);
    private static final String SHARED = "# Shared\n\nRead it all.\n\n".repeat(100);

    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        write("CLAUDE.md", HOUSE);
        write("docs/shared.md", SHARED);
        write("docs/two.md", "# For two\n\nAnd this.\n");
        write(".claude/commands/a.md", "# Run\n\nThe same first.\n\nThen a.\n\n@docs/shared.md\n\n@docs/two.md\n");
        write(".claude/commands/b.md", "# Run\n\nThe same first.\n\nThen b.\n\n@docs/shared.md\n\n@docs/two.md\n");
        write(".claude/commands/c.md", "# Other\n\nThen c.\n\n@docs/shared.md\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<SharedPrefix> prefixes(Framework framework, Order order) {
        return SharedPrefix.of(framework.graph(), framework.counter(), Packages.ONE, order, TaskExecutor.direct());
    }

    private static String told(SharedPrefix prefix) {
        return prefix.entries().stream().map(entry -> entry.stem()).toList() + " " + prefix.modules() + " "
                + prefix.bytes() + (prefix.isCacheable() ? " cached" : "");
    }

    @Test
    void tellsWhatStartsBeginWith() {
        Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        List<SharedPrefix> prefixes = prefixes(framework, Order.AS_LOADED);
        int house = HOUSE.length();
        int common = "# Run\n\nThe same first.\n\n".length();
        assertThat(prefixes.stream().map(SharedPrefixTest::told))
                .containsExactly(
                        "[a, b, c] [CLAUDE.md] " + house + " cached",
                        "[a, b] [CLAUDE.md, .claude/commands/a.md] " + (house + common) + " cached");
        assertThat(prefixes.get(0).tokens()).isEqualTo(framework.counter().count(HOUSE));
    }

    @Test
    void tellsWhatAnotherOrderWouldAdd() {
        Framework framework = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        List<SharedPrefix> prefixes = prefixes(framework, Order.SHARED_FIRST);
        assertThat(told(prefixes.get(0)))
                .isEqualTo("[a, b, c] [CLAUDE.md, docs/shared.md] " + (HOUSE.length() + SHARED.length()) + " cached");
        assertThat(prefixes.get(0).tokens())
                .isEqualTo(
                        framework.counter().count(HOUSE) + framework.counter().count(SHARED));
        assertThat(prefixes.get(1).modules().toString())
                .isEqualTo("[CLAUDE.md, docs/shared.md, docs/two.md, .claude/commands/a.md]");
    }

    @Test
    void aSinglePackageEntryHasNothingInCommon() throws IOException {
        Files.delete(root.resolve(".claude/commands/a.md"));
        Files.delete(root.resolve(".claude/commands/b.md"));
        assertThat(prefixes(FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct()), Order.AS_LOADED))
                .isEmpty();
    }
}
