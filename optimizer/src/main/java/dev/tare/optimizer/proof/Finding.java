package dev.tare.optimizer.proof;

import java.util.Locale;

/**
 * Something that an output does not have as its source says.
 *
 * @param check which check found it
 * @param path the file, from the root
 * @param line the line in the source, from 1
 * @param message what is wrong, for people
 */
public record Finding(Check check, String path, int line, String message) {

    /** The checks of a proof. */
    public enum Check {
        /** The manifest is there, can be read, is small enough, and is about this source. */
        MANIFEST,
        /** Undoing the passes gives the source to the byte. */
        CONSERVATION,
        /** What the manifest puts in is layout or inert. */
        RESIDUE,
        /** The output renders to the same document. */
        MEANING,
        /** References and what is loaded are the same. */
        GRAPH,
        /** The other files are the same. */
        FILES;

        /** Returns the lower-case word that reports use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
