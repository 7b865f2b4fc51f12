package dev.tare.core.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;

/** A counter that leaves the work to jtokkit: exact, but some 0.3 s to load and slow. For encodings of older models. */
final class JtokkitCounter implements TokenCounter {

    private final Encoding encoding;
    private final com.knuddels.jtokkit.api.Encoding jtokkit;

    JtokkitCounter(Encoding encoding) {
        this.encoding = encoding;
        this.jtokkit = Encodings.newLazyEncodingRegistry()
                .getEncoding(
                        switch (encoding) {
                            case O200K_BASE -> EncodingType.O200K_BASE;
                            case CL100K_BASE -> EncodingType.CL100K_BASE;
                            case P50K_BASE -> EncodingType.P50K_BASE;
                            case R50K_BASE -> EncodingType.R50K_BASE;
                        });
    }

    @Override
    public Encoding encoding() {
        return encoding;
    }

    @Override
    public int count(byte[] utf8, int start, int end) {
        // The "ordinary" form: the other one throws where the text spells out a special token.
        return jtokkit.countTokensOrdinary(new String(utf8, start, end - start, StandardCharsets.UTF_8));
    }

    @Override
    public int[] countBetween(SourceText text, int[] cuts) {
        Cuts.check(text, cuts);
        IntArrayList tokens = jtokkit.encodeOrdinary(new String(text.utf8(), StandardCharsets.UTF_8));
        int[] counts = new int[cuts.length - 1];
        IntArrayList one = new IntArrayList(1);
        int stretch = 0;
        int offset = 0;
        for (int i = 0; i < tokens.size(); i++) {
            while (stretch < counts.length && offset >= cuts[stretch + 1]) {
                stretch++;
            }
            if (stretch == counts.length) {
                break;
            }
            if (offset >= cuts[stretch]) {
                counts[stretch]++;
            }
            one.clear();
            one.add(tokens.get(i));
            offset += jtokkit.decodeBytes(one).length;
        }
        return counts;
    }
}
