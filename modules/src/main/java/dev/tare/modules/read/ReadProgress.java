package dev.tare.modules.read;

/** Hears how far reading has come. Called from several threads. */
public interface ReadProgress {

    ReadProgress NONE = (done, total) -> {};

    /**
     * Tells that so many files are done.
     *
     * @param done files read or refused so far
     * @param total files to read, or 0 while folders are still walked
     */
    void advanced(int done, int total);
}
