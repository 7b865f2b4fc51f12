package dev.tare.optimizer.pass;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of one module as a pass finds it: what the passes before have left. For one thread at a time. */
public final class PassText {

    private final SourceText source;
    private final ModuleKind kind;
    private final ProtectedPlaces kept;
    private final boolean commentsStripped;
    private final Map<Class<?>, Object> derived = new HashMap<>(4);
    private @Nullable Layout layout;

    PassText(SourceText source, ModuleKind kind, ProtectedPlaces kept, boolean commentsStripped) {
        this.source = source;
        this.kind = kind;
        this.kept = kept;
        this.commentsStripped = commentsStripped;
    }

    /** Returns the text of a module as it was read. */
    public static PassText of(PromptModule module) {
        return new PassText(module.source(), module.kind(), ProtectedPlaces.of(module), false);
    }

    public SourceText source() {
        return source;
    }

    public ModuleKind kind() {
        return kind;
    }

    /** Returns the bytes of the text. Read only. */
    public byte[] utf8() {
        return source.utf8();
    }

    public List<Block> blocks() {
        return layout().blocks();
    }

    /** Returns the layout, made at the first question for it. */
    public Layout layout() {
        Layout known = layout;
        if (known == null) {
            known = BlockScanner.layout(source);
            layout = known;
        }
        return known;
    }

    /** Tells whether a reference, a slot or the front matter shares a byte with the place, so that no edit there is taken. */
    public boolean isProtected(Span place) {
        return kept.touches(place.start(), place.end());
    }

    /** Tells whether the harness leaves out the module's comments itself, so that there is nothing to save. */
    public boolean commentsStripped() {
        return commentsStripped;
    }

    /**
     * Returns what passes work out of the text, made at the first question for it: where one pass changes nothing, the next one finds
     * it ready.
     *
     * @param kind what is asked for; there is one of a kind
     */
    public <T> T derived(Class<T> kind, Function<PassText, T> make) {
        Object known = derived.get(kind);
        if (known == null) {
            T made = make.apply(this);
            derived.put(kind, made);
            return made;
        }
        return kind.cast(known);
    }

    ProtectedPlaces protectedPlaces() {
        return kept;
    }
}
