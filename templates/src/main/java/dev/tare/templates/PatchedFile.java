package dev.tare.templates;

import dev.tare.core.text.Edits;
import java.util.Optional;

/**
 * A file that a patch changes, deletes or adds.
 *
 * @param path from the root of the framework
 * @param before its bytes before; nothing for a new file
 * @param after its bytes afterwards; nothing for one that goes
 * @param edits lead from the one to the other, where there are both
 */
public record PatchedFile(String path, Optional<byte[]> before, Optional<byte[]> after, Edits edits) {

    /** A file that is edited. */
    public static PatchedFile edited(String path, byte[] before, Edits edits) {
        return new PatchedFile(path, Optional.of(before), Optional.of(edits.apply(before)), edits);
    }

    /** A file that goes. */
    public static PatchedFile deleted(String path, byte[] before) {
        Edits all = new Edits.Builder().replace(0, before.length, new byte[0]).build();
        return new PatchedFile(path, Optional.of(before), Optional.empty(), all);
    }

    /** A file that comes. */
    public static PatchedFile added(String path, byte[] after) {
        return new PatchedFile(
                path,
                Optional.empty(),
                Optional.of(after),
                new Edits.Builder().replace(0, 0, after).build());
    }
}
