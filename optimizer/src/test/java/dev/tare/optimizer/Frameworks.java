package dev.tare.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.pass.PassContext;
import java.nio.file.Files;
import java.nio.file.Path;

/** The frameworks on disk that tests read. */
final class Frameworks {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    private Frameworks() {}

    static Framework starter() {
        return read(REPOSITORY.resolve("examples/starter"));
    }

    static Framework corpus(String name) {
        String folder = System.getenv("TARE_CORPORA");
        Path corpus = (folder == null ? REPOSITORY.resolve("../shared/corpora") : Path.of(folder)).resolve(name);
        assumeTrue(Files.isDirectory(corpus), "skipped: there is no " + corpus.normalize() + "; set TARE_CORPORA");
        return read(corpus);
    }

    static Framework read(Path root) {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    static Optimized optimize(Framework framework, int level, Notation notation, TaskExecutor executor) {
        return PassRunner.run(
                framework.graph(),
                StandardPasses.of(level, notation),
                new PassContext(framework.counter(), framework.harness(), executor));
    }
}
