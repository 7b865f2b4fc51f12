package dev.tare.core.token;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;

/** jtokkit, asked what a text's tokens are. */
final class Oracle {

    static final Oracle O200K = new Oracle(EncodingType.O200K_BASE);
    static final Oracle CL100K = new Oracle(EncodingType.CL100K_BASE);

    private final com.knuddels.jtokkit.api.Encoding encoding;

    private Oracle(EncodingType type) {
        encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
    }

    static Oracle of(Encoding encoding) {
        return encoding == Encoding.O200K_BASE ? O200K : CL100K;
    }

    int count(String text) {
        return encoding.countTokensOrdinary(text);
    }

    /** Returns the offsets at which the tokens of the text begin in its UTF-8 form. */
    int[] starts(String text) {
        IntArrayList tokens = encoding.encodeOrdinary(text);
        int[] starts = new int[tokens.size()];
        IntArrayList one = new IntArrayList(1);
        int offset = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = offset;
            one.clear();
            one.add(tokens.get(i));
            offset += encoding.decodeBytes(one).length;
        }
        if (offset != text.getBytes(StandardCharsets.UTF_8).length) {
            throw new AssertionError("the tokens do not add up to the text");
        }
        return starts;
    }
}
