package dev.tare.optimizer.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the choice to labels that were given by judgement before anything was tuned, on one half of the frameworks only. */
class LabelledReferencesTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));
    private static final Path RESOURCES = Path.of("src/test/resources/dev/tare/optimizer/ondemand");

    private static final double PRECISION = 0.95;
    private static final double RECALL = 0.9;

    /** How much of a router's start is left at most, without what is always loaded. */
    private static final double LEFT = 0.4;

    @TempDir
    Path folder;

    private final StringBuilder shown = new StringBuilder();

    @Test
    void whatAStartNeedNotLoadIsFoundAndTheRestStays() throws IOException {
        Score tuned = score("tuned");
        tuned.add(starter());
        Score heldOut = score("heldout");
        Score all = new Score();
        all.add(tuned);
        all.add(heldOut);
        System.out.println(shown + tuned.line("tuned") + heldOut.line("held out") + all.line("all"));
        assertThat(all.places()).isGreaterThanOrEqualTo(48);
        assertThat(all.lookAlikes() * 3).isGreaterThanOrEqualTo(all.places());
        assertThat(all.precision()).isGreaterThanOrEqualTo(PRECISION);
        assertThat(all.recall()).isGreaterThanOrEqualTo(RECALL);
        assertThat(all.heavyStarts).isEmpty();
    }

    private Score score(String half) throws IOException {
        Score score = new Score();
        List<Path> texts;
        try (Stream<Path> files = Files.list(RESOURCES.resolve(half))) {
            texts = files.sorted().toList();
        }
        for (Path text : texts) {
            score.add(score(
                    Labels.unpacked(text, folder.resolve(text.getFileName().toString()))));
        }
        return score;
    }

    private Score starter() throws IOException {
        Path copy = folder.resolve("starter");
        Path from = REPOSITORY.resolve("examples/starter");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return score(Labels.of("starter", copy, Files.readString(RESOURCES.resolve("starter.expect"))));
    }

    private Score score(Labels labels) throws IOException {
        Framework before = read(labels.root());
        List<LazyLine> lines = LazyLines.of(before.graph(), before.counter(), TaskExecutor.direct());
        Set<String> taken = new TreeSet<>();
        shown.append("== ").append(labels.name()).append('\n');
        for (LazyLine line : lines) {
            taken.add(key(line.reference()));
        }
        for (String line : AppliedLines.shown(before.graph(), lines)) {
            shown.append("  ").append(line).append('\n');
        }
        assertThat(labels.lazy().keySet()).as("labels of %s", labels.name()).isEqualTo(eager(before));
        Score score = new Score();
        for (Map.Entry<String, Boolean> label : labels.lazy().entrySet()) {
            score.count(labels.name() + ": " + label.getKey(), label.getValue(), taken.contains(label.getKey()));
        }
        AppliedLines.write(labels.root(), before.graph(), lines);
        Framework after = read(labels.root());
        AppliedLines.compare(before.graph(), after.graph(), lines);
        for (ModuleId router : labels.routers()) {
            int start = before.graph().eagerClosure(router).tokens();
            int lean = after.graph().eagerClosure(router).tokens();
            shown.append("  ")
                    .append(router)
                    .append(": ")
                    .append(start)
                    .append(" to ")
                    .append(lean)
                    .append('\n');
            if (lean > start * LEFT) {
                score.heavyStarts.add(labels.name() + ": " + router + " " + start + " to " + lean);
            }
        }
        return score;
    }

    private static Framework read(Path root) {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    /** Returns all references by which a start loads a file. */
    private static Set<String> eager(Framework framework) {
        Set<ModuleId> starts = new TreeSet<>();
        for (Closure.Part part : framework.graph().alwaysLoaded().parts()) {
            starts.add(part.id());
        }
        for (PromptModule entry : framework.graph().entries()) {
            starts.add(entry.id());
        }
        Set<String> found = new TreeSet<>();
        for (Reference reference : framework.graph().references()) {
            if (reference.strength() == Strength.EAGER
                    && framework.graph().isEdge(reference)
                    && starts.contains(reference.from())) {
                found.add(key(reference));
            }
        }
        return found;
    }

    private static String key(Reference reference) {
        return Labels.key(reference.from(), reference.mention().target());
    }

    /** How the choice compares with the labels. */
    private static final class Score {

        final List<String> heavyStarts = new ArrayList<>();
        private final Map<String, String> wrong = new TreeMap<>();
        private int right;
        private int missed;
        private int mistaken;
        private int stayed;

        void count(String place, boolean lazy, boolean taken) {
            if (lazy && taken) {
                right++;
            } else if (lazy) {
                missed++;
                wrong.put(place, "missed");
            } else if (taken) {
                mistaken++;
                wrong.put(place, "should stay");
            } else {
                stayed++;
            }
        }

        void add(Score other) {
            right += other.right;
            missed += other.missed;
            mistaken += other.mistaken;
            stayed += other.stayed;
            wrong.putAll(other.wrong);
            heavyStarts.addAll(other.heavyStarts);
        }

        int places() {
            return right + missed + mistaken + stayed;
        }

        int lookAlikes() {
            return mistaken + stayed;
        }

        double precision() {
            return right + mistaken == 0 ? 1 : (double) right / (right + mistaken);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        String line(String name) {
            StringBuilder line = new StringBuilder(String.format(
                    "lazy lines, %s: %d places, %d look-alikes; precision %.3f, recall %.3f%n",
                    name, places(), lookAlikes(), precision(), recall()));
            wrong.forEach((place, what) ->
                    line.append("  ").append(what).append(": ").append(place).append('\n'));
            return line.toString();
        }
    }
}
