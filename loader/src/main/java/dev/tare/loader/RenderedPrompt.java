package dev.tare.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A prompt with values in its slots, ready to be sent. */
public final class RenderedPrompt {

    private final byte[] utf8;

    RenderedPrompt(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Returns the text. */
    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Returns the text's UTF-8 bytes. */
    public byte[] utf8() {
        return utf8.clone();
    }

    /** Writes the text's UTF-8 bytes. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(utf8);
    }

    /** Returns how many bytes the text has. */
    public int bytes() {
        return utf8.length;
    }
}
