package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;

/** A reference that its harness followed by itself, and that becomes one to be opened when it is needed. */
public interface LazyMention {

    /** Returns the name of the pass that wants it. */
    String pass();

    /** Returns the module in which it stands. */
    ModuleId module();

    /** Returns the place of the reference, nothing more and nothing less. */
    Span place();

    /** Returns what stands there instead. */
    String text(TokenCounts counts);
}
