package dev.tare.core.token;

/** The shared counter of each encoding, made when it is first asked for. */
public final class TokenCounters {

    private TokenCounters() {}

    /** Returns the counter of the encoding: one object for the whole process, safe for use by several threads. */
    public static TokenCounter of(Encoding encoding) {
        return switch (encoding) {
            case O200K_BASE -> O200k.COUNTER;
            case CL100K_BASE -> Cl100k.COUNTER;
            case P50K_BASE -> P50k.COUNTER;
            case R50K_BASE -> R50k.COUNTER;
        };
    }

    // A holder class for each, so that a vocabulary is read only when its encoding is asked for.

    private static final class O200k {
        static final TokenCounter COUNTER =
                new FlatTokenCounter(Encoding.O200K_BASE, RankTable.load(Encoding.O200K_BASE), new O200kSplitter());
    }

    private static final class Cl100k {
        static final TokenCounter COUNTER =
                new FlatTokenCounter(Encoding.CL100K_BASE, RankTable.load(Encoding.CL100K_BASE), new Cl100kSplitter());
    }

    private static final class P50k {
        static final TokenCounter COUNTER = new JtokkitCounter(Encoding.P50K_BASE);
    }

    private static final class R50k {
        static final TokenCounter COUNTER = new JtokkitCounter(Encoding.R50K_BASE);
    }
}
