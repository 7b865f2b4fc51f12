package dev.tare.core.token;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The vocabulary of an encoding as flat arrays, laid out when Tare is built and read in one go. A token is known by its
 * rank, and lower ranks merge first.
 *
 * <p>It holds which two tokens merge to which third. Every token of two bytes or more comes about by one last merge only,
 * the same in every text: the merges inside its bytes are those of its bytes alone, because no merge crossed its borders. So
 * one entry a token says all, and the bytes need not be kept. Short tokens are listed as well, since most pieces are one.
 */
final class RankTable {

    /** The rank of what is no token: higher than all. */
    static final int NONE = Integer.MAX_VALUE;

    /** The first eight bytes of a table: a name and the version of the layout, in ASCII. */
    static final long MAGIC = 0x3130_534B_4E41_5254L; // "TRANKS01", little-endian

    /** Bits of a rank. */
    static final int RANK_BITS = 18;

    /** What an unused slot holds: no key of a pair or a word, since neither has all bits set. */
    static final long EMPTY = -1;

    private static final int RANK_MASK = (1 << RANK_BITS) - 1;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final int CHUNK = 1 << 16;

    private final int[] bytes;
    private final int[] twoBytes;
    private final char[] pairMultipliers;
    private final long[] pairs;
    private final char[] wordMultipliers;
    private final long[] words;
    private final char[] longWordMultipliers;
    private final long[] longWords;

    private RankTable(Source source) throws IOException {
        bytes = source.ints(256);
        twoBytes = source.ints(1 << 16);
        pairMultipliers = source.chars(source.size());
        pairs = source.longs(source.size());
        wordMultipliers = source.chars(source.size());
        words = source.longs(source.size());
        longWordMultipliers = source.chars(source.size());
        longWords = source.longs(2 * source.size());
    }

    /** Returns the table that lies beside this class. */
    static RankTable load(Encoding encoding) {
        String name = encoding.id() + ".ranks";
        try (InputStream in = RankTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The token table " + name + " is missing from this build of Tare.");
            }
            return read(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException("The token table " + name + " cannot be read.", e);
        }
    }

    static RankTable read(InputStream in, String name) throws IOException {
        Source source = new Source(in, name);
        long magic = source.longs(1)[0];
        if (magic != MAGIC) {
            throw new IllegalStateException("The token table " + name + " has the layout " + layout(magic)
                    + "; this build of Tare reads " + layout(MAGIC) + ".");
        }
        return new RankTable(source);
    }

    private static String layout(long magic) {
        StringBuilder layout = new StringBuilder();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            layout.append((char) (magic >>> shift & 0xff));
        }
        return layout.toString();
    }

    /** Returns the rank of a single byte. */
    int ofByte(int b) {
        return bytes[b & 0xff];
    }

    /** Returns the rank of two bytes, or {@link #NONE}. */
    int ofTwoBytes(int first, int second) {
        return twoBytes[(first & 0xff) << 8 | second & 0xff];
    }

    /** Returns the rank of the token to which two neighbouring tokens merge, or {@link #NONE}. */
    int ofPair(int left, int right) {
        long key = pairKey(left, right);
        long entry = pairs[PerfectHash.slot(hash(key), pairMultipliers, pairs.length)];
        return entry >>> RANK_BITS == key ? (int) entry & RANK_MASK : NONE;
    }

    /** Tells whether a piece of at most {@link PieceKey#LONGEST} bytes, given as its key, is one token. */
    boolean isToken(long head, long tail, int length) {
        if (length <= PieceKey.LONGEST_SINGLE) {
            long key = head | tail;
            return words[PerfectHash.slot(hash(key), wordMultipliers, words.length)] == key;
        }
        int slot = 2 * PerfectHash.slot(PieceKey.hash(head, tail), longWordMultipliers, longWords.length / 2);
        return longWords[slot] == head && longWords[slot + 1] == tail;
    }

    static long pairKey(int left, int right) {
        return (long) left << RANK_BITS | right;
    }

    static long hash(long key) {
        return (key + 1) * FACTOR; // plus 1: zero would hash to zero whatever the multiplier
    }

    /** Reads arrays from a stream in large chunks, as little-endian numbers. */
    private static final class Source {

        private final InputStream in;
        private final String name;
        private final byte[] chunk = new byte[CHUNK];
        private final ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);

        Source(InputStream in, String name) {
            this.in = in;
            this.name = name;
        }

        int size() throws IOException {
            return ints(1)[0];
        }

        int[] ints(int length) throws IOException {
            int[] array = new int[length];
            for (int i = 0; i < length; ) {
                int n = fill((length - i) * 4L) / 4;
                view.asIntBuffer().get(array, i, n);
                i += n;
            }
            return array;
        }

        long[] longs(int length) throws IOException {
            long[] array = new long[length];
            for (int i = 0; i < length; ) {
                int n = fill((length - i) * 8L) / 8;
                view.asLongBuffer().get(array, i, n);
                i += n;
            }
            return array;
        }

        char[] chars(int length) throws IOException {
            char[] array = new char[length];
            for (int i = 0; i < length; ) {
                int n = fill((length - i) * 2L) / 2;
                view.asCharBuffer().get(array, i, n);
                i += n;
            }
            return array;
        }

        private int fill(long wanted) throws IOException {
            int n = (int) Math.min(wanted, chunk.length);
            if (in.readNBytes(chunk, 0, n) < n) {
                throw new EOFException("The token table " + name + " ends early.");
            }
            return n;
        }
    }
}
