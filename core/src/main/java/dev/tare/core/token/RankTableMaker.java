package dev.tare.core.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the files that {@link RankTable} reads from jtokkit's vocabularies. The build runs it after compiling; the same
 * vocabulary gives the same bytes.
 */
public final class RankTableMaker {

    private final Map<String, Integer> ranks = new HashMap<>();

    private RankTableMaker(List<String> vocabulary) {
        for (String line : vocabulary) {
            int space = line.indexOf(' ');
            byte[] token = Base64.getDecoder().decode(line.substring(0, space));
            // One char a byte, so that a token is a key and can be cut.
            ranks.put(
                    new String(token, StandardCharsets.ISO_8859_1),
                    Integer.valueOf(line.substring(space + 1).trim()));
        }
    }

    /**
     * Writes the tables into a folder.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (Encoding encoding : List.of(Encoding.O200K_BASE, Encoding.CL100K_BASE)) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(encoding.id() + ".ranks"))) {
                out.write(table(encoding));
            }
        }
    }

    /** Returns the bytes of an encoding's table. */
    static byte[] table(Encoding encoding) throws IOException {
        String resource = "/com/knuddels/jtokkit/" + encoding.id() + ".tiktoken";
        try (InputStream in = RankTableMaker.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("jtokkit has no vocabulary at " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new RankTableMaker(text.lines().toList()).table();
        }
    }

    private byte[] table() {
        List<String> tokens = new ArrayList<>(ranks.keySet());
        tokens.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        if (rank(tokens.get(tokens.size() - 1)) >= 1 << RankTable.RANK_BITS) {
            throw new IllegalStateException("ranks need more than " + RankTable.RANK_BITS + " bits");
        }
        int[] bytes = new int[256];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = rank(String.valueOf((char) b));
        }
        int[] twoBytes = new int[1 << 16];
        Arrays.fill(twoBytes, RankTable.NONE);
        long[] pairKeys = new long[tokens.size()];
        long[] pairs = new long[tokens.size()];
        long[] words = new long[tokens.size()];
        int pairCount = 0;
        int wordCount = 0;
        for (String token : tokens) {
            int rank = rank(token);
            if (token.length() > 1) {
                long key = lastMerge(token);
                pairKeys[pairCount] = key;
                pairs[pairCount++] = key << RankTable.RANK_BITS | rank;
            }
            if (token.length() == 2) {
                twoBytes[token.charAt(0) << 8 | token.charAt(1)] = rank;
            } else if (token.length() > 2 && token.length() <= PieceMemo.LONGEST_SHORT) {
                byte[] utf8 = token.getBytes(StandardCharsets.ISO_8859_1);
                words[wordCount++] = PieceMemo.shortKey(utf8, 0, utf8.length);
            }
        }
        return layOut(
                bytes,
                twoBytes,
                Arrays.copyOf(pairKeys, pairCount),
                Arrays.copyOf(pairs, pairCount),
                Arrays.copyOf(words, wordCount));
    }

    /** Returns the two tokens whose merge makes the token, when its bytes are merged as those of any text. */
    private long lastMerge(String token) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < token.length(); i++) {
            parts.add(token.substring(i, i + 1));
        }
        while (parts.size() > 2) {
            int lowest = RankTable.NONE;
            int at = -1;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = rank(parts.get(i) + parts.get(i + 1));
                if (rank < lowest) {
                    lowest = rank;
                    at = i;
                }
            }
            if (at < 0) {
                throw new IllegalStateException("no merges lead to the token of rank " + rank(token));
            }
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
        return RankTable.pairKey(rank(parts.get(0)), rank(parts.get(1)));
    }

    private int rank(String token) {
        return ranks.getOrDefault(token, RankTable.NONE);
    }

    private static byte[] layOut(int[] bytes, int[] twoBytes, long[] pairKeys, long[] pairs, long[] words) {
        long[] pairHashes = new long[pairKeys.length];
        for (int i = 0; i < pairKeys.length; i++) {
            pairHashes[i] = RankTable.hash(pairKeys[i]);
        }
        long[] wordHashes = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            wordHashes[i] = RankTable.hash(words[i]);
        }
        ByteBuffer out = ByteBuffer.allocate(8 << 20).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(RankTable.MAGIC);
        for (int rank : bytes) {
            out.putInt(rank);
        }
        for (int rank : twoBytes) {
            out.putInt(rank);
        }
        putHashed(out, pairHashes, pairs);
        putHashed(out, wordHashes, words);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void putHashed(ByteBuffer out, long[] hashes, long[] entries) {
        PerfectHash hash = PerfectHash.of(hashes);
        long[] slots = new long[hash.slots()];
        Arrays.fill(slots, RankTable.EMPTY);
        for (int i = 0; i < entries.length; i++) {
            slots[PerfectHash.slot(hashes[i], hash.multipliers(), hash.slots())] = entries[i];
        }
        out.putInt(hash.multipliers().length);
        for (char multiplier : hash.multipliers()) {
            out.putChar(multiplier);
        }
        out.putInt(slots.length);
        for (long slot : slots) {
            out.putLong(slot);
        }
    }
}
