package dev.tare.loader;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePart;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.bundle.BundleWriter;
import dev.tare.loader.cache.DictionaryTrainer;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Bundles of modules without slots: {@code docs/0.md}, {@code docs/1.md} and so on, and the command {@code go} that may open all of them. */
final class TestBundles {

    static final String GO = ".claude/commands/go.md";

    private TestBundles() {}

    /** Returns texts of as many modules, each a line. */
    static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Text " + i + ".\n").toList();
    }

    static ModuleLoader open(byte[] bundle, LoaderOptions options) throws IOException {
        return ModuleLoader.open(new ByteArrayInputStream(bundle), options);
    }

    /** Returns the names of threads of any loader that are alive. */
    static Set<String> loaderThreads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("tare-loader"))
                .forEach(names::add);
        return names;
    }

    /** Returns a bundle whose modules have these texts; no two may be equal. */
    static byte[] of(List<String> texts) {
        return of(texts, Map.of(), texts.size());
    }

    /**
     * Returns a bundle.
     *
     * @param needs which modules the harness loads with a module
     * @param near how many modules the command refers to itself
     */
    static byte[] of(List<String> texts, Map<Integer, List<Integer>> needs, int near) {
        return of("Go.\n", texts, needs, near, false);
    }

    /** Returns a bundle whose command has this text, and loads a file with that text when it starts. */
    static byte[] eager(String command, String loaded) {
        return of(command, List.of(loaded), Map.of(), 0, true);
    }

    private static byte[] of(
            String command, List<String> texts, Map<Integer, List<Integer>> needs, int near, boolean eager) {
        List<String> all = new ArrayList<>(texts);
        all.add(command);
        List<Template> templates =
                new ArrayList<>(all.stream().map(TestBundles::template).toList());
        Map<String, Integer> numbers = new HashMap<>();
        templates.sort(Comparator.comparing(template -> hash(template).hex()));
        List<BundlePart> parts = new ArrayList<>();
        for (Template template : templates) {
            numbers.put(template.toString(), parts.size());
            parts.add(new BundlePart(hash(template), template.index()));
        }
        List<BundleModule> modules = new ArrayList<>();
        modules.add(module(GO, "command", all.get(texts.size()), numbers, 0, List.of()));
        List<Integer> onDemand = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<Integer> needed = needs.getOrDefault(i, List.of()).stream()
                    .map(need -> need + 1)
                    .toList();
            modules.add(module("docs/" + i + ".md", "plain", texts.get(i), numbers, layer(i, needs), needed));
            onDemand.add(i + 1);
        }
        List<BundlePiece> critical = new ArrayList<>();
        critical.add(new BundlePiece(0, modules.get(0).template(), GO));
        if (eager) {
            critical.add(new BundlePiece(1, modules.get(1).template(), "docs/0.md"));
            onDemand.clear();
        }
        BundleEntry entry = new BundleEntry(0, List.of("go"), critical, onDemand, near);
        BundleIndex index = new BundleIndex(
                "test", 2, "outline", "o200k_base", "claude-code 1", 1000, parts, List.of(), modules, List.of(entry));
        return BundleWriter.write(
                index,
                templates,
                List.of(),
                "{}".getBytes(StandardCharsets.UTF_8),
                DictionaryTrainer.train(texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList()));
    }

    /** Tests name needs with higher numbers only, so that a number is a layer. */
    private static int layer(int i, Map<Integer, List<Integer>> needs) {
        return needs.isEmpty() ? 1 : i + 1;
    }

    private static BundleModule module(
            String path, String kind, String text, Map<String, Integer> numbers, int layer, List<Integer> needs) {
        int part = numbers.getOrDefault(text, -1);
        return new BundleModule(new ModuleId(path), kind, new ModuleId(path).stem(), part, 1, layer, needs);
    }

    static Template template(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        TemplateIndex index = new TemplateIndex(
                Delimiters.USUAL, List.of(), List.of(), new int[] {utf8.length}, new int[0], new int[] {1});
        return new Template(index, utf8);
    }

    private static ContentHash hash(Template template) {
        return ContentHash.of(template.mustache());
    }
}
