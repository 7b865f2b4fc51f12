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

    private static final int MOST_BYTES = 8 << 20;

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
        Keys pairs = new Keys(tokens.size());
        Keys words = new Keys(tokens.size());
        Keys longWords = new Keys(tokens.size());
        for (String token : tokens) {
            int rank = rank(token);
            int length = token.length();
            if (length > 1) {
                long key = lastMerge(token);
                pairs.add(RankTable.hash(key), key << RankTable.RANK_BITS | rank, 0);
            }
            if (length == 2) {
                twoBytes[token.charAt(0) << 8 | token.charAt(1)] = rank;
            }
            if (length <= PieceKey.LONGEST) {
                byte[] utf8 = token.getBytes(StandardCharsets.ISO_8859_1);
                long head = PieceKey.head(PieceKey.load(utf8, 0), length);
                long tail = PieceKey.tail(PieceKey.load(utf8, 8), length);
                if (length <= PieceKey.LONGEST_SINGLE) {
                    words.add(RankTable.hash(head | tail), head | tail, 0);
                } else {
                    longWords.add(PieceKey.hash(head, tail), head, tail);
                }
            }
        }
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(RankTable.MAGIC);
        out.asIntBuffer().put(bytes).put(twoBytes);
        out.position(out.position() + 4 * (bytes.length + twoBytes.length));
        pairs.put(out, 1);
        words.put(out, 1);
        longWords.put(out, 2);
        return Arrays.copyOf(out.array(), out.position());
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

    /** Entries of one or two numbers on their way into slots. */
    private static final class Keys {

        private final long[] hashes;
        private final long[] firsts;
        private final long[] seconds;
        private int size;

        Keys(int most) {
            hashes = new long[most];
            firsts = new long[most];
            seconds = new long[most];
        }

        void add(long hash, long first, long second) {
            hashes[size] = hash;
            firsts[size] = first;
            seconds[size++] = second;
        }

        void put(ByteBuffer out, int width) {
            PerfectHash hash = PerfectHash.of(Arrays.copyOf(hashes, size));
            long[] slots = new long[width * hash.slots()];
            Arrays.fill(slots, RankTable.EMPTY);
            for (int i = 0; i < size; i++) {
                int slot = width * PerfectHash.slot(hashes[i], hash.multipliers(), hash.slots());
                slots[slot] = firsts[i];
                if (width == 2) {
                    slots[slot + 1] = seconds[i];
                }
            }
            out.putInt(hash.multipliers().length);
            for (char multiplier : hash.multipliers()) {
                out.putChar(multiplier);
            }
            out.putInt(hash.slots());
            for (long slot : slots) {
                out.putLong(slot);
            }
        }
    }
}
