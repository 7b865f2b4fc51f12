package dev.tare.optimizer.xml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stretch of instruction XML: the content of a fence, or a file. For one thread at a time. */
final class XmlPart {

    private static final byte NO_MARK = 0;

    private final SourceText source;
    private final Span span;
    private final Optional<Block.Fence> fence;
    private @Nullable XmlPieces pieces;

    XmlPart(SourceText source, Span span, Optional<Block.Fence> fence) {
        this.source = source;
        this.span = span;
        this.fence = fence;
    }

    /** Returns where it stands, marks of the fence left out. */
    Span span() {
        return span;
    }

    /** Returns the fence around it, if there is one. */
    Optional<Block.Fence> fence() {
        return fence;
    }

    /** Returns the character of the fence, of which three at the start of a line would close it; 0 in a file. */
    byte mark() {
        if (fence.isEmpty()) {
            return NO_MARK;
        }
        Span whole = fence.get().span();
        return source.utf8()[Indent.skipBlank(source.utf8(), whole.start(), whole.end())];
    }

    /** Returns it cut into pieces, made at the first question for them. */
    XmlPieces pieces() {
        XmlPieces known = pieces;
        if (known == null) {
            known = XmlPieces.of(source, span);
            pieces = known;
        }
        return known;
    }
}
