package dev.tare.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.ModuleLoad;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was learned to follow a command is kept in memory while the command is in use, though nobody asks for it in between. */
@Timeout(60)
class LearnedEvictionTest {

    private static final String FOLLOWS = "docs/0.md";
    private static final int MODULES = 60;
    private static final int CACHE_BYTES = 16 << 10;

    private static final LearnedUse LEARNED = command -> List.of(new LearnedUse.Likely(FOLLOWS, 0.9));

    @Test
    void startsOfACommandKeepWhatFollowsIt() throws Exception {
        assertThat(foundAfterOthers(LEARNED)).isEqualTo(CacheLevel.DECODED);
    }

    @Test
    void withoutKnowledgeOthersTakeItsPlace() throws Exception {
        assertThat(foundAfterOthers(LearnedUse.NONE)).isEqualTo(CacheLevel.BUNDLE);
    }

    /** Asks for modules until memory is full, starts the command many times, asks for as many others, and tells where what follows is found. */
    private static CacheLevel foundAfterOthers(LearnedUse learned) throws Exception {
        Queue<ModuleLoad> told = new ConcurrentLinkedQueue<>();
        List<String> texts = IntStream.range(0, MODULES)
                .mapToObj(i -> ("Text " + i + " of many.\n").repeat(50))
                .toList();
        LoaderOptions options = LoaderOptions.DEFAULT
                .withCache(CACHE_BYTES, 0)
                .withLearned(learned)
                .withRecorder(told::add);
        try (ModuleLoader loader =
                ModuleLoader.open(new ByteArrayInputStream(TestBundles.of(texts, Map.of(), 0)), options)) {
            Prompt other = loader.load("go");
            require(other, 1, MODULES / 2);
            other.require(FOLLOWS);
            for (int i = 0; i < 8; i++) {
                loader.load("go").frequent().await();
            }
            require(other, MODULES / 2, MODULES);
            told.clear();
            Prompt again = loader.load("go");
            again.frequent().cancel();
            again.require(FOLLOWS);
        }
        return told.stream()
                .filter(load -> load.module().equals(FOLLOWS))
                .findFirst()
                .orElseThrow()
                .from();
    }

    private static void require(Prompt prompt, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            prompt.require("docs/" + i + ".md");
        }
    }
}
