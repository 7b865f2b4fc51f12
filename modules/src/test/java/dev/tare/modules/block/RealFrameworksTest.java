package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealFrameworksTest {

    @Test
    void blocksCoverRealFiles() throws IOException {
        Path root = Path.of(System.getProperty("tare.repository.root", "."));
        String folder = System.getenv("TARE_CORPORA");
        Path corpora = folder == null ? root.resolve("../shared/corpora") : Path.of(folder);
        assumeTrue(Files.isDirectory(corpora), "no corpora at " + corpora + "; set TARE_CORPORA");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(corpora)) {
            files = walk.filter(
                            p -> p.toString().endsWith(".md") || p.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            SourceText source =
                    SourceText.ofUtf8(new ModuleId(file.getFileName().toString()), Files.readAllBytes(file));
            assertThat(Blocks.faultOfCover(source)).as(file.toString()).isEmpty();
            for (String name : Sections.of(source).names()) {
                assertThat(Sections.of(source).find(name)).as(file + "#" + name).isPresent();
            }
        }
    }
}
