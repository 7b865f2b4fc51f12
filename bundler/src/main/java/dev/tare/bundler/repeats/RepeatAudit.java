package dev.tare.bundler.repeats;

import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Place;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.repeats.RepeatReport.Text;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.defer.PartPlaces;
import dev.tare.optimizer.repeat.Packages;
import dev.tare.optimizer.repeat.Repeat;
import dev.tare.optimizer.repeat.RepeatedText;
import dev.tare.optimizer.repeat.Repeats;
import dev.tare.optimizer.repeat.SharedPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a framework says more than once. The search takes longer than the whole of an audit, so nobody gets it unasked. */
public final class RepeatAudit {

    /** Texts that are told of each group. */
    private static final int LARGEST = 5;

    /** Less than this is not worth a place of its own. */
    private static final int LEAST_TOKENS = 50;

    private static final int START = 60;

    private final Framework framework;
    private final Packages packages;

    private RepeatAudit(Framework framework) {
        this.framework = framework;
        this.packages = new PartPlaces(framework.reading().tree(), framework.harness(), path -> true);
    }

    /** Returns what the framework says more than once. */
    public static RepeatReport of(Framework framework, TaskExecutor executor) {
        RepeatAudit audit = new RepeatAudit(framework);
        return new RepeatReport(audit.copies(executor), audit.prefixes(executor));
    }

    private List<Copies> copies(TaskExecutor executor) {
        List<SourceText> texts = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            texts.add(module.source());
        }
        List<Repeat> repeats =
                Repeats.find(texts, framework.counter(), executor).all();
        List<Copies> copies = new ArrayList<>();
        for (RepeatedText text : RepeatedText.of(repeats, packages)) {
            if (text.tokens() < LEAST_TOKENS) {
                continue;
            }
            List<Text> largest = new ArrayList<>();
            for (Repeat repeat :
                    text.repeats().subList(0, Math.min(LARGEST, text.repeats().size()))) {
                largest.add(text(repeat));
            }
            copies.add(new Copies(
                    text.packages().stream().map(RepeatAudit::folder).toList(),
                    text.repeats().size(),
                    text.tokens(),
                    largest));
        }
        return copies;
    }

    private static String folder(String folder) {
        return folder.isEmpty() ? "." : folder;
    }

    private Text text(Repeat repeat) {
        List<Place> places = new ArrayList<>();
        for (Repeat.Place place : repeat.places()) {
            SourceText source =
                    framework.graph().module(place.id()).orElseThrow().source();
            int last = Math.max(place.span().start(), place.span().end() - 1);
            places.add(new Place(
                    place.id().path(),
                    source.position(place.span().start()).line(),
                    source.position(last).line()));
        }
        Repeat.Place first = repeat.places().get(0);
        SourceText source = framework.graph().module(first.id()).orElseThrow().source();
        String line = source.slice(first.span()).strip().lines().findFirst().orElse("");
        return new Text(
                line.codePointCount(0, line.length()) <= START
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, START)),
                repeat.kind() == Repeat.Kind.EXACT,
                repeat.tokens(),
                places);
    }

    private List<Prefix> prefixes(TaskExecutor executor) {
        Map<List<ModuleId>, Long> sharedFirst = new HashMap<>();
        for (SharedPrefix prefix : prefixes(SharedPrefix.Order.SHARED_FIRST, executor)) {
            sharedFirst.merge(prefix.entries(), prefix.tokens(), Math::max);
        }
        List<Prefix> found = new ArrayList<>();
        for (SharedPrefix prefix : prefixes(SharedPrefix.Order.AS_LOADED, executor)) {
            long first = sharedFirst.getOrDefault(prefix.entries(), 0L);
            found.add(new Prefix(
                    folder(prefix.folder()),
                    prefix.entries().stream().map(ModuleId::path).toList(),
                    prefix.modules().stream().map(ModuleId::path).toList(),
                    prefix.tokens(),
                    Math.max(prefix.tokens(), first),
                    prefix.isCacheable()));
        }
        return found;
    }

    private List<SharedPrefix> prefixes(SharedPrefix.Order order, TaskExecutor executor) {
        return SharedPrefix.of(framework.graph(), framework.counter(), packages, order, executor);
    }
}
