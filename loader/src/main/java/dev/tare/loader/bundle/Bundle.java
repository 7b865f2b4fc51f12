package dev.tare.loader.bundle;

import dev.tare.core.exec.AtExit;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An opened bundle. What it says of itself is read and checked when it is opened, its templates when they are asked for, each against its hash
 * before anything of it is used. For any number of threads.
 */
public final class Bundle implements TemplateSource, AutoCloseable {

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_INDEX_BYTES = 64 << 20;
    private static final int MOST_RESTORE_BYTES = 256 << 20;
    private static final int MOST_TEMPLATE_BYTES = 64 << 20;
    private static final int MOST_DICTIONARY_BYTES = 128 << 10;
    private static final int MOST_CHECKSUM_BYTES = 4096;

    /** An index of 10,000 modules is packed to a twentieth. */
    private static final int MOST_RATIO = 200;

    private static final int FREE_BYTES = 1 << 20;
    private static final int MOST_FILES = 1_000_000;
    private static final String AGAIN = "build it again from its source: tare build DIR -o FILE --target bundle";

    private final ZipFile zip;
    private final Path path;
    private final @Nullable AtExit temporary;
    private volatile boolean closed;
    private final Map<String, ZipEntry> files;
    private final byte[] checksums;
    private final BundleIndex index;

    private Bundle(ZipFile zip, Path path, @Nullable AtExit temporary) throws IOException {
        this.zip = zip;
        this.path = path;
        this.temporary = temporary;
        this.files = files(zip);
        this.checksums = read(BundleFiles.CHECKSUMS, MOST_CHECKSUM_BYTES);
        this.index = index(read(BundleFiles.INDEX, MOST_INDEX_BYTES));
    }

    /**
     * Opens a bundle.
     *
     * @throws BundleException when there is none, when it is damaged, or when it has a format that this Tare does not read
     */
    public static Bundle open(Path file) throws BundleException {
        if (!Files.isRegularFile(file)) {
            throw Files.exists(file)
                    ? new BundleException(file + " is no file", "name the file that tare build --target bundle wrote")
                    : new BundleException(
                            "there is no file " + file, "build it: tare build DIR -o " + file + " --target bundle");
        }
        return open(file, null);
    }

    /**
     * Opens a bundle from a stream, which is read to its end and left open. The bundle lies in a temporary file as long as it is open.
     *
     * @throws BundleException when it is damaged, too large, or has a format that this Tare does not read
     */
    public static Bundle open(InputStream stream) throws IOException {
        Path file = Files.createTempFile("tare-", ".tare");
        AtExit atExit = AtExit.register(() -> deleteQuietly(file));
        try {
            long bytes;
            try (OutputStream out = Files.newOutputStream(file)) {
                bytes = copy(stream, out);
            }
            if (bytes > MOST_BYTES) {
                throw new BundleException("the stream has more than " + MOST_BYTES + " bytes", "no bundle has so many");
            }
            return open(file, atExit);
        } catch (IOException | RuntimeException e) {
            deleteQuietly(file);
            atExit.cancel();
            throw e;
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is among the temporary files, which the system clears.
        }
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0 && bytes <= MOST_BYTES; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            bytes += n;
        }
        return bytes;
    }

    private static Bundle open(Path file, @Nullable AtExit temporary) throws BundleException {
        ZipFile zip;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BundleException(file + " has more than " + MOST_BYTES + " bytes", "no bundle has so many");
            }
            zip = new ZipFile(file.toFile());
        } catch (BundleException e) {
            throw e;
        } catch (IOException e) {
            throw new BundleException(
                    Files.isReadable(file)
                            ? file + " is no bundle, or a part of it is missing"
                            : file + " cannot be read: permission denied",
                    Files.isReadable(file) ? AGAIN : "check its permissions");
        }
        try {
            return new Bundle(zip, file, temporary);
        } catch (IOException | RuntimeException e) {
            closeQuietly(zip);
            if (e instanceof BundleException told) {
                throw told;
            }
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    static BundleException damaged(Path file, Object reason) {
        return new BundleException(file + " is damaged: " + reason, AGAIN);
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            // Nothing of it was used.
        }
    }

    private static Map<String, ZipEntry> files(ZipFile zip) {
        Map<String, ZipEntry> files = new HashMap<>();
        if (zip.size() > MOST_FILES) {
            throw new IllegalArgumentException("it holds " + zip.size() + " files");
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (files.put(entry.getName(), entry) != null) {
                throw new IllegalArgumentException("it holds two files named " + entry.getName());
            }
        }
        return files;
    }

    /**
     * Reads the index and then checks its hash, and nothing of it is used before: at the start of a program hashes are set up on another thread
     * while it is read. That it was changed goes before whatever else is wrong with it.
     */
    private BundleIndex index(byte[] json) throws BundleException {
        BundleIndex read;
        try {
            read = BundleJson.read(json);
        } finally {
            check(BundleFiles.INDEX, json);
        }
        Set<String> names = new HashSet<>(Set.of(BundleFiles.CHECKSUMS, BundleFiles.INDEX, BundleFiles.RESTORE));
        if (files.containsKey(BundleFiles.DICTIONARY)) {
            names.add(BundleFiles.DICTIONARY);
        }
        for (BundlePart part : read.parts()) {
            names.add(present(
                    BundleFiles.template(part.hash()),
                    "the template " + part.hash().base64(),
                    part.index()));
        }
        for (BundlePartial partial : read.partials()) {
            names.add(present(
                    BundleFiles.partial(partial.name()), "the partial '" + partial.name() + "'", partial.index()));
        }
        for (String name : files.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("it holds a file that it does not name: '" + name + "'");
            }
        }
        return read;
    }

    /** Returns the name of a file that is there, and of the size that is told. */
    private String present(String name, String what, TemplateIndex index) {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        if (entry.getSize() != index.bytes() || entry.getSize() > MOST_TEMPLATE_BYTES) {
            throw new IllegalArgumentException(what + " has a wrong size");
        }
        return name;
    }

    /** Returns what the bundle says of itself. */
    public BundleIndex index() {
        return index;
    }

    /** Returns the file that the bundle was opened from. */
    public Path path() {
        return path;
    }

    /**
     * Returns a template, its partials in it.
     *
     * @param part which of the index's parts
     * @throws BundleException when it is not what the bundle says it is
     */
    @Override
    public Template template(int part) throws BundleException {
        BundlePart told = index.parts().get(part);
        List<Template> partials = new ArrayList<>(told.index().partials().size());
        for (String name : told.index().partials()) {
            partials.add(partial(name));
        }
        byte[] text = template(
                BundleFiles.template(told.hash()), "the template " + told.hash().base64(), told.hash());
        return new Template(told.index(), text, partials);
    }

    /**
     * Returns a template whose text is read from the file each time it is rendered; its partials are in memory. The text is read once here, so
     * that nothing of it is used before its hash is known to be right, and checked again whenever it is read.
     *
     * @param part which of the index's parts
     * @throws BundleException when it is not what the bundle says it is
     */
    @Override
    public TemplateStream stream(int part) throws IOException {
        BundlePart told = index.parts().get(part);
        List<Template> partials = new ArrayList<>(told.index().partials().size());
        for (String name : told.index().partials()) {
            partials.add(partial(name));
        }
        try (InputStream text = checkedStream(told)) {
            text.transferTo(OutputStream.nullOutputStream());
        }
        return new TemplateStream(told.index(), partials, () -> checkedStream(told));
    }

    private InputStream checkedStream(BundlePart part) throws IOException {
        ZipEntry entry = Objects.requireNonNull(files.get(BundleFiles.template(part.hash())));
        if (closed) {
            throw new BundleException(path + " was closed meanwhile", "load before you close it");
        }
        return new CheckedStream(zip.getInputStream(entry), part.hash(), entry.getSize(), path);
    }

    private Template partial(String name) throws BundleException {
        BundlePartial told = index.partial(name);
        byte[] text = template(BundleFiles.partial(name), "the partial '" + name + "'", told.hash());
        return new Template(told.index(), text);
    }

    private byte[] template(String file, String what, ContentHash hash) throws BundleException {
        byte[] text;
        try {
            text = read(file, MOST_TEMPLATE_BYTES);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw closed
                    ? new BundleException(path + " was closed meanwhile", "load before you close it")
                    : damaged(path, String.valueOf(e.getMessage()));
        }
        if (!ContentHash.of(text).equals(hash)) {
            throw damaged(path, what + " was changed");
        }
        return text;
    }

    /** Returns the way back to the source, as it was written. */
    public byte[] restore() throws BundleException {
        try {
            return checked(BundleFiles.RESTORE, MOST_RESTORE_BYTES);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path, String.valueOf(e.getMessage()));
        }
    }

    /** Returns what the texts are compressed with in memory; empty when the bundle has nothing of the kind. */
    public byte[] dictionary() throws BundleException {
        if (!files.containsKey(BundleFiles.DICTIONARY)) {
            return new byte[0];
        }
        try {
            return checked(BundleFiles.DICTIONARY, MOST_DICTIONARY_BYTES);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path, String.valueOf(e.getMessage()));
        }
    }

    private byte[] checked(String name, int most) throws IOException {
        byte[] content = read(name, most);
        check(name, content);
        return content;
    }

    private void check(String name, byte[] content) {
        if (!ContentHash.of(content).equals(BundleFiles.checksum(checksums, name))) {
            throw new IllegalArgumentException(name + " was changed");
        }
    }

    /** Reads a file of exactly the size that the container tells. */
    private byte[] read(String name, int most) throws IOException {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (entry.getSize() < 0 || entry.getSize() > most || isBomb(entry)) {
            throw new IllegalArgumentException(name + " has " + entry.getSize() + " bytes");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) entry.getSize());
            if (content.length < entry.getSize() || in.read() >= 0) {
                throw new EOFException(name + " is longer or shorter than told");
            }
            return content;
        }
    }

    /** What is read whole into a tree of values must not be far larger than the file that somebody was given. */
    private static boolean isBomb(ZipEntry entry) {
        return entry.getName().equals(BundleFiles.INDEX) && isBomb(entry.getSize(), entry.getCompressedSize());
    }

    /** Tells whether an index of so many bytes is refused when it is packed into so many. */
    static boolean isBomb(long bytes, long packed) {
        return bytes > FREE_BYTES && bytes / MOST_RATIO > packed;
    }

    /** Closes the file; templates that were read stay good. */
    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
        if (temporary != null) {
            Files.deleteIfExists(path);
            temporary.cancel();
        }
    }
}
