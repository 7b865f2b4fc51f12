package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.cache.DictionaryTrainer;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The templates of a catalogue, by their index. A real bundle has its own; a framework that never was gets stretches of real texts, so that they
 * compress as prompts do.
 */
public final class Texts {

    private final List<Template> templates;
    private final List<ContentHash> hashes;
    private final byte[] dictionary;

    private Texts(List<Template> templates, List<ContentHash> hashes, byte[] dictionary) {
        this.templates = List.copyOf(templates);
        this.hashes = List.copyOf(hashes);
        this.dictionary = dictionary;
    }

    /** Returns the templates, each with as many bytes as the catalogue says. */
    public List<Template> templates() {
        return templates;
    }

    /** Returns what stands for each in a cache. */
    public List<ContentHash> hashes() {
        return hashes;
    }

    /** Returns what they are compressed with: what their bundle has, or what was learned from them. */
    public byte[] dictionary() {
        return dictionary.clone();
    }

    /** Returns those of a bundle. */
    public static Texts of(Bundle bundle) throws IOException {
        List<Template> templates = new ArrayList<>();
        List<ContentHash> hashes = new ArrayList<>();
        for (int part = 0; part < bundle.index().parts().size(); part++) {
            templates.add(bundle.template(part));
            hashes.add(bundle.index().content(part));
        }
        return new Texts(templates, hashes, bundle.dictionary());
    }

    /** Returns texts that no bundle has. */
    public static Texts of(List<Template> templates, List<ContentHash> hashes) {
        return new Texts(
                templates,
                hashes,
                DictionaryTrainer.train(
                        templates.stream().map(Template::mustache).toList()));
    }

    /** Cuts the texts of some bundles, one after the other, into those of a catalogue; from the beginning again where they are too few. */
    public static Texts cut(Catalogue catalogue, List<Texts> sources) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Texts source : sources) {
            source.templates().forEach(template -> out.writeBytes(template.mustache()));
        }
        byte[] all = out.toByteArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("there is no text to cut");
        }
        List<Template> templates = new ArrayList<>();
        List<ContentHash> hashes = new ArrayList<>();
        int at = 0;
        for (int bytes : catalogue.bytes()) {
            byte[] text = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                text[i] = all[at];
                at = (at + 1) % all.length;
            }
            templates.add(new Template(
                    new TemplateIndex(
                            Delimiters.USUAL, List.of(), List.of(), new int[] {bytes}, new int[0], new int[] {1}),
                    text));
            hashes.add(ContentHash.of("text " + hashes.size()));
        }
        return of(templates, hashes);
    }
}
