package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A text that is checked against its hash as it is read: who reads it to its end knows that it was the right one. */
final class CheckedStream extends FilterInputStream {

    private final MessageDigest digest = ContentHash.digest();
    private final ContentHash hash;
    private final Path file;
    private long rest;
    private boolean ended;

    /** @param bytes how many bytes the text has; no more are read */
    CheckedStream(InputStream in, ContentHash hash, long bytes, Path file) {
        super(in);
        this.hash = hash;
        this.rest = bytes;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read < 0) {
            check();
            return -1;
        }
        rest -= read;
        if (rest < 0) {
            throw damaged();
        }
        digest.update(bytes, from, read);
        return read;
    }

    /** What is skipped counts too. */
    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 4096)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        if (!ended) {
            ended = true;
            if (rest != 0 || !ContentHash.of(digest).equals(hash)) {
                throw damaged();
            }
        }
    }

    private BundleException damaged() {
        return Bundle.damaged(file, "the template " + hash.base64() + " was changed");
    }
}
