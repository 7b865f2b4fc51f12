package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.GroupSaving;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.BuildReport.Saving;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.Json;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens before, per pass and after add up: in each module, in each entry, by group and in total; and they are those on disk. */
class BuildAccountTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"starter,KEEP", "starter,OUTLINE", "ccmp-v3,OUTLINE", "superclaude-v4,KEEP"})
    void everythingAddsUp(String name, Notation notation) throws IOException, OutputException {
        Path root = root(name);
        Path out = folder.resolve("out");
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            BuildReport report = Builder.build(
                    root, out, new BuildOptions(ReadOptions.DEFAULT, 1, notation, false, 2), "test", executor);
            Map<String, Integer> written = new HashMap<>();
            for (PromptModule module :
                    FrameworkReader.read(out, ReadOptions.DEFAULT, executor).modules()) {
                written.put(module.id().path(), module.tokens());
            }
            Map<String, String> homes = new HashMap<>();
            for (ManifestModule module : ManifestReader.read(Files.readAllBytes(out.resolve(Manifest.PATH)))
                    .modules()) {
                homes.put(module.id().path(), module.file().path());
            }
            Map<String, Integer> inFile = new HashMap<>();
            Map<String, Long> byPass = new HashMap<>();
            Map<String, Long> byGroup = new HashMap<>();
            long before = 0;
            long after = 0;
            for (ModuleChange module : report.account()) {
                assertThat(module.tokens().saved()).as(module.id()).isEqualTo(sum(module.savings()));
                assertThat(module.tokens().saved()).as(module.id()).isEqualTo(sum(module.groups()));
                inFile.merge(
                        homes.getOrDefault(module.id(), module.id()),
                        (int) module.tokens().after(),
                        Integer::sum);
                module.savings().forEach(saving -> byPass.merge(saving.name(), saving.tokens(), Long::sum));
                module.groups().forEach(saving -> byGroup.merge(saving.name(), saving.tokens(), Long::sum));
                before += module.tokens().before();
                after += module.tokens().after();
            }
            assertThat(inFile).isEqualTo(written);
            assertThat(report.tokens()).isEqualTo(new Change(before, after));
            for (PassSaving pass : report.passes()) {
                assertThat(pass.savedTokens()).as(pass.name()).isEqualTo(byPass.getOrDefault(pass.name(), 0L));
            }
            long saved = 0;
            long always = 0;
            for (GroupSaving group : report.groups()) {
                assertThat(group.tokens()).as(group.name()).isEqualTo(byGroup.getOrDefault(group.name(), 0L));
                saved += group.tokens();
                always += group.always();
            }
            assertThat(saved).isEqualTo(report.tokens().saved());
            assertThat(always).isEqualTo(report.always().saved());
            for (EntryChange entry : report.entries()) {
                assertThat(sum(entry.ownSavings()))
                        .as(entry.id())
                        .isEqualTo(entry.own().saved());
                assertThat(sum(entry.startSavings()))
                        .as(entry.id())
                        .isEqualTo(entry.start().saved());
            }
            assertThat(Json.violations(
                            Json.parse(Files.readString(REPOSITORY.resolve("docs/schema/build.schema.json"))),
                            Json.parse(BuildJson.write(report))))
                    .isEmpty();
            assertThat(BuildMarkdown.write(report, true).lines().filter(line -> line.startsWith("| `")))
                    .hasSizeGreaterThanOrEqualTo(report.entries().size());
        }
    }

    private static long sum(List<Saving> savings) {
        return savings.stream().mapToLong(Saving::tokens).sum();
    }

    private static Path root(String name) {
        if (name.equals("starter")) {
            return REPOSITORY.resolve("examples/starter");
        }
        String corpora = System.getenv("TARE_CORPORA");
        Path root = (corpora == null ? REPOSITORY.resolve("../shared/corpora") : Path.of(corpora)).resolve(name);
        assumeTrue(Files.isDirectory(root), "skipped: there is no " + root.normalize() + "; set TARE_CORPORA");
        return root;
    }
}
