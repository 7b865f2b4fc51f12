package dev.tare.templates.flat;

import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.prompt.FileMarks;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and weighs prompts, with the modules' texts as passes have left them or as they are in the source. Sections that stand alone are always
 * as in the source: passes see whole modules. For one thread at a time.
 */
public final class FlatTarget {

    private static final byte[] CUT = {'>', '\n'};

    private final ModuleGraph source;
    private final Map<ModuleId, byte[]> texts;
    private final Map<Weighed, Integer> weights = new HashMap<>();

    private record Weighed(FlatPart part, boolean first) {}

    /**
     * @param source the framework
     * @param texts the texts of modules that differ from the source's
     */
    public FlatTarget(ModuleGraph source, Map<ModuleId, byte[]> texts) {
        this.source = source;
        this.texts = texts;
    }

    /**
     * Writes the prompts to a folder, and returns their files in order of their names.
     *
     * @throws OutputException when one cannot be written
     */
    public List<ManifestFile> write(FlatPlan plan, Path folder) throws OutputException {
        List<ManifestFile> files = new ArrayList<>();
        for (FlatPrompt prompt : plan.prompts()) {
            Path file = folder.resolve(prompt.file());
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    for (FlatPart part : prompt.parts()) {
                        out.write(marked(part));
                    }
                }
                files.add(new ManifestFile(prompt.file(), ContentHash.ofFile(file)));
            } catch (IOException e) {
                throw new OutputException(
                        prompt.file() + " cannot be written: " + OutputFolder.reason(e),
                        "check permissions and the space on the disk");
            }
        }
        files.sort(Comparator.comparing(ManifestFile::path));
        return files;
    }

    /**
     * Returns the exact count of a prompt. Every encoding's pattern cuts between the letter or digit at the end of an end mark and the
     * bracket after it. So each part counts from there to there, the same in every prompt, and is counted once.
     */
    public long tokens(FlatPrompt prompt, TokenCounter counter) {
        long tokens = 0;
        boolean first = true;
        for (FlatPart part : prompt.parts()) {
            tokens += weight(part, first, counter);
            first = false;
        }
        return tokens + counter.count(CUT, 0, CUT.length);
    }

    private int weight(FlatPart part, boolean first, TokenCounter counter) {
        Weighed key = new Weighed(part, first);
        Integer known = weights.get(key);
        if (known != null) {
            return known;
        }
        byte[] text = marked(part);
        byte[] counted = new byte[text.length + (first ? 0 : CUT.length)];
        System.arraycopy(CUT, 0, counted, 0, first ? 0 : CUT.length);
        System.arraycopy(text, 0, counted, first ? 0 : CUT.length, text.length);
        int weight = counter.count(counted, 0, counted.length - CUT.length);
        weights.put(key, weight);
        return weight;
    }

    private byte[] marked(FlatPart part) {
        return FileMarks.around(part.label(), text(part));
    }

    private byte[] text(FlatPart part) {
        byte[] whole = source.module(part.id()).orElseThrow().source().utf8();
        if (part.section().isPresent()) {
            Span span = part.section().get();
            return Arrays.copyOfRange(whole, span.start(), span.end());
        }
        return texts.getOrDefault(part.id(), whole);
    }
}
