package dev.tare.modules.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A disk that names the entries of a folder in another order each time. */
final class ShufflingDisk extends FileAccess {

    private final Random random;

    ShufflingDisk(long seed) {
        this.random = new Random(seed);
    }

    @Override
    List<Path> list(Path folder) throws IOException {
        List<Path> entries = super.list(folder);
        synchronized (random) {
            Collections.shuffle(entries, random);
        }
        return entries;
    }
}
