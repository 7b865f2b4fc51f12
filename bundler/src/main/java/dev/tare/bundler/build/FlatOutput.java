package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.SourceText;
import dev.tare.optimizer.EmittedText;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.flat.FlatPart;
import dev.tare.templates.flat.FlatPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The texts of modules and sections as the prompts of an output hold them: each once, as long as all prompts have the same. */
public final class FlatOutput implements EmittedText {

    /**
     * A text in a prompt.
     *
     * @param prompt the file of the first prompt that holds it so
     * @param part what it should be
     * @param text the text; the end of its last line may be the prompt's and not its own
     */
    record Copy(String prompt, FlatPart part, SourceText text) {}

    private final Verifier verifier;
    private final Map<FlatPart, List<Copy>> copies = new LinkedHashMap<>();

    FlatOutput(Verifier verifier) {
        this.verifier = verifier;
    }

    /** Tells whether a manifest is that of prompts. */
    public static boolean isFlat(Manifest manifest) {
        return manifest.target().equals(BuildTarget.FLAT.word());
    }

    /** Returns how many prompts an output holds; nothing when it is of another target, or no output. */
    public static OptionalInt prompts(Path out) {
        try {
            Manifest manifest = ManifestReader.read(OutputManifest.read(out));
            return isFlat(manifest) ? OptionalInt.of(manifest.files().size()) : OptionalInt.empty();
        } catch (IOException | IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns what is not as it was written, told from the output alone. */
    static List<Finding> changed(Path out, Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            Restorer.check(out, file, findings);
        }
        return findings;
    }

    /** Adds a text of a prompt. */
    void add(FlatPrompt prompt, FlatPart part, byte[] text) {
        List<Copy> known = copies.computeIfAbsent(part, key -> new ArrayList<>(1));
        for (Copy copy : known) {
            if (Arrays.equals(copy.text().utf8(), text)) {
                return;
            }
        }
        known.add(new Copy(prompt.file(), part, SourceText.ofUtf8(part.id(), text)));
    }

    /** Returns all texts that differ, in the order in which they were added. */
    List<Copy> copies() {
        List<Copy> all = new ArrayList<>();
        copies.values().forEach(all::addAll);
        return all;
    }

    @Override
    public Optional<byte[]> of(ManifestModule module) {
        List<Copy> known = copies.getOrDefault(FlatPart.whole(module.id()), List.of());
        return known.isEmpty() ? Optional.empty() : Optional.of(text(module, known.get(0)));
    }

    /**
     * Returns the module's own text in a copy. A text that does not end its last line is ended by the prompt, and only the way back can tell:
     * it leads to the source with that end or without it, never both ways.
     */
    byte[] text(ManifestModule module, Copy copy) {
        byte[] text = copy.text().utf8();
        if (text.length > 0 && text[text.length - 1] == '\n' && !leadsBack(module, text)) {
            byte[] shorter = Arrays.copyOf(text, text.length - 1);
            return leadsBack(module, shorter) ? shorter : text;
        }
        return text;
    }

    private boolean leadsBack(ManifestModule module, byte[] text) {
        try {
            return ContentHash.of(verifier.restore(module, text)).equals(module.source());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
