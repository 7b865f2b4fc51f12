package dev.tare.loader.cache;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the dictionary with which a bundle's texts are kept compressed in memory. The same texts give the same dictionary, with the same
 * version of Zstandard.
 */
public final class DictionaryTrainer {

    /** What pays best in a cache of some hundred kilobytes, see docs/performance.md: a larger one takes the room of the texts that it is for. */
    private static final int DICTIONARY_BYTES = 8 << 10;

    /** Of fewer, or more, text there is nothing to learn that would make up for the dictionary, or nothing more. */
    private static final int FEWEST_BYTES = 100_000;

    private static final int MOST_BYTES = 16 << 20;

    /** A sample may be this long; the trainer asks for no longer ones. */
    private static final int MOST_SAMPLE_BYTES = 128 << 10;

    private DictionaryTrainer() {}

    /** Returns a dictionary; empty when there is too little text, or no Zstandard for this platform. */
    public static byte[] train(List<byte[]> texts) {
        List<byte[]> samples = new ArrayList<>();
        int bytes = 0;
        for (byte[] text : texts) {
            if (text.length > 0 && text.length <= MOST_SAMPLE_BYTES && bytes + text.length <= MOST_BYTES) {
                samples.add(text);
                bytes += text.length;
            }
        }
        if (bytes < FEWEST_BYTES) {
            return new byte[0];
        }
        try {
            ZstdDictTrainer trainer = new ZstdDictTrainer(bytes, DICTIONARY_BYTES);
            samples.forEach(trainer::addSample);
            return trainer.trainSamples();
        } catch (ZstdException | LinkageError e) {
            return new byte[0];
        }
    }
}
