package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.config.ConfigLayer;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.token.Encoding;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFiguresTest {

    private static final Pattern TOKENS = Pattern.compile("\"tokens\":(\\d+)");

    @TempDir
    private Path folder;

    /** Any count of any module, after any pass, that is one too many or too few is found. */
    @Test
    void everyCountIsCountedAgain() throws IOException, OutputException {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            Notation notation = seed % 2 == 0 ? Notation.KEEP : Notation.OUTLINE;
            RoundTrip trip = RoundTrip.of(folder, "f" + seed, RandomFramework.of(random), notation, 1 + seed % 3);
            Path file = trip.out().resolve(Manifest.PATH);
            String good = Files.readString(file);
            Matcher counts = TOKENS.matcher(good);
            int found = 0;
            while (counts.find()) {
                int told = Integer.parseInt(counts.group(1));
                String forged = good.substring(0, counts.start(1))
                        + (random.nextBoolean() || told == 0 ? told + 1 : told - 1)
                        + good.substring(counts.end(1));
                Files.writeString(file, forged);
                assertThat(trip.prove())
                        .as("seed %s, at %s: %s", seed, counts.start(), told)
                        .isNotEmpty();
                found++;
            }
            assertThat(found).isPositive();
            Files.writeString(file, good);
            assertThat(trip.prove()).isEmpty();
        }
    }

    @Test
    void settingsAreThoseOfWhatWasDone() throws IOException, OutputException {
        Map<String, byte[]> files = RandomFramework.of(new Random(7));
        RoundTrip trip = RoundTrip.of(folder, "f", files, Notation.OUTLINE, 1);
        Path file = trip.out().resolve(Manifest.PATH);
        String good = Files.readString(file);
        assertThat(good).contains("\"level\":1", "\"notation\":\"outline\"");
        for (String forged : List.of(
                good.replace("\"level\":1", "\"level\":0"),
                good.replace("\"level\":1", "\"level\":7"),
                good.replace("\"notation\":\"outline\"", "\"notation\":\"keep\""),
                good.replace("\"notation\":\"outline\"", "\"notation\":\"short\""))) {
            Files.writeString(file, forged);
            assertThat(trip.prove()).extracting(Finding::check).containsOnly(Finding.Check.MANIFEST);
        }
    }

    @Test
    void anotherEncodingOrHarnessIsNoDamage() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "f", RandomFramework.of(new Random(3)), Notation.KEEP, 2);
        ReadOptions other = ReadOptions.DEFAULT.with(Encoding.CL100K_BASE);
        Framework counted = FrameworkReader.read(trip.source(), other, TaskExecutor.direct());
        assertThat(Proof.prove(trip.out(), counted, other, TaskExecutor.direct()))
                .extracting(Finding::message)
                .containsExactly("the output was counted in o200k_base and the source in cl100k_base");
        assertThat(OutputSettings.of(trip.out(), ReadOptions.DEFAULT).encoding())
                .contains(Encoding.O200K_BASE);
        assertThat(OutputSettings.of(trip.out(), other)).isEqualTo(other);
        ReadOptions cursor = new ReadOptions(
                Optional.empty(),
                ConfigLayer.EMPTY,
                Map.of("TARE_HARNESS", "cursor"),
                Optional.empty(),
                ReadOptions.DEFAULT.progress());
        Framework read = FrameworkReader.read(trip.source(), cursor, TaskExecutor.direct());
        assertThat(Proof.prove(trip.out(), read, cursor, TaskExecutor.direct()))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("was built for claude-code", "give --harness claude-code@");
    }
}
