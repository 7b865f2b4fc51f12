package dev.tare.benchmarks.size;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import dev.tare.loader.bundle.Bundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many times smaller the templates of a bundle become, each compressed alone by zstd, without a dictionary and with one that was
 * trained on the same bundle. A dictionary counts with all its bytes.
 */
public final class Compression {

    private static final int LEAST = 4 << 10;
    private static final int MOST = 12 << 10;
    private static final List<Integer> LEVELS = List.of(3, 9, 19);
    private static final List<Integer> KILOBYTES = List.of(0, 4, 8, 16, 32, 64, 110);

    private final List<byte[]> all;
    private final List<byte[]> measured;

    private Compression(List<byte[]> all) {
        this.all = all;
        this.measured = all.stream()
                .filter(text -> text.length >= LEAST && text.length <= MOST)
                .toList();
    }

    /**
     * Prints a table for each bundle.
     *
     * @param files the bundles
     */
    public static void main(String[] files) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String file : files) {
            List<byte[]> texts = new ArrayList<>();
            try (Bundle bundle = Bundle.open(Path.of(file))) {
                for (int i = 0; i < bundle.index().parts().size(); i++) {
                    texts.add(bundle.template(i).mustache());
                }
            }
            new Compression(texts).print(String.valueOf(Path.of(file).getFileName()), out);
        }
    }

    private void print(String name, PrintStream out) {
        long bytes = measured.stream().mapToLong(text -> text.length).sum();
        out.printf(
                Locale.ROOT,
                "#### %s: %d templates of 4 to 12 KB, %,d bytes (of %d templates in all)%n%n",
                name,
                measured.size(),
                bytes,
                all.size());
        out.println("| dictionary, trained on | level 3 | level 9 | level 19 | level 19, dictionary not counted |");
        out.println("|---|---|---|---|---|");
        for (int size : KILOBYTES) {
            for (List<byte[]> samples : size == 0 ? List.of(measured) : List.of(measured, all)) {
                row(size, samples, bytes, out);
            }
        }
        out.println();
    }

    private void row(int kilobytes, List<byte[]> samples, long bytes, PrintStream out) {
        byte[] dictionary = kilobytes == 0 ? new byte[0] : trained(kilobytes << 10, samples);
        if (kilobytes > 0 && dictionary.length == 0) {
            return;
        }
        StringBuilder row = new StringBuilder(
                kilobytes == 0
                        ? "| none |"
                        : String.format(
                                Locale.ROOT,
                                "| %,d bytes, %s |",
                                dictionary.length,
                                samples.size() == all.size() ? "all templates" : "those of 4 to 12 KB"));
        long last = 0;
        for (int level : LEVELS) {
            last = compressed(dictionary, level);
            row.append(String.format(Locale.ROOT, " %.2f × |", (double) bytes / (last + dictionary.length)));
        }
        out.println(row.append(String.format(Locale.ROOT, " %.2f × |", (double) bytes / last)));
    }

    /** Returns no bytes where zstd finds the samples too few for a dictionary of this size. */
    private static byte[] trained(int size, List<byte[]> samples) {
        int sum = samples.stream().mapToInt(text -> text.length).sum();
        ZstdDictTrainer trainer = new ZstdDictTrainer(sum, size);
        samples.forEach(trainer::addSample);
        try {
            return trainer.trainSamples();
        } catch (ZstdException e) {
            return new byte[0];
        }
    }

    private long compressed(byte[] dictionary, int level) {
        long sum = 0;
        try (ZstdDictCompress in = dictionary.length == 0 ? null : new ZstdDictCompress(dictionary, level);
                ZstdDictDecompress back = dictionary.length == 0 ? null : new ZstdDictDecompress(dictionary)) {
            for (byte[] text : measured) {
                byte[] small = in == null ? Zstd.compress(text, level) : Zstd.compress(text, in);
                byte[] again =
                        back == null ? Zstd.decompress(small, text.length) : Zstd.decompress(small, back, text.length);
                if (!Arrays.equals(text, again)) {
                    throw new IllegalStateException("a text does not come back");
                }
                sum += small.length;
            }
        }
        return sum;
    }
}
