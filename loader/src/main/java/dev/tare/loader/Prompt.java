package dev.tare.loader;

import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.load.Loading;
import dev.tare.loader.load.Wanted;
import dev.tare.loader.prompt.FileMarks;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.Values;
import dev.tare.loader.use.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The prompt of an entry: its text and what is in the context when it starts, and whatever was asked for on demand. The entry's text comes
 * first, as it is; each other file follows between {@code <file path="…">} and {@code </file>}.
 */
public final class Prompt {

    private final ModuleLoader loader;
    private final Generation generation;
    private final BundleEntry entry;
    private final Loading frequent;
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(int module, int part, String label, Template template) {}

    /**
     * @param templates those of the entry's critical phase, in order
     * @param frequent what is loaded in the background
     */
    Prompt(ModuleLoader loader, Generation generation, BundleEntry entry, List<Template> templates, Loading frequent) {
        this.loader = loader;
        this.generation = generation;
        this.entry = entry;
        this.frequent = frequent;
        for (int i = 0; i < templates.size(); i++) {
            BundlePiece piece = entry.critical().get(i);
            pieces.add(new Piece(piece.module(), piece.template(), piece.label(), templates.get(i)));
        }
    }

    /** Returns the entry's module. */
    public BundleModule module() {
        return generation.module(entry.module());
    }

    /** Returns what is loaded into memory in the background, since it is likely to be asked for next: it is no part of the prompt. */
    public Loading frequent() {
        return frequent;
    }

    /**
     * Returns the entry's modules by phase: what is in the context when it starts, what is likely asked for next, and the rest of what it may
     * open. Whatever was asked for since changes nothing here.
     */
    public List<BundleModule> modules(Phase phase) {
        Set<Integer> critical = new LinkedHashSet<>();
        entry.critical().forEach(piece -> critical.add(piece.module()));
        Set<Integer> likely = loader.likely(generation, entry);
        Set<Integer> rest = new LinkedHashSet<>(entry.onDemand());
        rest.removeAll(likely);
        Set<Integer> modules = switch (phase) {
            case CRITICAL -> critical;
            case FREQUENT -> likely;
            case ON_DEMAND -> rest;
        };
        return modules.stream().map(generation::module).toList();
    }

    /** Returns what is in the prompt: the labels of its files, the entry's first. */
    public synchronized List<String> files() {
        return pieces.stream().map(Piece::label).toList();
    }

    /** Returns the handles of what the entry may open that is not in the prompt, nearest first. */
    public synchronized List<String> handles() {
        List<String> handles = new ArrayList<>();
        for (int module : entry.onDemand()) {
            if (!holds(module)) {
                handles.add(generation.module(module).id().path());
            }
        }
        return handles;
    }

    /** Tells whether all of a module is there; of some there are only sections. */
    private boolean holds(int module) {
        int whole = generation.module(module).template();
        return pieces.stream().anyMatch(piece -> piece.module() == module && piece.part() == whole);
    }

    /** Returns the slots that values can be given for, in order of place, each name once: those of arguments in the entry's text, others in all; flags of conditions among them. */
    public synchronized List<TemplateSlot> slots() {
        Set<String> names = new LinkedHashSet<>();
        List<TemplateSlot> slots = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            for (TemplateSlot slot : pieces.get(i).template().slots()) {
                boolean heard = i == 0 || !slot.isOfArguments();
                if (heard && slot.kind() != TemplateSlot.Kind.END && names.add(slot.name())) {
                    slots.add(slot);
                }
            }
        }
        return slots;
    }

    /**
     * Returns the tokens of all literal text: the sum of counts of stretches, each of which is exact. What is rendered may have a few tokens
     * fewer or more, beside those of values and marks, where stretches meet.
     */
    public synchronized long tokens() {
        return pieces.stream().mapToLong(piece -> piece.template().tokens()).sum();
    }

    /**
     * Loads something on demand, so that it is in the prompt from now on.
     *
     * @param handle a path of a module in the framework, seen from its root or from the entry's folder, or the end of one; of several modules whose
     *     paths end so, the one that the entry may open is meant
     * @throws NoSuchNameException when no module, or more than one, is named so
     * @throws dev.tare.loader.load.LoadException when it takes too long or would be too large, or the loader is closed
     * @throws IOException when the bundle cannot be read
     */
    public Prompt require(String handle) throws NoSuchNameException, IOException {
        String from = module().id().path();
        int module = generation.handles().find(handle, from, entry.onDemand()::contains);
        synchronized (this) {
            if (holds(module)) {
                return this;
            }
        }
        Wanted wanted = generation.whole(module);
        Template template =
                loader.load(generation, List.of(wanted), Phase.ON_DEMAND, entry).get(0);
        synchronized (this) {
            if (!holds(module)) {
                String path = generation.module(module).id().path();
                pieces.add(new Piece(module, wanted.part(), FileMarks.escaped(path, '#'), template));
            }
        }
        return this;
    }

    /**
     * Returns the prompt with values in its slots. Arguments are those of the entry: in other files' texts their slots stay as they are written,
     * as harnesses have it. Arguments for which the entry's text has no slot stand behind it, as Claude Code has it:
     * {@code ARGUMENTS: add login}.
     *
     * @param values by the names of slots; {@code ARGUMENTS} are all arguments as typed
     * @throws dev.tare.loader.template.MissingValueException when a named value is missing
     * @throws dev.tare.loader.template.TooLargeException when it would have more than 256 MiB
     */
    public synchronized RenderedPrompt render(Map<String, String> values) {
        Template first = pieces.get(0).template();
        String arguments = values.getOrDefault(Values.ARGUMENTS, "");
        if (pieces.size() == 1 && !PromptStream.isUnheard(arguments, first.slots())) {
            return new RenderedPrompt(first.render(Values.of(values), PromptStream.MOST_BYTES));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PromptStream stream = new PromptStream(values, out);
        try {
            for (Piece piece : pieces) {
                stream.add(piece.label(), piece.template());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return new RenderedPrompt(out.toByteArray());
    }
}
