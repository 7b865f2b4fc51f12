package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.optimizer.ondemand.LazyLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pass that makes references lazy, each with a line of words that depend on nothing but the source. */
public abstract class LazyLinesPass implements DeferringPass {

    @Override
    public final int level() {
        return 2;
    }

    /** Returns the lines that the pass would write, in order of module and place. */
    protected abstract List<LazyLine> lines(Framework source, TaskExecutor executor);

    @Override
    public final void offer(DeferralSite site) {
        for (LazyLine line : lines(site.source(), site.executor())) {
            site.makeLazy(new Mention(name(), line, site.source()));
        }
    }

    /** Returns the lines that the pass may have written, whatever a user had settled then. */
    protected List<LazyLine> possibleLines(Framework source, TaskExecutor executor) {
        return lines(source, executor);
    }

    @Override
    public final List<LazyMention> mentions(Framework source, TaskExecutor executor) {
        List<LazyMention> mentions = new ArrayList<>();
        for (LazyLine line : possibleLines(source, executor)) {
            mentions.add(new Mention(name(), line, source));
        }
        return mentions;
    }

    /** Returns mentions by their module and place. */
    static Map<ModuleId, Map<Span, LazyMention>> byPlace(List<LazyMention> mentions) {
        Map<ModuleId, Map<Span, LazyMention>> byPlace = new HashMap<>();
        for (LazyMention mention : mentions) {
            byPlace.computeIfAbsent(mention.module(), id -> new HashMap<>()).put(mention.place(), mention);
        }
        return byPlace;
    }

    /** A line, with the number in it that the output has. */
    private record Mention(String pass, LazyLine line, Framework source) implements LazyMention {

        @Override
        public ModuleId module() {
            return line.reference().from();
        }

        @Override
        public Span place() {
            return line.place();
        }

        @Override
        public String text(TokenCounts counts) {
            return line.reference().section().isPresent()
                    ? line.text()
                    : line.counted(counts.of(source.graph()
                            .module(line.reference().to().orElseThrow())
                            .orElseThrow()
                            .source()));
        }
    }
}
