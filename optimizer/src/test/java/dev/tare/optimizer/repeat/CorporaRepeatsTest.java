package dev.tare.optimizer.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in real frameworks is what it says it is: the same text, or nearly so, in places that do not overlap. */
class CorporaRepeatsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ccmp-v3", "superclaude-v2-fork", "superclaude-v4"})
    void placesSayTheSame(String name) {
        String folder = System.getenv("TARE_CORPORA");
        Path corpus = Path.of(folder == null ? "../../shared/corpora" : folder).resolve(name);
        assumeTrue(Files.isDirectory(corpus), "skipped: there is no " + corpus.normalize() + "; set TARE_CORPORA");
        Framework framework = FrameworkReader.read(corpus, ReadOptions.DEFAULT, TaskExecutor.direct());
        Map<ModuleId, SourceText> sources = new HashMap<>();
        framework.modules().forEach(module -> sources.put(module.id(), module.source()));
        Repeats repeats = Repeats.find(new ArrayList<>(sources.values()), framework.counter(), TaskExecutor.direct());
        assertThat(repeats.all().size()).isPositive();
        for (Repeat repeat : repeats.all()) {
            check(repeat, sources);
        }
        SharingPlan plan = SharingPlan.of(
                framework.graph(),
                repeats.all(),
                framework.counter(),
                Packages.ONE,
                (id, span) -> true,
                (id, span) -> true,
                TaskExecutor.direct());
        for (Pointer pointer : plan.pointers()) {
            Span place = pointer.place();
            byte[] source = source(sources, pointer.copy()).utf8();
            assertThat(pointer.remade(source(sources, pointer.holder())))
                    .isEqualTo(Arrays.copyOfRange(source, place.start(), place.end()));
        }
    }

    private static void check(Repeat repeat, Map<ModuleId, SourceText> sources) {
        Repeat.Place first = repeat.places().get(0);
        Stretch held = Stretch.of(source(sources, first.id()), first.span());
        List<Repeat.Place> rest = repeat.places().subList(1, repeat.places().size());
        for (Repeat.Place place : rest) {
            assertThat(place.overlaps(first)).isFalse();
            Stretch copy = Stretch.of(source(sources, place.id()), place.span());
            if (repeat.kind() == Repeat.Kind.EXACT) {
                assertThat(held.isSame(copy)).isTrue();
            } else {
                assertThat(WordAlignment.between(held, copy)).contains(place.substitutions());
            }
        }
    }

    private static SourceText source(Map<ModuleId, SourceText> sources, ModuleId id) {
        return Objects.requireNonNull(sources.get(id));
    }
}
