package dev.tare.core.manifest;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.Arrays;

/**
 * Where in an output a module stands that has no file of its own there, or shares one with others.
 *
 * @param file the file of the output, named by the module whose path it has
 * @param span the bytes of that file which the module's steps lead back from. Two modules whose texts are the same share one; an empty
 *     one means that nothing of the module is left but the references that now lead past it
 */
public record Home(ModuleId file, Span span) {

    /**
     * Returns the module's part of the file.
     *
     * @throws ChangedTextException when the file is too short
     */
    public byte[] part(byte[] text) {
        if (span.end() > text.length) {
            throw new ChangedTextException(text.length);
        }
        return Arrays.copyOfRange(text, span.start(), span.end());
    }
}
