package dev.tare.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a file's bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentHash(String hex) {

    private static final int BUFFER = 1 << 16;

    public ContentHash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal: '" + hex + "'");
        }
    }

    /** Returns the hash of bytes. */
    public static ContentHash of(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Returns the hash of a text's UTF-8 bytes. */
    public static ContentHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the hash that a digest by {@link #digest} has come to. */
    public static ContentHash of(MessageDigest digest) {
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns a digest, for what comes in pieces. */
    public static MessageDigest digest() {
        return sha256();
    }

    /** Returns the hash of a file of any size. */
    public static ContentHash ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns the hash as 43 letters, digits, {@code -} and {@code _}: shorter by a third. */
    public String base64() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    /**
     * Returns the hash that {@link #base64()} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ContentHash ofBase64(String text) {
        return new ContentHash(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentHash that && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }
}
