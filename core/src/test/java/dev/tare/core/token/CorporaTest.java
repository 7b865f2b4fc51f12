package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real frameworks, counted beforehand with the tokenizer of the encodings' maker. */
class CorporaTest {

    private static final String COUNTS = ".tokens.tsv";

    @Test
    void countsRealFilesAsTheMakersTokenizerDoes() throws IOException {
        Path corpora = corpora();
        TokenCounter o200k = TokenCounters.of(Encoding.O200K_BASE);
        TokenCounter cl100k = TokenCounters.of(Encoding.CL100K_BASE);
        int files = 0;
        for (Path counts : countFiles(corpora)) {
            String name = counts.getFileName().toString();
            Path root = corpora.resolve(name.substring(0, name.length() - COUNTS.length()));
            for (String line : Files.readAllLines(counts)) {
                String[] fields = line.split("\t");
                if (!fields[1].chars().allMatch(Character::isDigit)) {
                    continue; // the header
                }
                byte[] utf8 = Files.readAllBytes(root.resolve(fields[0]));
                assertThat(utf8).as(line).hasSize(Integer.parseInt(fields[1]));
                assertThat(o200k.count(utf8, 0, utf8.length)).as(line).isEqualTo(Integer.parseInt(fields[2]));
                assertThat(cl100k.count(utf8, 0, utf8.length)).as(line).isEqualTo(Integer.parseInt(fields[3]));
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    @Test
    void countsAllRealFilesAsJtokkitDoes() throws IOException {
        TokenCounter o200k = TokenCounters.of(Encoding.O200K_BASE);
        TokenCounter cl100k = TokenCounters.of(Encoding.CL100K_BASE);
        for (Path file : files(corpora())) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            assertThat(o200k.count(text)).as("%s", file).isEqualTo(Oracle.O200K.count(text));
            assertThat(cl100k.count(text)).as("%s", file).isEqualTo(Oracle.CL100K.count(text));
        }
    }

    private static Path corpora() {
        Path root = Path.of(System.getProperty("tare.repository.root", ".."));
        Path corpora =
                root.resolve(Optional.ofNullable(System.getenv("TARE_CORPORA")).orElse("../shared/corpora"));
        assumeTrue(
                Files.isDirectory(corpora),
                "skipped: there are no corpora at " + corpora + " (TARE_CORPORA names them)");
        return corpora;
    }

    private static List<Path> countFiles(Path corpora) throws IOException {
        try (Stream<Path> entries = Files.list(corpora)) {
            return entries.filter(path -> path.toString().endsWith(COUNTS))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path corpora) throws IOException {
        try (Stream<Path> entries = Files.walk(corpora)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
